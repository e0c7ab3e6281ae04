package io.github.bootformats.partition;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;

/**
 * A piece of a disk that belongs to no structure of its layout, but that some consumer reads as
 * one: gdisk follows a link of any type, and looks for an entry array where it should be, not only
 * where a header says.
 *
 * @param offset bytes from the start of the disk
 * @param bytes what is there
 */
public record DiskPiece(long offset, Bytes bytes) {
  /**
   * Makes a piece.
   *
   * @param offset bytes from the start of the disk
   * @param bytes what is there
   */
  public DiskPiece {
    requireNonNull(bytes);
  }

  /**
   * Tells whether a range of the disk lies in this piece.
   *
   * @param from bytes from the start of the disk
   * @param length bytes
   * @return whether all of it does
   */
  public boolean holds(long from, int length) {
    return from >= offset && from - offset <= bytes.length() - (long) length;
  }

  /**
   * Takes a range of the disk out of this piece.
   *
   * @param from bytes from the start of the disk
   * @param length bytes
   * @return the bytes
   * @throws IndexOutOfBoundsException if the piece does not {@linkplain #holds hold} the range
   */
  public Bytes slice(long from, int length) {
    int begin = Math.toIntExact(from - offset);
    return bytes.slice(begin, begin + length);
  }
}
