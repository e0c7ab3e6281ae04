package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How libparted reads an MBR and its EBRs: each EBR with all of its data entries, then with all of
 * its links, which it follows by recursion and without a memory of where it has been.
 */
final class PartedMbr {
  static final int MAX_PARTITIONS = 64;

  /** The boot signature of an EBR that a partitioning program has left empty. */
  private static final int EMPTY_SIGNATURE = 0xF6F6;

  /** EBRs without data may be read again and again, at about a million in a second. */
  private static final long MAX_READS = 100_000_000;

  private final DiskLayout layout;
  private final LayoutBytes bytes;
  private final PartedSpace space;
  private final List<Partition> partitions = new ArrayList<>();

  /** Marks an EBR that led to a partition. */
  private static final long HAS_DATA = -1;

  /** EBRs that are read to the end: how many reads it took, or {@link #HAS_DATA}. */
  private final Map<Long, Long> finished = new HashMap<>();

  private final Set<Long> active = new HashSet<>();

  PartedMbr(DiskLayout layout, LayoutBytes bytes) {
    this.layout = layout;
    this.bytes = bytes;
    this.space = new PartedSpace(layout.sectorCount());
  }

  /** An EBR whose links are being followed. */
  private static final class Frame {
    final long lba;
    final MbrSector ebr;
    int next;
    long reads = 1;
    boolean data;

    Frame(long lba, MbrSector ebr) {
      this.lba = lba;
      this.ebr = ebr;
      this.data = ebr.entries().stream().anyMatch(PartedMbr::isData);
    }
  }

  void read(PartitionMap.Builder map) throws ToolRefusal {
    for (int i = 0; i < MbrSector.ENTRIES; i++) {
      MbrEntry entry = layout.mbr().entry(i);
      if (entry.type() == 0 || entry.sectors() == 0) {
        continue;
      }
      long start = entry.firstLba();
      checkStart(start, 0);
      long end = start + entry.sectors() - 1;
      if (entry.isExtended()) {
        space.addExtended(start, end);
      } else {
        space.add(start, end);
      }
      partitions.add(partition(i + 1, entry, start));
      if (entry.isExtended()) {
        readLogicals();
      }
    }
    partitions.sort(Comparator.comparingInt(Partition::number));
    partitions.forEach(map::add);
    map.table("mbr");
  }

  private void readLogicals() throws ToolRefusal {
    Deque<Frame> stack = new ArrayDeque<>();
    enter(space.extendedStart(), stack);
    while (!stack.isEmpty()) {
      Frame frame = stack.peek();
      if (frame.next == MbrSector.ENTRIES) {
        leave(stack);
        continue;
      }
      MbrEntry link = frame.ebr.entry(frame.next++);
      // How many sectors a link claims does not matter, that of a data entry does.
      if (link.isExtended()) {
        long lba = space.extendedStart() + link.firstLba();
        if (lba != frame.lba) {
          enter(lba, stack);
        }
      }
    }
  }

  private void leave(Deque<Frame> stack) throws ToolRefusal {
    Frame frame = stack.pop();
    active.remove(frame.lba);
    finished.put(frame.lba, frame.data ? HAS_DATA : frame.reads);
    Frame parent = stack.peek();
    if (parent != null) {
      parent.data |= frame.data;
      addReads(parent, frame.reads);
    }
  }

  private static void addReads(Frame frame, long reads) throws ToolRefusal {
    frame.reads += reads;
    if (frame.reads > MAX_READS) {
      throw new ToolRefusal(
          "parted.hang", "parted does not end in reasonable time: EBRs link to others many times");
    }
  }

  private void enter(long lba, Deque<Frame> stack) throws ToolRefusal {
    Long reads = finished.get(lba);
    if (reads != null) {
      if (reads == HAS_DATA) {
        throw new ToolRefusal(
            "parted.overlap",
            "Partitions are listed twice: two links lead to LBA %s".formatted(lba));
      }
      Frame frame = stack.peek();
      if (frame != null) {
        addReads(frame, reads);
      }
      return;
    }
    MbrSector ebr = ebr(lba);
    if (ebr.bootSignature() == EMPTY_SIGNATURE) {
      return;
    }
    if (!ebr.hasBootSignature()) {
      throw new ToolRefusal(
          "parted.ebr-signature", "The EBR at LBA %s has no boot signature".formatted(lba));
    }
    for (MbrEntry entry : ebr.entries()) {
      if (isData(entry)) {
        long start = lba + entry.firstLba();
        checkStart(start, lba);
        int number = space.addLogical(start, start + entry.sectors() - 1);
        partitions.add(partition(number, entry, start));
      }
    }
    if (!active.add(lba)) {
      throw again(lba, stack);
    }
    stack.push(new Frame(lba, ebr));
  }

  /**
   * Tells how a cycle ends: parted walks it again until it meets a partition that it has already,
   * or for ever if there is none.
   */
  private static ToolRefusal again(long lba, Deque<Frame> stack) {
    for (Frame frame : stack) {
      if (frame.data) {
        return new ToolRefusal(
            "parted.overlap",
            "Partitions are listed twice: the EBRs lead back to LBA %s".formatted(lba));
      }
      if (frame.lba == lba) {
        break;
      }
    }
    return new ToolRefusal(
        "parted.crash", "parted crashes: EBRs without partitions link to each other");
  }

  private MbrSector ebr(long lba) throws ToolRefusal {
    Bytes sector =
        lba == 0
            ? layout.mbr().bytes()
            : bytes
                .sector(lba)
                .orElseThrow(
                    () ->
                        new ToolRefusal(
                            "parted.ebr-unreadable",
                            "There is no LBA %s, where an EBR should be".formatted(lba)));
    return MbrSector.of(sector);
  }

  private static boolean isData(MbrEntry entry) {
    return entry.type() != 0 && entry.sectors() != 0 && !entry.isExtended();
  }

  private static void checkStart(long start, long table) throws ToolRefusal {
    if (start == table) {
      throw new ToolRefusal(
          "parted.recursive", "A partition starts with its own table, at LBA %s".formatted(start));
    }
  }

  private Partition partition(int number, MbrEntry entry, long start) {
    return Partition.builder(number, layout.sectorSize(), start, entry.sectors())
        .type(
            String.format(Locale.ROOT, "0x%02x", entry.type()),
            MbrTypes.name(entry.type()).orElse(""))
        .flags(PartedFlags.ofMbr(entry))
        .build();
  }
}
