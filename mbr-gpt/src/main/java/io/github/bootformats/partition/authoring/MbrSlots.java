package io.github.bootformats.partition.authoring;

import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.NestedLabel;
import io.github.bootformats.partition.internal.read.EbrWalk;
import io.github.bootformats.partition.internal.read.NestedLabels;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The four entries of an MBR while a plan is carried out. Numbers count from 1. */
final class MbrSlots {
  private final DiskLayout layout;
  private final MbrEntry[] entries;

  /** For each slot, the one that its entry was in. */
  private final int[] origins = {0, 1, 2, 3};

  MbrSlots(DiskLayout layout) {
    this.layout = layout;
    this.entries = layout.mbr().entries().toArray(new MbrEntry[0]);
  }

  MbrEntry get(int number) {
    return entries[number - 1];
  }

  void set(int number, MbrEntry entry) {
    entries[number - 1] = entry;
  }

  List<MbrEntry> all() {
    return Arrays.asList(entries);
  }

  boolean isUsed(int number) {
    return number >= 1 && number <= entries.length && isUsed(get(number));
  }

  /** Some readers show a partition without a type, so it is one here. */
  private static boolean isUsed(MbrEntry entry) {
    return entry.type() != 0 || entry.sectors() != 0;
  }

  /** Returns the numbers of all entries in use, that of the extended partition too. */
  SortedSet<Integer> used() {
    TreeSet<Integer> numbers = new TreeSet<>();
    IntStream.rangeClosed(1, entries.length).filter(this::isUsed).forEach(numbers::add);
    return numbers;
  }

  Optional<MbrEntry> extended() {
    return all().stream().filter(EbrWalk::isLink).findFirst();
  }

  /**
   * Returns the numbers of all extended partitions; a table in good order has at most one. One
   * without sectors counts: libfdisk looks for the logical partitions there.
   */
  List<Integer> allExtended() {
    return IntStream.rangeClosed(1, entries.length)
        .filter(number -> get(number).isExtended())
        .boxed()
        .toList();
  }

  void swap(int number, int other) {
    MbrEntry entry = get(number);
    set(number, get(other));
    set(other, entry);
    int origin = origins[number - 1];
    origins[number - 1] = origins[other - 1];
    origins[other - 1] = origin;
  }

  /**
   * Sorts the entries in use by their places.
   *
   * @return for each entry in use, the number that it had
   */
  List<Integer> sort() {
    List<Integer> order = new ArrayList<>(used());
    order.sort(Comparator.comparingLong(number -> get(number).firstLba()));
    List<Integer> sorted = List.copyOf(order);
    IntStream.rangeClosed(1, entries.length).filter(n -> !isUsed(n)).forEach(order::add);
    MbrEntry[] was = entries.clone();
    int[] wasFrom = origins.clone();
    for (int i = 0; i < entries.length; i++) {
      entries[i] = was[order.get(i) - 1];
      origins[i] = wasFrom[order.get(i) - 1];
    }
    return sorted;
  }

  /** Clears the flag where there is no partition to have it; readers count it all the same. */
  void clearActiveOfUnused() {
    for (int i = 0; i < entries.length; i++) {
      if (!isUsed(entries[i]) && entries[i].bootIndicator() == MbrEntry.ACTIVE) {
        entries[i] = entries[i].withActive(false);
      }
    }
  }

  MbrSector sector() {
    MbrSector.Builder sector = layout.mbr().toBuilder();
    for (int i = 0; i < entries.length; i++) {
      sector.entry(i, entries[i]);
    }
    return sector.build();
  }

  /** Keeps the tables of partitions that are still where they were, and of the same type. */
  List<NestedLabel> nestedLabels() {
    List<NestedLabel> labels = new ArrayList<>(0);
    for (int slot = 0; slot < entries.length; slot++) {
      for (NestedLabel label : layout.nestedLabels()) {
        boolean stays =
            label.slot() == origins[slot]
                && (entries[slot].equals(layout.mbr().entry(label.slot()))
                    || NestedLabels.isIn(label, entries[slot], layout.sectorSize().bytes()));
        if (stays) {
          labels.add(new NestedLabel(label.kind(), slot, label.offset(), label.bytes()));
        }
      }
    }
    return labels;
  }
}
