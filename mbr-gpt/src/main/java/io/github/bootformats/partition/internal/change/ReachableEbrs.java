package io.github.bootformats.partition.internal.change;

import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The EBRs of a layout that one extended partition leads to, by whichever of their links. */
public final class ReachableEbrs {
  private ReachableEbrs() {}

  /** Returns them in the layout's order. */
  public static List<Ebr> of(DiskLayout layout, MbrEntry extended) {
    Map<Long, Ebr> known = new HashMap<>();
    layout.ebrs().forEach(ebr -> known.putIfAbsent(ebr.lba(), ebr));
    // Some readers' numbers wrap at 2 TiB.
    long wrap = (1L << 32) / (layout.sectorSize().bytes() / 512);
    long base = extended.firstLba();
    Set<Long> reached = new HashSet<>();
    Deque<Long> next = new ArrayDeque<>(List.of(base, base % wrap));
    while (!next.isEmpty()) {
      Ebr ebr = known.get(next.remove());
      if (ebr != null && reached.add(ebr.lba())) {
        for (MbrEntry link : ebr.sector().entries()) {
          if (link.isExtended()) {
            next.add(base + link.firstLba());
            next.add((base + link.firstLba()) % wrap);
          }
        }
      }
    }
    return layout.ebrs().stream().filter(ebr -> reached.contains(ebr.lba())).toList();
  }
}
