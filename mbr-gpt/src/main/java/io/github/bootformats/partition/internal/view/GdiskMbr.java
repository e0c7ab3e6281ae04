package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The MBR and its logical partitions as gdisk reads them, into one array of 128: primaries at 0 to
 * 3, logicals from 4, and extended entries emptied.
 *
 * <p>Its rules for chains are its own: the second entry of an EBR is the link to the next one
 * whatever its type, unless the first one is extended; the first is the partition; the others do
 * not matter; nor does it matter how many sectors a link or an extended entry claims.
 */
final class GdiskMbr {
  private static final int MAX_PARTITIONS = 128;
  private static final int FIRST_LOGICAL = 4;

  /** What the boot sector is, for the choice between it and the GPT. */
  enum State {
    /** There is no boot signature. */
    INVALID,
    /** There is a protective entry and nothing else. */
    PROTECTIVE,
    /** There is a protective entry and another one that is not extended. */
    HYBRID,
    /** There is no protective entry. */
    ORDINARY
  }

  /**
   * A partition.
   *
   * @param index its number less one
   * @param type its MBR type
   * @param start its first sector
   * @param sectors its length
   */
  record Part(int index, int type, long start, long sectors) {
    /** Returns the last sector, which gdisk takes for 0 when there are no sectors. */
    long last() {
      return sectors > 0 ? start + sectors - 1 : 0;
    }
  }

  private final DiskLayout layout;
  private final LayoutBytes bytes;
  private final Part[] parts = new Part[MAX_PARTITIONS];
  private final State state;

  GdiskMbr(DiskLayout layout, LayoutBytes bytes) throws ToolRefusal {
    this.layout = layout;
    this.bytes = bytes;
    Arrays.setAll(parts, GdiskMbr::empty);
    for (int i = 0; i < MbrSector.ENTRIES; i++) {
      MbrEntry entry = layout.mbr().entry(i);
      parts[i] = new Part(i, entry.type(), entry.firstLba(), entry.sectors());
    }
    if (layout.mbr().hasBootSignature()) {
      readExtended();
      state = stateOfPrimaries();
    } else {
      state = State.INVALID;
    }
  }

  private static Part empty(int index) {
    return new Part(index, 0, 0, 0);
  }

  State state() {
    return state;
  }

  /** Returns what gdisk would turn into GPT partitions, in the order of their numbers. */
  List<Part> partitions() {
    List<Part> used = new ArrayList<>();
    for (Part part : parts) {
      if (part.type() != 0 && part.type() != MbrEntry.TYPE_GPT_PROTECTIVE && !isExtended(part)) {
        used.add(part);
      }
    }
    return used;
  }

  private static boolean isExtended(Part part) {
    return part.type() == 0x05 || part.type() == 0x0F || part.type() == 0x85;
  }

  private State stateOfPrimaries() {
    List<Integer> types =
        Arrays.stream(parts, 0, MbrSector.ENTRIES).map(Part::type).filter(t -> t != 0).toList();
    if (!types.contains(MbrEntry.TYPE_GPT_PROTECTIVE)) {
      return State.ORDINARY;
    }
    return types.stream().allMatch(t -> t == MbrEntry.TYPE_GPT_PROTECTIVE)
        ? State.PROTECTIVE
        : State.HYBRID;
  }

  private void readExtended() throws ToolRefusal {
    int last = FIRST_LOGICAL - 1;
    for (int i = 0; i < MbrSector.ENTRIES; i++) {
      if (isExtended(parts[i])) {
        last = readLogicals(parts[i].start(), last + 1);
        parts[i] = empty(i);
      }
    }
  }

  /**
   * Reads a chain and returns the last index that it used. Where the chain breaks off that index is
   * the one it would have used next, so that the logicals of a second extended partition do not
   * follow on the first one's: numbers are left out, or used again.
   */
  private int readLogicals(long base, int first) throws ToolRefusal {
    long[] visited = new long[MAX_PARTITIONS];
    Set<Long> sameIndex = new HashSet<>();
    int index = first;
    long lba = base;
    while (index < MAX_PARTITIONS) {
      // The array begins as zeros: an EBR at LBA 0 is found in every element of it.
      int seen = 0;
      for (long earlier : visited) {
        seen += earlier == lba ? 1 : 0;
      }
      if (seen > 0) {
        return Math.max(index - seen, 0);
      }
      visited[index] = lba;
      Optional<MbrSector> ebr = ebr(lba);
      if (ebr.isEmpty()) {
        return index;
      }
      MbrEntry data = ebr.get().entry(0);
      if (data.isExtended()) {
        // Only the last EBR of an index is remembered.
        if (!sameIndex.add(lba)) {
          throw new ToolRefusal(
              "gdisk.hang", "gdisk never ends: EBRs without partitions link to each other");
        }
        lba = base + data.firstLba();
        continue;
      }
      sameIndex.clear();
      parts[index] = new Part(index, data.type(), u32(lba + data.firstLba()), data.sectors());
      MbrEntry link = ebr.get().entry(1);
      if (link.firstLba() == 0 || index == MAX_PARTITIONS - 1) {
        return index;
      }
      lba = base + link.firstLba();
      index++;
    }
    return index;
  }

  private Optional<MbrSector> ebr(long lba) {
    Optional<Bytes> sector = lba == 0 ? Optional.of(layout.mbr().bytes()) : bytes.sector(lba);
    return sector.map(MbrSector::of).filter(MbrSector::hasBootSignature);
  }

  private static long u32(long value) {
    return value & 0xFFFF_FFFFL;
  }
}
