package io.github.bootformats.partition.authoring;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.partition.internal.change.EbrChain;
import io.github.bootformats.partition.internal.change.Extent;
import io.github.bootformats.partition.internal.change.FreeSpace;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SortedSet;

/** Partitions that are added to an MBR together. */
final class MbrAdditions {
  private static final String ACTIVE = "active";

  private final MbrPlanTable table;
  private final List<NewPartition> primaries = new ArrayList<>();
  private final List<NewPartition> logicals = new ArrayList<>();

  /** Before which of the primary partitions the logical ones come that have no home yet. */
  private int primariesBeforeLogicals;

  MbrAdditions(MbrPlanTable table, List<NewPartition> partitions) {
    this.table = table;
    partitions.forEach(MbrAdditions::check);
    divide(partitions);
  }

  private static void check(NewPartition partition) {
    if (!partition.name().isEmpty() || partition.guid().isPresent()) {
      throw new IllegalArgumentException("partitions of an MBR have neither names nor GUIDs");
    }
    partition.flags().forEach(MbrAdditions::checkFlag);
    if (isExtended(partition) && isSurelyLogical(partition)) {
      throw new IllegalArgumentException("an extended partition cannot be a logical one");
    }
    NewPartition.Kind other =
        isSurelyLogicalNumber(partition) ? NewPartition.Kind.PRIMARY : NewPartition.Kind.LOGICAL;
    if (partition.number().isPresent() && partition.kind() == other) {
      throw new IllegalArgumentException(
          "primary partitions have the numbers 1 to 4, logical ones those from 5 on, so %s cannot be that of a %s one"
              .formatted(
                  partition.number().getAsInt(), partition.kind().name().toLowerCase(Locale.ROOT)));
    }
  }

  static void checkFlag(String flag) {
    if (!flag.equalsIgnoreCase(ACTIVE)) {
      throw new IllegalArgumentException(
          "a partition of an MBR has no flag '" + flag + "'; there is only 'active'");
    }
  }

