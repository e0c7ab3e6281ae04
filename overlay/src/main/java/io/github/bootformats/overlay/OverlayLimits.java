package io.github.bootformats.overlay;

import io.github.bootformats.api.ReadLimits.Limit;

/** What layers may ask of their readers; see {@link io.github.bootformats.api.ReadLimits}. */
public final class OverlayLimits {
  /**
   * How many files a tar archive may make, with directories that it has no entry of: {@code
   * overlay.tar-files}, 300,000. Each takes some 200 bytes of memory.
   */
  public static final Limit MAX_TAR_FILES = Limit.of("overlay.tar-files", 300_000);

  /**
   * How long the names and attributes before one entry of a tar archive may be: {@code
   * overlay.tar-header-bytes}, 1 MiB.
   */
  public static final Limit MAX_TAR_HEADER_BYTES = Limit.of("overlay.tar-header-bytes", 1L << 20);

  /**
   * How many bytes the paths, targets and attributes of all files of a tar archive may have
   * together: {@code overlay.tar-index-bytes}, 64 MiB. They are kept in memory.
   */
  public static final Limit MAX_TAR_INDEX_BYTES = Limit.of("overlay.tar-index-bytes", 64L << 20);

  /**
   * How many names the paths of all files of a tar archive may have together: {@code
   * overlay.tar-path-names}, 6,000,000. Each takes time, in a deep tree far more than its files do.
   */
  public static final Limit MAX_TAR_PATH_NAMES = Limit.of("overlay.tar-path-names", 6_000_000);

  private OverlayLimits() {}
}
