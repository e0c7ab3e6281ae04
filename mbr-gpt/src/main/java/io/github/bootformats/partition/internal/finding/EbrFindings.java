package io.github.bootformats.partition.internal.finding;

import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutFinding;
import io.github.bootformats.partition.internal.MbrAt;
import io.github.bootformats.partition.internal.MbrEntryAt;
import io.github.bootformats.partition.internal.finding.MbrFindings.MbrPartition;
import io.github.bootformats.partition.internal.read.EbrWalk;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is odd about the EBRs, along every link. */
final class EbrFindings {

  /** An EBR in an extended partition, which its links count from. */
  private record Place(long base, long sectors, long lba) {
    boolean holds(long first, long count) {
      return first >= base && first + count <= base + sectors;
    }
  }

  private final DiskLayout layout;
  private final FindingList findings;
  private final Ranges<MbrPartition> logicals;
  private final Map<Long, Ebr> ebrs = new HashMap<>();
  private final Set<Place> visited = new HashSet<>();
  private final Deque<Place> sideLinks = new ArrayDeque<>();

  EbrFindings(DiskLayout layout, FindingList findings, Ranges<MbrPartition> logicals) {
    this.layout = layout;
    this.findings = findings;
    this.logicals = logicals;
    layout.ebrs().forEach(e -> ebrs.put(e.lba(), e));
  }

  void check() {
    for (MbrEntry entry : layout.mbr().entries()) {
      if (EbrWalk.isLink(entry)) {
        walk(new Place(entry.firstLba(), entry.sectors(), entry.firstLba()));
      }
    }
    while (!sideLinks.isEmpty()) {
      walk(sideLinks.remove());
    }
  }

  private void walk(Place start) {
    Deque<Place> path = new ArrayDeque<>();
    path.add(start);
    while (!path.isEmpty()) {
      Place place = path.remove();
      Ebr ebr = ebrs.get(place.lba());
      // Where the MBR is taken for an EBR, its own entries have been looked at.
      if (ebr == null || place.lba() == 0 || !visited.add(place)) {
        continue;
      }
      if (!ebr.sector().hasBootSignature()) {
        findings.add(
            LayoutFinding.MBR_EBR_NO_SIGNATURE,
            place.lba(),
            MbrAt.BOOT_SIGNATURE,
            "The last two bytes of the EBR at LBA " + place.lba() + " are not 55 AA");
        continue;
      }
      entries(place, ebr.sector(), path);
    }
  }

  private void entries(Place place, MbrSector sector, Deque<Place> path) {
    int data = 0;
    int links = 0;
    for (int slot = 0; slot < MbrSector.ENTRIES; slot++) {
      MbrEntry entry = sector.entry(slot);
      int at = MbrSector.entryOffset(slot);
      if (EbrWalk.isLink(entry)) {
        if (++links == 2) {
          findings.add(
              LayoutFinding.MBR_EBR_MULTIPLE_LINKS,
              place.lba(),
              at + MbrEntryAt.TYPE,
              "The EBR at LBA " + place.lba() + " has more than one link");
        }
        link(place, entry, at, links == 1 ? path : sideLinks);
      } else {
        String who = "The partition in slot " + slot + " of the EBR at LBA " + place.lba();
        long first = place.lba() + entry.firstLba();
        MbrFindings.checkRange(layout, findings, entry, first, place.lba(), at, who);
        if (entry.sectors() != 0) {
          data(place, entry, at, who, ++data, links);
        }
      }
    }
  }

  private void link(Place from, MbrEntry entry, int at, Deque<Place> next) {
    long target = from.base() + entry.firstLba();
    Place to = new Place(from.base(), from.sectors(), target);
    String what = "The EBR at LBA " + from.lba() + " leads to LBA " + target;
    if (target > layout.lastLba()) {
      findings.add(
          LayoutFinding.MBR_EBR_OUTSIDE_DISK,
          from.lba(),
          at + MbrEntryAt.FIRST_LBA,
          what + ", but the last one of the disk is " + layout.lastLba());
      return;
    }
    if (visited.contains(to)) {
      findings.add(
          LayoutFinding.MBR_EBR_LOOP,
          from.lba(),
          at + MbrEntryAt.FIRST_LBA,
          what + ", an EBR that was met before");
      return;
    }
    if (!from.holds(target, 1)) {
      findings.add(
          LayoutFinding.MBR_EBR_OUTSIDE_EXTENDED,
          from.lba(),
          at + MbrEntryAt.FIRST_LBA,
          what + ", outside of the extended partition");
    }
    if (target < from.lba()) {
      findings.add(
          LayoutFinding.MBR_EBR_BACKWARD, from.lba(), at + MbrEntryAt.FIRST_LBA, what + ", back");
    }
    next.add(to);
  }

  private void data(Place place, MbrEntry entry, int at, String who, int count, int links) {
    if (count == 2) {
      findings.add(
          LayoutFinding.MBR_EBR_MULTIPLE_DATA,
          place.lba(),
          at + MbrEntryAt.TYPE,
          who + " is not the first one there");
    } else if (count == 1 && links > 0) {
      findings.add(
          LayoutFinding.MBR_EBR_LINK_FIRST,
          place.lba(),
          at + MbrEntryAt.TYPE,
          who + " comes after the link to the next EBR");
    }
    long first = place.lba() + entry.firstLba();
    if (!place.holds(first, entry.sectors())) {
      findings.add(
          LayoutFinding.MBR_LOGICAL_OUTSIDE_EXTENDED,
          place.lba(),
          at + MbrEntryAt.FIRST_LBA,
          who + " does not lie within the extended partition");
    }
    logicals.add(first, first + entry.sectors() - 1, new MbrPartition(who, place.lba(), at, true));
  }
}
