package io.github.bootformats.testkit.partition;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A reader of MBRs and their EBRs, with a bug if one is wanted. */
final class ToyMbr {
  /** What may be wrong with it. */
  enum Bug {
    NONE,
    /** Links are thought to count from the EBR that they are in. */
    LINK_FROM_EBR,
    /** It does not notice that it was at an EBR before. */
    CYCLE_IGNORED,
    /** Only type 0x05 is taken for an extended partition. */
    ONE_EXTENDED_TYPE,
    /** The start of a logical partition is thought to count from the extended partition. */
    DATA_FROM_EXTENDED
  }

  /** Where a reader that never ends is stopped. */
  private static final int MOST_STEPS = 10_000;

  private final ByteBuffer disk;
  private final int sector;
  private final Bug bug;
  private final List<String> found = new ArrayList<>();
  private int number = 5;

  private ToyMbr(byte[] disk, int sector, Bug bug) {
    this.disk = ByteBuffer.wrap(disk).order(ByteOrder.LITTLE_ENDIAN);
    this.sector = sector;
    this.bug = bug;
  }

  static List<String> partitions(byte[] disk, int sector, Bug bug) {
    ToyMbr mbr = new ToyMbr(disk, sector, bug);
    mbr.read();
    return mbr.found;
  }

  private long u32(long at) {
    return disk.getInt((int) at) & 0xFFFF_FFFFL;
  }

  private boolean isTable(long lba) {
    long at = lba * sector;
    return at + sector <= disk.limit() && disk.getShort((int) at + 510) == (short) 0xAA55;
  }

  private boolean isExtended(long entry) {
    int type = disk.get((int) entry + 4) & 0xFF;
    return u32(entry + 12) != 0
        && (type == 0x05 || (bug != Bug.ONE_EXTENDED_TYPE && (type == 0x0F || type == 0x85)));
  }

  private void read() {
    if (!isTable(0)) {
      return;
    }
    for (int slot = 0; slot < 4; slot++) {
      long entry = 446 + 16L * slot;
      if (isExtended(entry)) {
        chain(u32(entry + 8));
      } else {
        add(slot + 1, 0, entry);
      }
    }
  }

  private void add(int which, long base, long entry) {
    if (u32(entry + 12) != 0) {
      found.add(which + ":" + (base + u32(entry + 8)) + "+" + u32(entry + 12));
    }
  }

  private void chain(long base) {
    Set<Long> visited = new HashSet<>();
    long lba = base;
    for (int steps = 0; isTable(lba); steps++) {
      if (bug != Bug.CYCLE_IGNORED && !visited.add(lba)) {
        return;
      }
      if (steps > MOST_STEPS) {
        throw new IllegalStateException("this never ends");
      }
      long next = -1;
      for (int slot = 0; slot < 4; slot++) {
        long entry = lba * sector + 446 + 16L * slot;
        if (!isExtended(entry)) {
          if (u32(entry + 12) != 0) {
            add(number++, bug == Bug.DATA_FROM_EXTENDED ? base : lba, entry);
          }
        } else if (next < 0) {
          next = (bug == Bug.LINK_FROM_EBR ? lba : base) + u32(entry + 8);
        }
      }
      if (next < 0) {
        return;
      }
      lba = next;
    }
  }
}
