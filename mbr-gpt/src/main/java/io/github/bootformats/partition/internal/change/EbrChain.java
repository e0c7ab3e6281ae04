package io.github.bootformats.partition.internal.change;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.internal.read.EbrWalk;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The EBRs of an extended partition in a form that all readers understand alike: in each EBR first
 * a partition, then the link to the next EBR. The chain can be changed; what a change does not
 * concern keeps its bytes.
 *
 * <p>Partitions count from 0 here, in the order of the links. The first EBR is always the first
 * sector of the extended partition.
 */
public final class EbrChain {
  private static final int DATA = 0;
  private static final int LINK = 1;

  /**
   * A logical partition.
   *
   * @param place where it lies on the disk
   * @param entry its entry, whatever EBR its start counts from
   */
  public record Logical(Extent place, MbrEntry entry) {}

  /** An EBR; one without a partition only links to the next. */
  private record Node(long lba, Optional<Logical> logical) {
    long end() {
      return logical.map(l -> Math.max(l.place().end(), lba + 1)).orElse(lba + 1);
    }
  }

  private final SectorSize sectorSize;
  private final long base;
  private final Map<Long, MbrSector> sectors = new HashMap<>();
  private final Map<Long, Long> endsAsRead = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();

  private EbrChain(SectorSize sectorSize, long base) {
    this.sectorSize = sectorSize;
    this.base = base;
  }

  /** Starts an extended partition without logical ones, which has an EBR all the same. */
  public static EbrChain empty(SectorSize sectorSize, long firstLba) {
    EbrChain chain = new EbrChain(sectorSize, firstLba);
    chain.nodes.add(new Node(firstLba, Optional.empty()));
    return chain;
  }

  /**
   * Takes the chain that is there.
   *
   * @throws FormatException if readers would not agree on it
   */
  public static EbrChain of(DiskLayout layout, Extent extended) throws FormatException {
    EbrChain chain = new EbrChain(layout.sectorSize(), extended.first());
    Map<Long, MbrSector> ebrs =
        layout.ebrs().stream().collect(Collectors.toMap(Ebr::lba, Ebr::sector, (a, b) -> a));
    MbrSector first = ebrs.get(extended.first());
    if (first != null && first.bytes().isZero()) {
      return empty(layout.sectorSize(), extended.first());
    }
    Set<Long> visited = new HashSet<>();
    OptionalLong next = OptionalLong.of(extended.first());
    while (next.isPresent()) {
      long lba = next.getAsLong();
      MbrSector sector = ebrs.get(lba);
      boolean inside = extended.holds(lba);
      if (sector == null || !inside || !visited.add(lba)) {
        throw chain.odd(lba, "the links do not lead from one EBR to the next inside of it");
      }
      next = chain.read(lba, sector);
    }
    return chain;
  }

  private OptionalLong read(long lba, MbrSector sector) throws FormatException {
    MbrEntry data = sector.entry(DATA);
    MbrEntry link = sector.entry(LINK);
    boolean linked = EbrWalk.isLink(link);
    boolean plain =
        sector.hasBootSignature()
            && !data.isExtended()
            && (data.type() == 0) == (data.sectors() == 0)
            && (linked || isUnused(link))
            && isUnused(sector.entry(2))
            && isUnused(sector.entry(3));
    if (!plain) {
      throw odd(lba, "the EBR there is not just a partition and a link");
    }
    Optional<Logical> logical = Optional.empty();
    if (data.sectors() != 0) {
      logical = Optional.of(new Logical(new Extent(lba + data.firstLba(), data.sectors()), data));
    }
    Node node = new Node(lba, logical);
    nodes.add(node);
    sectors.put(lba, sector);
    endsAsRead.put(lba, node.end());
    return linked ? OptionalLong.of(base + link.firstLba()) : OptionalLong.empty();
  }

  private static boolean isUnused(MbrEntry entry) {
    return entry.sectors() == 0 && !entry.isExtended();
  }

  private FormatException odd(long lba, String what) {
    return new MalformedFormatException(
        "mbr",
        "mbr.ebr-chain",
        sectorSize.toBytes(lba),
        "the logical partitions cannot be changed one by one, readers disagree about them: "
            + what
            + "; remove the extended partition, and with it all of them, or leave them as they"
            + " are");
  }

  /** Returns the logical partitions. */
  public List<Logical> logicals() {
    return nodes.stream().flatMap(node -> node.logical().stream()).toList();
  }

  /** Returns the sector after the last one that belongs to an EBR or a partition. */
  public long end() {
    return nodes.stream().mapToLong(Node::end).max().orElse(base + 1);
  }

  /**
   * Returns what is free in the extended partition. The sector before each partition is not, even
   * if its EBR lies elsewhere: parted 3.5 aborts when it finds two partitions side by side.
   */
  public FreeSpace free(Extent extended, long alignment) {
    FreeSpace free = FreeSpace.inside(extended, alignment);
    if (nodes.size() > 1 || !logicals().isEmpty()) {
      for (Node node : nodes) {
        free.remove(node.lba(), node.lba() + 1);
        node.logical().ifPresent(l -> free.remove(l.place().first() - 1, l.place().end()));
      }
    }
    return free;
  }

