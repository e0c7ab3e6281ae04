package io.github.bootformats.squashfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;

/**
 * The options that a writer compressed with, as they are stored behind the superblock. They do not
 * change how blocks are read, except that LZ4 must have some.
 *
 * <p>Numbers are those of the image, whether they make sense or not.
 */
public sealed interface CompressorOptions {
  /**
   * Encodes the options.
   *
   * @return the content of their metadata block
   */
  Bytes encode();

  /**
   * Decodes options.
   *
   * @param compression the compression that they are for
   * @param bytes the content of their metadata block
   * @return the options, which encode to the same bytes
   */
  static CompressorOptions decode(SquashfsCompression compression, Bytes bytes) {
    int length = bytes.length();
    if (compression == SquashfsCompression.GZIP && length == 8) {
      return new Gzip(bytes.u32le(0), bytes.u16le(4), bytes.u16le(6));
    }
    if (compression == SquashfsCompression.XZ && length == 8) {
      return new Xz(bytes.u32le(0), bytes.u32le(4));
    }
    if (compression == SquashfsCompression.LZO && length == 8) {
      return new Lzo(bytes.u32le(0), bytes.u32le(4));
    }
    if (compression == SquashfsCompression.LZ4 && length >= 8) {
      return new Lz4(bytes.u32le(0), bytes.u32le(4), bytes.slice(8, length));
    }
    if (compression == SquashfsCompression.ZSTD && length == 4) {
      return new Zstd(bytes.u32le(0));
    }
    return new Unknown(bytes);
  }

  /**
   * Options of gzip.
   *
   * @param level the level, 1 to 9
   * @param windowBits the logarithm to base 2 of the window, 8 to 15
   * @param strategies bits of the strategies that were tried; 0 for the usual one alone
   */
  record Gzip(long level, int windowBits, int strategies) implements CompressorOptions {
    @Override
    public Bytes encode() {
      return new FieldWriter().u32(level).u16(windowBits).u16(strategies).toBytes();
    }
  }

  /**
   * Options of xz.
   *
   * @param dictionaryBytes the dictionary's size, 2<sup>n</sup> or 2<sup>n</sup>+2<sup>n+1</sup>
   * @param filters bits of the filters that were tried for each block: x86, powerpc, ia64, arm,
   *     armthumb, sparc, arm64, riscv from the lowest on
   */
  record Xz(long dictionaryBytes, long filters) implements CompressorOptions {
    @Override
    public Bytes encode() {
      return new FieldWriter().u32(dictionaryBytes).u32(filters).toBytes();
    }
  }

  /**
   * Options of lzo.
   *
   * @param algorithm 0 to 4: lzo1x_1, lzo1x_1_11, lzo1x_1_12, lzo1x_1_15, lzo1x_999
   * @param level the level of lzo1x_999, 1 to 9; 0 for the others
   */
  record Lzo(long algorithm, long level) implements CompressorOptions {
    @Override
    public Bytes encode() {
      return new FieldWriter().u32(algorithm).u32(level).toBytes();
    }
  }

  /**
   * Options of lz4.
   *
   * @param version 1, which stands for bare blocks
   * @param flags 1 for high compression
   * @param more what follows, as newer writers put the level of compression there
   */
  record Lz4(long version, long flags, Bytes more) implements CompressorOptions {
    /**
     * Creates options.
     *
     * @param version 1, which stands for bare blocks
     * @param flags 1 for high compression
     * @param more what follows
     */
    public Lz4 {
      requireNonNull(more);
    }

    @Override
    public Bytes encode() {
      return new FieldWriter().u32(version).u32(flags).bytes(more).toBytes();
    }
  }

  /**
   * Options of zstd.
   *
   * @param level the level, 1 to 22
   */
  record Zstd(long level) implements CompressorOptions {
    @Override
    public Bytes encode() {
      return new FieldWriter().u32(level).toBytes();
    }
  }

  /**
   * Options that are not as long as those of the compression are.
   *
   * @param bytes the bytes
   */
  record Unknown(Bytes bytes) implements CompressorOptions {
    /**
     * Creates options.
     *
     * @param bytes the bytes
     */
    public Unknown {
      requireNonNull(bytes);
    }

    @Override
    public Bytes encode() {
      return bytes;
    }
  }
}
