package io.github.bootformats.squashfs;

import io.github.bootformats.api.ReadLimits.Limit;

/**
 * What images may ask of their readers; see {@link io.github.bootformats.api.ReadLimits}. {@link
 * io.github.bootformats.codecs.CodecLimits#MAX_MEMORY_BYTES} applies as well, to each decoder.
 */
public final class SquashfsLimits {
  /**
   * How many bytes the lists of pointers that are read at opening may have, each: {@code
   * squashfs.pointer-bytes}, 8 MiB. That is enough for 2<sup>29</sup> fragments.
   */
  public static final Limit MAX_POINTER_BYTES = Limit.of("squashfs.pointer-bytes", 8L << 20);

  /**
   * How many bytes a symbolic link's target may have: {@code squashfs.target-bytes}, 65,535. Linux
   * takes 4096.
   */
  public static final Limit MAX_TARGET_BYTES = Limit.of("squashfs.target-bytes", 65_535);

  /**
   * How many bytes the names and values of one file's extended attributes may have: {@code
   * squashfs.xattr-bytes}, 4 MiB.
   */
  public static final Limit MAX_XATTR_BYTES = Limit.of("squashfs.xattr-bytes", 4L << 20);

  /**
   * How many blocks a file may have that is read at any position: {@code squashfs.file-blocks},
   * 2<sup>26</sup>, which is 8 TiB in blocks of 128 KiB. Streams have no such limit.
   */
  public static final Limit MAX_FILE_BLOCKS = Limit.of("squashfs.file-blocks", 1L << 26);

  /**
   * How many directories an image may have, as far as they are visited: {@code
   * squashfs.directories}, 4,000,000. Each takes some 32 bytes of memory, as no directory may be
   * met twice.
   */
  public static final Limit MAX_DIRECTORIES = Limit.of("squashfs.directories", 4_000_000);

  private SquashfsLimits() {}
}
