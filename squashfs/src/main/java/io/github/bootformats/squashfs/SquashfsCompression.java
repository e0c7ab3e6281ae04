package io.github.bootformats.squashfs;

import java.util.Optional;

/** The compressions that the superblock numbers. */
public enum SquashfsCompression {
  /** Deflate in zlib streams, RFC 1950, whatever the name says. */
  GZIP(1, "gzip", "zlib"),
  /** LZMA with the header of {@code .lzma} files; Linux cannot read it. */
  LZMA(2, "lzma", "lzma"),
  /** LZO1X. */
  LZO(3, "lzo", "lzo"),
  /** Whole xz streams. */
  XZ(4, "xz", "xz"),
  /** Bare LZ4 blocks. */
  LZ4(5, "lz4", "lz4"),
  /** Whole zstd frames, RFC 8878. */
  ZSTD(6, "zstd", "zstd");

  private final int id;
  private final String title;
  private final String codec;

  SquashfsCompression(int id, String title, String codec) {
    this.id = id;
    this.title = title;
    this.codec = codec;
  }

  /**
   * Finds a compression.
   *
   * @param id the number in the superblock
   * @return the compression, or empty when no release has given the number to any
   */
  public static Optional<SquashfsCompression> of(int id) {
    return id >= 1 && id <= values().length ? Optional.of(values()[id - 1]) : Optional.empty();
  }

  /**
   * Returns the number.
   *
   * @return 1 to 6
   */
  public int id() {
    return id;
  }

  /**
   * Returns the name that {@code mksquashfs -comp} has for it.
   *
   * @return such as {@code gzip}
   */
  public String title() {
    return title;
  }

  /**
   * Returns what the codec of the blocks is called.
   *
   * @return the {@linkplain io.github.bootformats.codecs.BlockCodec#id() id}, such as {@code zlib}
   */
  public String codec() {
    return codec;
  }

  @Override
  public String toString() {
    return title;
  }
}
