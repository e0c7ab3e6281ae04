package io.github.bootformats.lilo;

import io.github.bootformats.api.ReadLimits.Limit;

/**
 * What configurations may ask of their readers; see {@link io.github.bootformats.api.ReadLimits}.
 */
public final class LiloLimits {
  /** How many bytes one file may have: {@code lilo.file-bytes}, 16 MiB. */
  public static final Limit MAX_FILE_BYTES = Limit.of("lilo.file-bytes", 16L << 20);

  /**
   * How many bytes the values of variables may add to a file: {@code lilo.expansion-bytes}, 16 MiB.
   */
  public static final Limit MAX_EXPANSION_BYTES = Limit.of("lilo.expansion-bytes", 16L << 20);

  /**
   * How many bytes of command lines a menu may have: {@code lilo.command-line-bytes}, 64 MiB.
   * Global parameters are in the command line of each entry.
   */
  public static final Limit MAX_COMMAND_LINE_BYTES = Limit.of("lilo.command-line-bytes", 64L << 20);

  private LiloLimits() {}
}
