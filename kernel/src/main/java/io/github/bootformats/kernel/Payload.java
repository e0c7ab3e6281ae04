package io.github.bootformats.kernel;

import static java.util.Objects.requireNonNull;

/**
 * The compressed kernel in an image.
 *
 * @param offset bytes from the begin of the file
 * @param length how long it is, in bytes
 * @param compression how it is compressed: {@code gzip}, {@code bzip2}, {@code lzma}, {@code xz},
 *     {@code lzo}, {@code lz4}, {@code zstd}, {@code none} of an ELF file, or {@code unknown}
 */
public record Payload(long offset, long length, String compression) {
  /**
   * Creates a payload.
   *
   * @param offset bytes from the begin of the file, not negative
   * @param length bytes, not negative
   * @param compression how it is compressed
   */
  public Payload {
    requireNonNull(compression);
    if (offset < 0 || length < 0) {
      throw new IllegalArgumentException("negative range: " + offset + "+" + length);
    }
  }
}
