package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The chain of EBRs as libfdisk reads and then tidies it in memory: at most 56, of each one data
 * entry and one link, with those that are empty taken out again.
 *
 * <p>Taking out is what deleting a partition does, so it moves partitions where the table is odd:
 * when the first EBR goes, the second one takes over its place.
 */
final class LibfdiskChain {
  private static final int PRIMARIES = 4;
  private static final int MAX_LOGICALS = 60 - PRIMARIES;
  private static final long U32 = 0xFFFF_FFFFL;

  /**
   * A logical partition.
   *
   * @param ebrLba what the data entry's first LBA counts from
   * @param data the entry of the partition
   * @param link the entry that leads to the next EBR
   */
  record Logical(long ebrLba, MbrEntry data, MbrEntry link) {
    Logical withLink(MbrEntry other) {
      return new Logical(ebrLba, data, other);
    }

    boolean isEmpty() {
      return data.isEmpty() && link.isEmpty();
    }
  }

  private final PartitionMap.Builder map;
  private final Map<Long, Ebr> ebrs = new HashMap<>();
  private final List<Logical> logicals = new ArrayList<>();

  /** Where links count from. It outlives a chain without partitions, and is not set anew. */
  private long base;

  LibfdiskChain(DiskLayout layout, PartitionMap.Builder map) {
    this.map = map;
    for (Ebr ebr : layout.ebrs()) {
      ebrs.putIfAbsent(ebr.lba(), ebr);
    }
  }

  /** Returns whether no logical partition was found yet. */
  boolean isEmpty() {
    return logicals.isEmpty();
  }

  List<Logical> logicals() {
    return logicals;
  }

  /** Reads the chain that begins at an extended entry of the MBR. */
  void read(MbrEntry extended) {
    if (extended.firstLba() == 0) {
      note("libfdisk.extended-at-0", "An extended partition begins at LBA 0");
      return;
    }
    if (follow(extended)) {
      removeLastIfEmpty();
      removeWithoutSectors();
    }
  }

  /** Returns whether the chain came to an end of its own. */
  private boolean follow(MbrEntry extended) {
    MbrEntry link = extended;
    while (link.isExtended()) {
      if (logicals.size() >= MAX_LOGICALS) {
        note("libfdisk.too-many", "Partitions after number 60 are left out");
        int last = logicals.size() - 1;
        logicals.set(last, logicals.get(last).withLink(MbrEntry.EMPTY));
        return false;
      }
      long lba = base + link.firstLba();
      Ebr ebr = ebrs.get(lba);
      if (ebr == null) {
        note("libfdisk.ebr-unreadable", "There is no sector at LBA %s for an EBR".formatted(lba));
        return false;
      }
      if (base == 0) {
        base = link.firstLba();
      }
      Logical logical = logical(ebr);
      logicals.add(logical);
      link = logical.link();
    }
    return true;
  }

  /** Of each kind the first entry counts. Where there is none, slot 0 or 1 stands in. */
  private Logical logical(Ebr ebr) {
    int data = -1;
    int link = -1;
    for (int slot = 0; slot < MbrSector.ENTRIES; slot++) {
      MbrEntry entry = ebr.sector().entry(slot);
      if (entry.sectors() == 0) {
        continue;
      }
      if (entry.isExtended()) {
        link = link < 0 ? slot : noteExtra(ebr, slot, link);
      } else if (entry.type() != 0) {
        data = data < 0 ? slot : noteExtra(ebr, slot, data);
      }
    }
    if (data < 0) {
      data = link == 0 ? 1 : 0;
    }
    if (link < 0) {
      link = data == 0 ? 1 : 0;
    }
    if (!ebr.sector().hasBootSignature()) {
      note(
          "libfdisk.ebr-signature", "The EBR at LBA %s does not end in 55 AA".formatted(ebr.lba()));
    }
    return new Logical(ebr.lba(), ebr.sector().entry(data), ebr.sector().entry(link));
  }

  private int noteExtra(Ebr ebr, int slot, int kept) {
    note(
        "libfdisk.extra-entry",
        "Entry %s of the EBR at LBA %s is ignored".formatted(slot + 1, ebr.lba()));
    return kept;
  }

  private void removeLastIfEmpty() {
    int last = logicals.size() - 1;
    if (logicals.get(last).isEmpty()) {
      logicals.remove(last);
    }
  }

  private void removeWithoutSectors() {
    int i = 0;
    while (i < logicals.size()) {
      boolean removable = logicals.size() > 1 || logicals.get(0).data().type() != 0;
      if (logicals.get(i).data().sectors() == 0 && removable) {
        note("libfdisk.empty-logical", "The empty partition %s is omitted".formatted(i + 5));
        remove(i);
        i = 0;
      } else {
        i++;
      }
    }
  }

  private void remove(int i) {
    MbrEntry link = logicals.get(i).link();
    if (i > 0) {
      boolean last = link.type() == 0;
      // Of the last one it takes whatever stands at the end of the chain's links out as well.
      logicals.set(i - 1, logicals.get(i - 1).withLink(last ? MbrEntry.EMPTY : link));
    } else if (logicals.size() > 1) {
      Logical second = logicals.get(1);
      MbrEntry data = second.data();
      long first = (second.ebrLba() + data.firstLba() - base) & U32;
      MbrEntry moved =
          new MbrEntry(
              data.bootIndicator(),
              data.firstChs(),
              data.type(),
              data.lastChs(),
              first,
              data.sectors());
      logicals.set(1, new Logical(base, moved, second.link()));
    }
    logicals.remove(i);
  }

  private void note(String code, String message) {
    map.note(Diagnostic.of(Severity.WARNING, code, message));
  }
}
