package io.github.bootformats.partition.repair;

import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.internal.finding.LayoutFindings;
import io.github.bootformats.partition.internal.read.EbrWalk;
import io.github.bootformats.partition.mbr.Chs;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Corrects fields of MBR and EBRs, one kind at a time. */
final class MbrRepairs {
  private final DiskLayout layout;
  private final List<String> steps = new ArrayList<>();

  private MbrRepairs(DiskLayout layout) {
    this.layout = layout;
  }

  private LayoutChange to(MbrSector mbr) {
    return LayoutChange.of(layout, layout.toBuilder().mbr(mbr).build(), steps);
  }

  /** Makes boot indicators 0 or 0x80, as their highest bit has it. */
  static LayoutChange bootIndicators(DiskLayout layout) {
    MbrRepairs repairs = new MbrRepairs(layout);
    MbrSector.Builder mbr = layout.mbr().toBuilder();
    for (int slot = 0; slot < MbrSector.ENTRIES; slot++) {
      MbrEntry entry = layout.mbr().entry(slot);
      MbrEntry fixed = entry.withActive(entry.bootIndicator() >= MbrEntry.ACTIVE);
      if (!fixed.equals(entry)) {
        mbr.entry(slot, fixed);
        repairs.steps.add(
            "boot indicator of MBR partition %s made %s"
                .formatted(slot + 1, fixed.bootIndicator() == 0 ? "0" : "0x80"));
      }
    }
    return repairs.to(mbr.build());
  }

  /** Leaves only the first active partition active. */
  static LayoutChange singleActive(DiskLayout layout) {
    MbrRepairs repairs = new MbrRepairs(layout);
    MbrSector.Builder mbr = layout.mbr().toBuilder();
    boolean isFirst = true;
    for (int slot = 0; slot < MbrSector.ENTRIES; slot++) {
      MbrEntry entry = layout.mbr().entry(slot);
      if (entry.bootIndicator() == MbrEntry.ACTIVE && !isFirst) {
        mbr.entry(slot, entry.withActive(false));
        repairs.steps.add("MBR partition %s is no longer active".formatted(slot + 1));
      }
      isFirst &= entry.bootIndicator() != MbrEntry.ACTIVE;
    }
    return repairs.to(mbr.build());
  }

  /** Puts the bytes 55 AA into place. */
  static LayoutChange signature(DiskLayout layout) {
    MbrRepairs repairs = new MbrRepairs(layout);
    if (!layout.mbr().hasBootSignature()) {
      repairs.steps.add("boot signature 55 AA put into the MBR");
    }
    return repairs.to(layout.mbr().toBuilder().bootSignature(MbrSector.BOOT_SIGNATURE).build());
  }

  /** Makes CHS addresses those of the LBAs, with 255 heads and 63 sectors a track. */
  static LayoutChange chs(DiskLayout layout) {
    MbrRepairs repairs = new MbrRepairs(layout);
    MbrSector.Builder mbr = layout.mbr().toBuilder();
    for (int slot = 0; slot < MbrSector.ENTRIES; slot++) {
      MbrEntry entry = layout.mbr().entry(slot);
      if (!LayoutFindings.isOrdinary(entry)) {
        continue;
      }
      MbrEntry fixed =
          new MbrEntry(
              entry.bootIndicator(),
              Chs.ofLba(entry.firstLba()),
              entry.type(),
              Chs.ofLba(entry.firstLba() + entry.sectors() - 1),
              entry.firstLba(),
              entry.sectors());
      if (!fixed.equals(entry)) {
        mbr.entry(slot, fixed);
        repairs.steps.add(
            "CHS addresses of MBR partition %s made %s to %s"
                .formatted(slot + 1, fixed.firstChs(), fixed.lastChs()));
      }
    }
    return repairs.to(mbr.build());
  }

  /**
   * Ends chains of EBRs where a link leads back to an EBR of the chain, or off the disk. What was
   * reached before stays reachable.
   */
  static LayoutChange ebrLinks(DiskLayout layout) {
    MbrRepairs repairs = new MbrRepairs(layout);
    Map<Long, Ebr> ebrs = new HashMap<>();
    layout.ebrs().forEach(e -> ebrs.put(e.lba(), e));
    Set<Long> visited = new HashSet<>();
    for (MbrEntry extended : layout.mbr().entries()) {
      if (EbrWalk.isLink(extended)) {
        repairs.cutChain(extended.firstLba(), ebrs, visited);
      }
    }
    List<Ebr> after = layout.ebrs().stream().map(e -> ebrs.getOrDefault(e.lba(), e)).toList();
    return LayoutChange.of(layout, layout.toBuilder().ebrs(after).build(), repairs.steps);
  }

  private void cutChain(long base, Map<Long, Ebr> ebrs, Set<Long> visited) {
    Optional<Ebr> next = Optional.ofNullable(ebrs.get(base)).filter(e -> visited.add(e.lba()));
    while (next.isPresent()) {
      Ebr ebr = next.get();
      next = Optional.empty();
      for (int slot = 0; slot < MbrSector.ENTRIES && ebr.lba() != 0; slot++) {
        MbrEntry entry = ebr.sector().entry(slot);
        if (!EbrWalk.isLink(entry)) {
          continue;
        }
        long target = base + entry.firstLba();
        if (visited.contains(target) || target > layout.lastLba()) {
          ebr = new Ebr(ebr.lba(), ebr.sector().toBuilder().entry(slot, MbrEntry.EMPTY).build());
          ebrs.put(ebr.lba(), ebr);
          steps.add("link of the EBR at LBA %s to LBA %s cut".formatted(ebr.lba(), target));
        } else if (next.isEmpty() && ebrs.containsKey(target)) {
          visited.add(target);
          next = Optional.of(ebrs.get(target));
        }
      }
    }
  }
}
