package io.github.bootformats.partition.internal.read;

import io.github.bootformats.api.Bytes;
import java.io.IOException;

/**
 * Recognizes the database of a dynamic disk of Windows: two private headers that agree, a table of
 * contents and the head of the volume manager's records, each valid.
 */
final class LdmLabel {
  /** The type of at least one MBR entry of a dynamic disk. */
  static final int PARTITION_TYPE = 0x42;

  private static final int BLOCK = 512;
  static final long PRIVATE_HEADER_AT = 6L * BLOCK;
  private static final Bytes PRIVATE_HEADER = Bytes.utf8("PRIVHEAD");
  private static final int SECOND_HEADER_BLOCK = 1856;
  private static final Bytes CONTENTS = Bytes.utf8("TOCBLOCK");
  private static final int[] CONTENTS_BLOCKS = {1, 2, 2045, 2046};
  private static final Bytes RECORDS = Bytes.utf8("VMDB");
  private static final int RECORDS_BLOCK = 17;
  private static final int COMMITTED = 1;

  private LdmLabel() {}

  static boolean isOn(DiskSectors disk) throws IOException {
    if (!disk.holds(PRIVATE_HEADER_AT, BLOCK)) {
      return false;
    }
    Bytes header = disk.bytes(PRIVATE_HEADER_AT, BLOCK);
    long blocks = disk.end() / BLOCK;
    long start = header.u64be(0x12B);
    long size = header.u64be(0x133);
    return isHeader(header)
        && fits(start, size, blocks)
        && fits(header.u64be(0x11B), header.u64be(0x123), start)
        && hasSameHeader(disk, start, header)
        && hasContents(disk, start, size)
        && hasRecords(disk, start);
  }

  private static boolean isHeader(Bytes header) {
    int minor = header.u16be(0x0E);
    return header.startsWith(PRIVATE_HEADER)
        && header.u16be(0x0C) == 2
        && (minor == 11 || minor == 12)
        && header.u64be(0x123) != 0
        && isGuid(header.slice(0x30, 0x30 + 36));
  }

  private static boolean isGuid(Bytes text) {
    for (int i = 0; i < text.length(); i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? text.at(i) != '-' : Character.digit(text.at(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a range lies below an end; no sum can overflow. */
  private static boolean fits(long start, long size, long end) {
    return start >= 0 && size >= 0 && start <= end && size <= end - start;
  }

  private static boolean hasSameHeader(DiskSectors disk, long base, Bytes header)
      throws IOException {
    long at = (base + SECOND_HEADER_BLOCK) * BLOCK;
    if (!disk.holds(at, BLOCK)) {
      return false;
    }
    Bytes second = disk.bytes(at, BLOCK);
    return isHeader(second)
        && second.slice(0x0C, 0x10).equals(header.slice(0x0C, 0x10))
        && second.slice(0x30, 0x54).equals(header.slice(0x30, 0x54))
        && second.slice(0x11B, 0x13B).equals(header.slice(0x11B, 0x13B));
  }

  private static boolean hasContents(DiskSectors disk, long base, long size) throws IOException {
    for (int block : CONTENTS_BLOCKS) {
      long at = (base + block) * BLOCK;
      if (disk.holds(at, BLOCK)) {
        Bytes contents = disk.bytes(at, BLOCK);
        if (contents.startsWith(CONTENTS)
            && isNamed(contents, 0x24, "config")
            && isNamed(contents, 0x46, "log")) {
          return fits(contents.u64be(0x2E), contents.u64be(0x36), size)
              && fits(contents.u64be(0x50), contents.u64be(0x58), size);
        }
      }
    }
    return false;
  }

  private static boolean isNamed(Bytes contents, int at, String name) {
    return contents.slice(at, at + name.length() + 1).equals(Bytes.utf8(name + "\0"));
  }

  private static boolean hasRecords(DiskSectors disk, long base) throws IOException {
    long at = (base + RECORDS_BLOCK) * BLOCK;
    if (!disk.holds(at, BLOCK)) {
      return false;
    }
    Bytes records = disk.bytes(at, BLOCK);
    return records.startsWith(RECORDS)
        && records.u16be(0x12) == 4
        && records.u16be(0x14) == 10
        && records.u32be(8) != 0
        && records.u16be(0x10) == COMMITTED;
  }
}
