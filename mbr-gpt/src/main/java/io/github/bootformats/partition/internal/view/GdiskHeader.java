package io.github.bootformats.partition.internal.view;

import static io.github.bootformats.partition.internal.LittleEndian.put32;
import static io.github.bootformats.partition.internal.LittleEndian.put64;

import io.github.bootformats.api.Bytes;
import java.util.zip.CRC32;

/**
 * A GPT header as gdisk holds it: 512 bytes, which it changes while it reads the rest of the disk.
 */
final class GdiskHeader {
  static final int BYTES = 512;

  private static final int REVISION_1_0 = 0x0001_0000;
  private static final int LEAST_SIZE = 92;
  private static final Bytes SIGNATURE = Bytes.utf8("EFI PART");

  /** A field of the header and where it lies. */
  enum Field {
    REVISION(8),
    HEADER_SIZE(12),
    CRC(16),
    MY_LBA(24),
    ALTERNATE_LBA(32),
    FIRST_USABLE(40),
    LAST_USABLE(48),
    ENTRIES_LBA(72),
    ENTRY_COUNT(80),
    ENTRY_SIZE(84),
    ARRAY_CRC(88);

    private final int at;

    Field(int at) {
      this.at = at;
    }
  }

  private final byte[] bytes;

  GdiskHeader(Bytes sector) {
    this.bytes = sector.slice(0, BYTES).toByteArray();
  }

  boolean hasSignature() {
    return Bytes.of(bytes).startsWith(SIGNATURE);
  }

  long u32(Field field) {
    return Bytes.copyOf(bytes, field.at, 4).u32le(0);
  }

  long u64(Field field) {
    return Bytes.copyOf(bytes, field.at, 8).u64le(0);
  }

  void setU32(Field field, long value) {
    put32(bytes, field.at, value);
  }

  void setU64(Field field, long value) {
    put64(bytes, field.at, value);
  }

  /** Returns whether signature, CRC and revision are right, as they are now. */
  boolean isValid(int sectorBytes) {
    return hasSignature() && crcMatches(sectorBytes) && u32(Field.REVISION) == REVISION_1_0;
  }

  /**
   * Returns whether the CRC is right. A size that is out of bounds counts as 92, and behind its 512
   * bytes gdisk sees zeros.
   */
  boolean crcMatches(int sectorBytes) {
    long size = u32(Field.HEADER_SIZE);
    int covered = size > sectorBytes || size < LEAST_SIZE ? LEAST_SIZE : (int) size;
    byte[] data = java.util.Arrays.copyOf(bytes, Math.max(covered, BYTES));
    put32(data, Field.CRC.at, 0);
    CRC32 crc = new CRC32();
    crc.update(data, 0, covered);
    return crc.getValue() == u32(Field.CRC);
  }

  /** Takes everything over from the other copy; the two LBAs are swapped. */
  void rebuildFrom(GdiskHeader other) {
    System.arraycopy(other.bytes, 0, bytes, 0, BYTES);
    System.arraycopy(SIGNATURE.toByteArray(), 0, bytes, 0, SIGNATURE.length());
    setU64(Field.MY_LBA, other.u64(Field.ALTERNATE_LBA));
    setU64(Field.ALTERNATE_LBA, other.u64(Field.MY_LBA));
  }
}
