package io.github.bootformats.partition;

import io.github.bootformats.api.Bytes;
import java.util.List;

/**
 * Pieces of a disk that belong to no structure of its layout, but that some consumer reads as one:
 * gdisk follows a link of any type, and looks for an entry array where it should be, not only where
 * a header says.
 *
 * @param pieces what was read
 */
record SideBytes(List<Piece> pieces) {
  static final SideBytes NONE = new SideBytes(List.of());

  /**
   * Bytes and where they lie.
   *
   * @param offset bytes from the start of the disk
   * @param bytes what is there
   */
  record Piece(long offset, Bytes bytes) {
    boolean holds(long from, int length) {
      return from >= offset && from - offset <= bytes.length() - (long) length;
    }

    Bytes slice(long from, int length) {
      int begin = (int) (from - offset);
      return bytes.slice(begin, begin + length);
    }
  }

  SideBytes {
    pieces = List.copyOf(pieces);
  }
}
