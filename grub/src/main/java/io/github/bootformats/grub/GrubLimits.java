package io.github.bootformats.grub;

import io.github.bootformats.api.ReadLimits.Limit;

/** What scripts may ask for; see {@link io.github.bootformats.api.ReadLimits}. */
public final class GrubLimits {
  /** How many bytes a script may have: {@code grub.script-bytes}, 64 MiB. */
  public static final Limit MAX_SCRIPT_BYTES = Limit.of("grub.script-bytes", 64L << 20);

  /**
   * How deep compound commands and blocks may nest: {@code grub.nesting}, 250. What is nested
   * deeper is taken for a syntax error; GRUB's own parser ends at some 2000.
   */
  public static final Limit MAX_NESTING = Limit.of("grub.nesting", 250);

  /** How many commands an evaluation may run: {@code grub.steps}, 1,000,000. */
  public static final Limit MAX_STEPS = Limit.of("grub.steps", 1_000_000);

  /**
   * How many files and texts may be within each other, by {@code source}, {@code configfile} and
   * {@code eval}: {@code grub.include-depth}, 30.
   */
  public static final Limit MAX_INCLUDE_DEPTH = Limit.of("grub.include-depth", 30);

  /** How many bytes the words of one command may expand to: {@code grub.expansion-bytes}, 4 MiB. */
  public static final Limit MAX_EXPANSION_BYTES = Limit.of("grub.expansion-bytes", 4L << 20);

  /** How many words one command may expand to: {@code grub.words}, 100,000. */
  public static final Limit MAX_WORDS = Limit.of("grub.words", 100_000);

  /** How many bytes all variables may hold: {@code grub.variable-bytes}, 16 MiB. */
  public static final Limit MAX_VARIABLE_BYTES = Limit.of("grub.variable-bytes", 16L << 20);

  /** How many menu entries there may be: {@code grub.entries}, 100,000. */
  public static final Limit MAX_ENTRIES = Limit.of("grub.entries", 100_000);

  /** How many bytes may be printed and traced: {@code grub.output-bytes}, 16 MiB. */
  public static final Limit MAX_OUTPUT_BYTES = Limit.of("grub.output-bytes", 16L << 20);

  private GrubLimits() {}
}
