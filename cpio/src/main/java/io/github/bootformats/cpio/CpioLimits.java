package io.github.bootformats.cpio;

import io.github.bootformats.api.ReadLimits.Limit;

/** What archives may ask of their readers; see {@link io.github.bootformats.api.ReadLimits}. */
public final class CpioLimits {
  /**
   * How many bytes a name field may have: {@code cpio.name-bytes}, 65,535, the most that the old
   * binary format can say. Linux takes 4096.
   */
  public static final Limit MAX_NAME_BYTES = Limit.of("cpio.name-bytes", 65_535);

  /** How many bytes a symbolic link's target may have: {@code cpio.target-bytes}, 65,535. */
  public static final Limit MAX_TARGET_BYTES = Limit.of("cpio.target-bytes", 65_535);

  /** How many entries an archive may have: {@code cpio.entries}, 10,000,000. */
  public static final Limit MAX_ENTRIES = Limit.of("cpio.entries", 10_000_000);

  /**
   * How much memory a {@link CpioImage}'s tree may take: {@code cpio.index-bytes}, 96 MiB, which is
   * enough for some 1,200,000 files. More than 2 GiB are not used.
   */
  public static final Limit MAX_INDEX_BYTES = Limit.of("cpio.index-bytes", 96L << 20);

  /**
   * How much memory a {@link CpioArchive}'s list of entries may take: {@code cpio.list-bytes}, 64
   * MiB, which is enough for some 200,000 entries. A {@link CpioReader} needs no list.
   */
  public static final Limit MAX_LIST_BYTES = Limit.of("cpio.list-bytes", 64L << 20);

  private CpioLimits() {}
}