  /**
   * Adds a partition.
   *
   * @param ebrLba a free sector before it
   * @return its index: behind those whose EBRs lie before its own
   */
  public int add(long ebrLba, Logical logical, FreeSpace free) {
    dropEmpty();
    int index = 0;
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i).lba() < ebrLba) {
        index = i + 1;
      }
    }
    nodes.add(index, new Node(ebrLba, Optional.of(logical)));
    beginAtBase(free);
    return index;
  }

  /** Moves partitions: {@code order} has the index of each as it was, in the new order. */
  public void reorder(List<Integer> order, FreeSpace free) {
    dropEmpty();
    List<Node> reordered = order.stream().map(nodes::get).toList();
    nodes.clear();
    nodes.addAll(reordered);
    beginAtBase(free);
  }

  /** Removes a partition. */
  public void remove(int index) {
    dropEmpty();
    nodes.remove(index);
    if (nodes.isEmpty()) {
      nodes.add(new Node(base, Optional.empty()));
    } else if (nodes.get(0).lba() != base) {
      nodes.set(0, new Node(base, nodes.get(0).logical()));
    }
  }

  /** Replaces a partition by one that begins at the same place. */
  public void replace(int index, Logical logical) {
    int found = -1;
    for (int i = 0; i < nodes.size(); i++) {
      found += nodes.get(i).logical().isPresent() ? 1 : 0;
      if (found == index) {
        nodes.set(i, new Node(nodes.get(i).lba(), Optional.of(logical)));
        return;
      }
    }
    throw new IndexOutOfBoundsException(index);
  }

  private void dropEmpty() {
    nodes.removeIf(node -> node.logical().isEmpty());
  }

  /** Gives the first partition the first EBR, and the one that had it another. */
  private void beginAtBase(FreeSpace free) {
    long spare = nodes.get(0).lba();
    if (spare == base) {
      return;
    }
    nodes.set(0, new Node(base, nodes.get(0).logical()));
    for (int i = 1; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      if (node.lba() == base) {
        long first = node.logical().orElseThrow().place().first();
        nodes.set(i, new Node(spare < first ? spare : ebrBefore(first, free), node.logical()));
      }
    }
  }

  private long ebrBefore(long partition, FreeSpace free) {
    OptionalLong found = free.ebrBefore(partition);
    if (found.isPresent()) {
      return found.getAsLong();
    }
    boolean taken =
        nodes.stream()
            .anyMatch(
                node ->
                    node.lba() == partition - 1
                        || node.logical().filter(l -> l.place().holds(partition - 1)).isPresent());
    if (taken) {
      throw new IllegalArgumentException(
          "no sector is free for the EBR of the partition at LBA " + partition);
    }
    return partition - 1;
  }

  /** Returns the EBRs in the order of their links. */
  public List<Ebr> ebrs() {
    List<Ebr> ebrs = new ArrayList<>(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      MbrSector was = sectors.get(node.lba());
      MbrSector.Builder sector = was != null ? was.toBuilder() : MbrSector.builder(sectorSize);
      MbrEntry oldData = was != null ? was.entry(DATA) : MbrEntry.EMPTY;
      MbrEntry oldLink = was != null ? was.entry(LINK) : MbrEntry.EMPTY;
      MbrEntry unused = oldData.sectors() == 0 ? oldData : MbrEntry.EMPTY;
      sector.entry(DATA, node.logical().map(l -> data(l, node.lba())).orElse(unused));
      if (i + 1 < nodes.size()) {
        sector.entry(LINK, link(nodes.get(i + 1), oldLink));
      } else if (EbrWalk.isLink(oldLink)) {
        sector.entry(LINK, MbrEntry.EMPTY);
      }
      ebrs.add(new Ebr(node.lba(), sector.build()));
    }
    return ebrs;
  }

  private static MbrEntry data(Logical logical, long lba) {
    MbrEntry entry = logical.entry();
    return new MbrEntry(
        entry.bootIndicator(),
        entry.firstChs(),
        entry.type(),
        entry.lastChs(),
        logical.place().first() - lba,
        logical.place().sectors());
  }

  /** The link's size spans the EBR that it leads to, and its partition. */
  private MbrEntry link(Node next, MbrEntry old) {
    boolean asRead =
        EbrWalk.isLink(old)
            && base + old.firstLba() == next.lba()
            && endsAsRead.getOrDefault(next.lba(), -1L) == next.end();
    return asRead
        ? old
        : MbrEntry.of(
            EbrWalk.isLink(old) ? old.type() : MbrTypes.EXTENDED,
            next.lba() - base,
            next.end() - next.lba(),
            base);
  }
}
