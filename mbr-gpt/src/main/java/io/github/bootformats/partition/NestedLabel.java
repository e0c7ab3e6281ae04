package io.github.bootformats.partition;

import io.github.bootformats.api.Bytes;
import java.util.Objects;

/**
 * The first 512 bytes of a table inside a primary MBR partition.
 *
 * @param kind which table it is
 * @param slot the MBR's slot of the partition, 0 to 3
 * @param offset where it lies, in bytes from the start of the disk
 * @param bytes its 512 bytes
 */
public record NestedLabel(Kind kind, int slot, long offset, Bytes bytes) {
  /** Bytes that are kept of a nested table. */
  public static final int BYTES = 512;

  /**
   * Creates a nested table.
   *
   * @param kind which table it is
   * @param slot the MBR's slot of the partition, 0 to 3
   * @param offset where it lies, in bytes from the start of the disk, a multiple of 512
   * @param bytes its 512 bytes
   */
  public NestedLabel {
    Objects.requireNonNull(kind);
    Objects.checkIndex(slot, 4);
    if (offset < 0 || offset % BYTES != 0 || bytes.length() != BYTES) {
      throw new IllegalArgumentException("%s bytes at %s".formatted(bytes.length(), offset));
    }
  }

  /** Which tables Linux's MBR parser opens inside primary partitions. */
  public enum Kind {
    /** A BSD disklabel, one sector into a partition of type 0xA5, 0xA6 or 0xA9. */
    BSD,
    /** A Solaris VTOC, one sector into a partition of type 0x82 or 0xBF. */
    SOLARIS,
    /** A UnixWare VTOC, 29 sectors into a partition of type 0x63. */
    UNIXWARE,
    /**
     * A second MBR with an entry of type 0x81, at the start of a partition of type 0x81. Linux
     * opens it when its first entry has that type.
     */
    MINIX
  }
}