  static int type(String text) {
    OptionalInt found = MbrTypes.find(text);
    int type =
        found.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "an MBR knows no type '"
                        + text
                        + "'; types are names such as linux, or two hexadecimal digits such as"
                        + " 83"));
    if (type == MbrTypes.UNUSED || type == MbrTypes.GPT_PROTECTIVE) {
      throw new IllegalArgumentException(
          "the type 0x%02x stands for %s, not for a partition"
              .formatted(type, type == MbrTypes.UNUSED ? "an unused entry" : "a GPT"));
    }
    return type;
  }

  static String typeName(int type) {
    return MbrTypes.name(type).orElseGet(() -> "type 0x%02x".formatted(type));
  }

  private static boolean isExtended(NewPartition partition) {
    return MbrEntry.of(type(partition.type()), 1, 1).isExtended();
  }

  private static boolean isSurelyLogicalNumber(NewPartition partition) {
    return partition.number().orElse(0) >= MbrPlanTable.FIRST_LOGICAL;
  }

  private static boolean isSurelyLogical(NewPartition partition) {
    return partition.kind() == NewPartition.Kind.LOGICAL || isSurelyLogicalNumber(partition);
  }

  private boolean isSurelyPrimary(NewPartition partition) {
    return partition.kind() == NewPartition.Kind.PRIMARY
        || isExtended(partition)
        || (partition.number().isPresent() && !isSurelyLogicalNumber(partition))
        || (partition.start().isPresent()
            && !isSurelyLogical(partition)
            && table.extended().isPresent()
            && !isInExtended(partition.start().getAsLong()));
  }

  private boolean isInExtended(long firstByte) {
    return table.extendedPlace().holds(table.sectorSize().sectorsIn(firstByte));
  }

  private void divide(List<NewPartition> partitions) {
    int entries = MbrSector.ENTRIES - table.slots().used().size();
    boolean extended = table.extended().isPresent();
    boolean willBeExtended = partitions.stream().anyMatch(MbrAdditions::isExtended);
    if (!extended && !willBeExtended) {
      boolean allPrimary =
          partitions.size() <= entries
              && partitions.stream().noneMatch(MbrAdditions::isSurelyLogical);
      // Else one entry becomes the extended partition.
      entries -= allPrimary ? 0 : 1;
    }
    entries -= (int) partitions.stream().filter(this::isSurelyPrimary).count();
    for (NewPartition partition : partitions) {
      boolean primary = isSurelyPrimary(partition);
      if (!primary && !isSurelyLogical(partition) && !extended && entries > 0) {
        primary = true;
        entries--;
      }
      if (primary) {
        extended |= isExtended(partition);
        primaries.add(partition);
      } else {
        if (logicals.isEmpty()) {
          primariesBeforeLogicals = primaries.size();
        }
        logicals.add(partition);
      }
    }
  }

  void add() throws FormatException {
    addPrimaries();
    if (!logicals.isEmpty()) {
      addLogicals();
    }
  }

  private void addPrimaries() throws FormatException {
    List<NewPartition> wanted = new ArrayList<>(primaries);
    boolean hasExtended =
        table.extended().isPresent() || primaries.stream().anyMatch(MbrAdditions::isExtended);
    if (!logicals.isEmpty() && !hasExtended) {
      wanted.add(
          primariesBeforeLogicals, NewPartition.of(MbrTypes.EXTENDED_LBA, PartitionSize.rest()));
    }
    SortedSet<Integer> taken = table.slots().used();
    if (wanted.size() > MbrSector.ENTRIES - taken.size()) {
      throw new IllegalArgumentException(
          "an MBR has four entries: %s %s free, %s asked%s"
              .formatted(
                  MbrSector.ENTRIES - taken.size(),
                  MbrSector.ENTRIES - taken.size() == 1 ? "is" : "are",
                  wanted.size(),
                  hasExtended ? "; logical partitions take none" : ""));
    }
    List<Integer> numbers =
        PartitionNumbers.assign(
            wanted.stream().map(NewPartition::number).toList(), taken, MbrSector.ENTRIES);
    FreeSpace free = table.freeOutside();
    long freeSectors = free.alignedSectors();
    List<Placer.Request> requests = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      String what =
          (isExtended(wanted.get(i)) ? "extended partition " : "partition ") + numbers.get(i);
      requests.add(table.request(what, wanted.get(i), freeSectors));
    }
    List<Extent> places = Placer.place(free, table.sectorSize(), requests);
    for (int i = 0; i < wanted.size(); i++) {
      addPrimary(numbers.get(i), wanted.get(i), places.get(i));
    }
  }

  private void addPrimary(int number, NewPartition partition, Extent place) throws FormatException {
    MbrEntry entry = MbrEntry.of(type(partition.type()), place.first(), place.sectors());
    if (entry.isExtended()) {
      List<Integer> others = table.slots().allExtended();
      if (!others.isEmpty()) {
        throw new IllegalArgumentException(
            "there is an extended partition already: number " + others.get(0));
      }
      table.startChain(place.first());
    }
    table.slots().set(number, entry);
    table.step("partition %s added: %s".formatted(number, table.describe(entry, place)));
    activate(number, partition);
  }

  private void activate(int number, NewPartition partition) throws FormatException {
    if (!partition.flags().isEmpty()) {
      table.setActive(number, true);
    }
  }

  private void addLogicals() throws FormatException {
    EbrChain chain = table.changedChain();
    int there = chain.logicals().size();
    if (there + logicals.size() > MbrBuilder.MAX_LOGICAL) {
      throw new IllegalArgumentException(
          "there can be %s logical partitions; %s are there, %s asked"
              .formatted(MbrBuilder.MAX_LOGICAL, there, logicals.size()));
    }
    FreeSpace free = table.freeInside();
    // Each EBR may take as much as the alignment from what is free.
    long freeSectors =
        Math.max(0, free.alignedSectors() - (logicals.size() - 1) * table.alignment());
    List<Placer.Request> requests = new ArrayList<>();
    for (NewPartition logical : logicals) {
      requests.add(
          table.request("logical partition of type " + logical.type(), logical, freeSectors));
    }
    List<Extent> places = Placer.place(free, table.sectorSize(), requests);
    for (int i : inOrderOfPlaces(places)) {
      addLogical(chain, logicals.get(i), places.get(i), free);
    }
  }

  /** Those with numbers come last, as the others would push them back. */
  private List<Integer> inOrderOfPlaces(List<Extent> places) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      order.add(i);
    }
    order.sort(
        Comparator.comparingInt((Integer i) -> logicals.get(i).number().orElse(0))
            .thenComparing(i -> places.get(i).first()));
    return order;
  }

  private void addLogical(EbrChain chain, NewPartition partition, Extent place, FreeSpace free)
      throws FormatException {
    MbrEntry entry = MbrEntry.of(type(partition.type()), place.first(), place.sectors());
    int index = chain.add(free.takenFrom(place), new EbrChain.Logical(place, entry), free);
    int last = chain.logicals().size() - 1;
    int wanted = partition.number().orElse(MbrPlanTable.FIRST_LOGICAL + index);
    int number = MbrPlanTable.FIRST_LOGICAL + index;
    if (wanted != number) {
      if (wanted > MbrPlanTable.FIRST_LOGICAL + last) {
        throw new IllegalArgumentException(
            "a logical partition cannot get the number %s: the next one is %s"
                .formatted(wanted, MbrPlanTable.FIRST_LOGICAL + last));
      }
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i <= last; i++) {
        if (i != index) {
          order.add(i);
        }
      }
      order.add(wanted - MbrPlanTable.FIRST_LOGICAL, index);
      chain.reorder(order, free);
    }
    table.step("partition %s added: %s".formatted(wanted, table.describe(entry, place)));
    for (int old = MbrPlanTable.FIRST_LOGICAL + last - 1; old >= wanted; old--) {
      table.step("partition %s is now %s".formatted(old, old + 1));
    }
    activate(wanted, partition);
  }
}
