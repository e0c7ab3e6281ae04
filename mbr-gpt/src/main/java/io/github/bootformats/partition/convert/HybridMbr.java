package io.github.bootformats.partition.convert;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.internal.ProtectiveMbr;
import io.github.bootformats.partition.internal.change.DiskKind;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts partitions of a GPT into its MBR, beside the protective one. */
final class HybridMbr {
  private static final int MOST = MbrSector.ENTRIES - 1;

  private final DiskLayout layout;
  private final ConversionTypes types;
  private final List<GptPartition> partitions;

  private HybridMbr(DiskLayout layout, ConversionTypes types, List<GptPartition> partitions) {
    this.layout = layout;
    this.types = types;
    this.partitions = partitions;
  }

  /** Takes the partitions to put in, in the order of their slots. */
  static HybridMbr of(DiskLayout layout, ConversionTypes types, int... numbers)
      throws FormatException {
    Obstacles obstacles = Obstacles.of(layout);
    if (obstacles.isEmpty() && DiskKind.of(layout) != DiskKind.GPT) {
      obstacles.add("no-gpt", "there is no GPT that a hybrid MBR could go with");
    }
    obstacles.addFindings(GptPartition.DISAGREEMENTS);
    obstacles.check();
    List<GptPartition> all = GptPartition.allOf(layout);
    List<Integer> known = all.stream().map(GptPartition::number).toList();
    if (numbers.length > MOST) {
      throw new IllegalArgumentException(
          "a hybrid MBR has room for %s partitions, not %s".formatted(MOST, numbers.length));
    }
    List<GptPartition> partitions = new ArrayList<>();
    Set<Integer> met = new HashSet<>();
    for (int number : numbers) {
      if (!known.contains(number)) {
        throw ConversionTypes.noPartition(number, known);
      }
      if (!met.add(number)) {
        throw new IllegalArgumentException("partition " + number + " is asked for twice");
      }
      GptPartition partition = all.get(known.indexOf(number));
      partition.check(types, obstacles);
      partitions.add(partition);
    }
    obstacles.check();
    return new HybridMbr(layout, types, partitions);
  }

  LayoutChange change(boolean protectiveLast) {
    List<String> steps = new ArrayList<>();
    MbrSector.Builder mbr = layout.mbr().toBuilder();
    for (int slot = 0; slot < MbrSector.ENTRIES; slot++) {
      mbr.entry(slot, MbrEntry.EMPTY);
    }
    long end =
        partitions.stream().mapToLong(p -> p.place().first() - 1).min().orElse(layout.lastLba());
    int slot = protectiveLast ? partitions.size() : 0;
    mbr.entry(slot, ProtectiveMbr.entry(end));
    steps.add("MBR partition %s protects LBA 1 to %s".formatted(slot + 1, end));
    slot = protectiveLast ? 0 : 1;
    boolean isActive = false;
    for (GptPartition partition : partitions) {
      boolean isFirstBootable = partition.isLegacyBoot() && !isActive;
      isActive |= isFirstBootable;
      MbrEntry entry = partition.primary(types).withActive(isFirstBootable);
      mbr.entry(slot++, entry);
      steps.add(
          "partition %s is MBR partition %s, too, of type %02x%s"
              .formatted(
                  partition.number(), slot, entry.type(), isFirstBootable ? ", and active" : ""));
    }
    DiskLayout after =
        layout.toBuilder().mbr(mbr.build()).ebrs(List.of()).nestedLabels(List.of()).build();
    return LayoutChange.of(layout, after, after.equals(layout) ? List.of() : steps);
  }
}
