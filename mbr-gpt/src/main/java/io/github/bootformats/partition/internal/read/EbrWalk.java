package io.github.bootformats.partition.internal.read;

import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects every EBR that any reader may meet.
 *
 * <p>A reader follows one extended entry of each EBR; which one, and what it takes for an EBR,
 * differs. The path of Linux, the first extended entry, is walked before all others, so that a
 * limit cuts off what only odd readers see.
 */
public final class EbrWalk {
  /** A link: EBRs count their links from the start of the extended partition, the base. */
  private record Link(long base, long lba) {}

  private final DiskSectors disk;
  private final long wrap;
  private final long limit;
  private final Map<Long, Ebr> found = new LinkedHashMap<>();
  private final Set<Link> visited = new HashSet<>();
  private final Deque<Link> sideLinks = new ArrayDeque<>();
  private boolean cut;

  public EbrWalk(DiskSectors disk, int sectorBytes, long limit) {
    this.disk = disk;
    this.wrap = (1L << 32) / (sectorBytes / 512);
    this.limit = limit;
  }

  /** Returns whether there were more EBRs than allowed. */
  public boolean isCut() {
    return cut;
  }

  public List<Ebr> from(MbrSector mbr) throws IOException {
    for (MbrEntry entry : mbr.entries()) {
      if (isLink(entry)) {
        follow(new Link(entry.firstLba(), entry.firstLba()));
      }
    }
    addOddLinks(mbr);
    while (!sideLinks.isEmpty()) {
      follow(sideLinks.remove());
    }
    return List.copyOf(found.values());
  }

  public static boolean isLink(MbrEntry entry) {
    return entry.isExtended() && entry.sectors() != 0;
  }

  /**
   * Adds the ways into a chain that only some take: libfdisk follows entries without sectors, and
   * counts a second extended partition from the first; libblkid's numbers wrap at 2 TiB.
   */
  private void addOddLinks(MbrSector mbr) {
    List<MbrEntry> extended = mbr.entries().stream().filter(MbrEntry::isExtended).toList();
    for (int i = 0; i < extended.size(); i++) {
      long base = extended.get(i).firstLba();
      sideLinks.add(new Link(base, base));
      sideLinks.add(new Link(base % wrap, base % wrap));
      for (MbrEntry later : extended.subList(i + 1, extended.size())) {
        sideLinks.add(new Link(base, base + later.firstLba()));
      }
    }
  }

  private void follow(Link start) throws IOException {
    Link link = start;
    while (disk.holdsLba(link.lba()) && visited.add(link)) {
      Ebr ebr = found.get(link.lba());
      if (ebr == null) {
        if (found.size() >= limit) {
          cut = true;
          return;
        }
        ebr = new Ebr(link.lba(), MbrSector.of(disk.sector(link.lba())));
        found.put(link.lba(), ebr);
      }
      Link next = null;
      for (MbrEntry entry : ebr.sector().entries()) {
        if (entry.isExtended()) {
          Link target = new Link(link.base(), link.base() + entry.firstLba());
          if (next == null && isLink(entry)) {
            next = target;
          } else {
            sideLinks.add(target);
          }
          if (target.lba() >= wrap) {
            sideLinks.add(new Link(link.base(), target.lba() % wrap));
          }
        }
      }
      if (next == null) {
        return;
      }
      link = next;
    }
  }
}
