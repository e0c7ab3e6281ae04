package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.ReadLimits.Limit;

/** What configurations may ask for; see {@link io.github.bootformats.api.ReadLimits}. */
public final class LegacyLimits {
  /** How many bytes a configuration may have: {@code grub-legacy.file-bytes}, 16 MiB. */
  public static final Limit MAX_FILE_BYTES = Limit.of("grub-legacy.file-bytes", 16L << 20);

  /**
   * How many configurations may lead from one to the next by {@code configfile}: {@code
   * grub-legacy.config-depth}, 8.
   */
  public static final Limit MAX_CONFIG_DEPTH = Limit.of("grub-legacy.config-depth", 8);

  /**
   * How many entries the menus of all configurations may have together: {@code
   * grub-legacy.entries}, 100,000.
   */
  public static final Limit MAX_ENTRIES = Limit.of("grub-legacy.entries", 100_000);

  private LegacyLimits() {}
}
