package io.github.bootformats.partition.convert;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.authoring.MbrBuilder;
import io.github.bootformats.partition.internal.change.DiskKind;
import io.github.bootformats.partition.internal.change.IdSource;
import io.github.bootformats.partition.internal.finding.LayoutFindings;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes an MBR of a GPT; partitions stay where they are. */
final class GptToMbr {
  private final DiskLayout layout;
  private final ConversionTypes types;
  private final Obstacles obstacles;
  private List<GptPartition> partitions = List.of();
  private Optional<LogicalRun> run = Optional.empty();

  GptToMbr(DiskLayout layout, ConversionTypes types) {
    this.layout = layout;
    this.types = types;
    this.obstacles = Obstacles.of(layout);
    if (obstacles.isEmpty() && DiskKind.of(layout) == DiskKind.GPT) {
      obstacles.addFindings(GptPartition.DISAGREEMENTS);
      partitions = GptPartition.allOf(layout);
      ConversionTypes.check(types.mbr(), partitions.stream().map(GptPartition::number).toList());
      partitions.forEach(p -> p.check(types, obstacles));
      checkHybrid();
      if (obstacles.isEmpty()) {
        chooseLogicals();
      }
    }
  }

  /** What only the MBR tells would be lost. */
  private void checkHybrid() {
    for (MbrEntry entry : layout.mbr().entries()) {
      boolean isInGpt =
          partitions.stream()
              .anyMatch(
                  p ->
                      p.place().first() == entry.firstLba()
                          && p.place().sectors() == entry.sectors());
      if (LayoutFindings.isOrdinary(entry) && !isInGpt) {
        obstacles.add(
            "hybrid",
            "the hybrid MBR has a partition at LBA %s that the GPT does not have"
                .formatted(entry.firstLba()));
      }
    }
  }

  private void chooseLogicals() {
    if (partitions.size() <= MbrSector.ENTRIES) {
      return;
    }
    if (partitions.size() > MbrSector.ENTRIES - 1 + MbrBuilder.MAX_LOGICAL) {
      obstacles.add(
          "number",
          "there are %s partitions; of an MBR, Linux has numbers for %s logical ones"
              .formatted(partitions.size(), MbrBuilder.MAX_LOGICAL));
    }
    run = LogicalRun.choose(layout, partitions);
    if (run.isEmpty()) {
      obstacles.add(
          "no-room-for-ebrs",
          "there are %s partitions, and an MBR has %s entries: the others need a free sector before"
                  .formatted(partitions.size(), MbrSector.ENTRIES)
              + " each, and to lie side by side");
    }
  }

  List<Diagnostic> obstacles() {
    return obstacles.list();
  }

  LayoutChange change(IdSource ids) throws FormatException {
    obstacles.check();
    if (DiskKind.of(layout) == DiskKind.MBR) {
      return LayoutChange.of(layout, layout, List.of());
    }
    List<String> steps = new ArrayList<>();
    steps.add("GPT replaced by an MBR; names, GUIDs and attributes of partitions are dropped");
    Optional<GptPartition> active =
        partitions.stream().filter(GptPartition::isLegacyBoot).findFirst();
    MbrSector.Builder mbr = layout.mbr().toBuilder();
    if (layout.mbr().diskSignature() == 0) {
      mbr.diskSignature(ids.diskSignature());
    }
    for (int slot = 0; slot < MbrSector.ENTRIES; slot++) {
      mbr.entry(slot, MbrEntry.EMPTY);
    }
    Map<Integer, MbrEntry> entries = new TreeMap<>();
    slots()
        .forEach(
            (slot, p) -> {
              boolean isActive = active.filter(p::equals).isPresent();
              entries.put(slot, p.primary(types).withActive(isActive));
              steps.add(step(p, slot + 1, isActive));
            });
    List<Ebr> ebrs = List.of();
    if (run.isPresent()) {
      LogicalRun logicals = run.get();
      ebrs = logicals.ebrs(layout.sectorSize(), types, active);
      int slot = 0;
      while (entries.containsKey(slot)) {
        slot++;
      }
      entries.put(slot, MbrEntry.of(MbrTypes.EXTENDED_LBA, logicals.first(), logicals.sectors()));
      steps.add(
          "extended partition %s made, LBA %s to %s"
              .formatted(slot + 1, logicals.first(), logicals.first() + logicals.sectors() - 1));
      int number = MbrSector.ENTRIES + 1;
      for (GptPartition p : logicals.partitions()) {
        steps.add(step(p, number++, active.filter(p::equals).isPresent()));
      }
    }
    entries.forEach(mbr::entry);
    DiskLayout after =
        layout.toBuilder()
            .mbr(mbr.build())
            .ebrs(ebrs)
            .nestedLabels(List.of())
            .gptTables(List.of())
            .build();
    return LayoutChange.of(layout, after, steps);
  }

  private String step(GptPartition partition, int number, boolean isActive) {
    return "partition %s is now %s%s, of type %02x%s"
        .formatted(
            partition.number(),
            number > MbrSector.ENTRIES ? "logical partition " : "",
            number,
            types.toMbr(partition.number(), partition.entry().typeGuid()).orElseThrow(),
            isActive ? ", and active" : "");
  }

  /** Primary partitions keep their number where that is a slot, and others get what is free. */
  private Map<Integer, GptPartition> slots() {
    Map<Integer, GptPartition> slots = new TreeMap<>();
    List<GptPartition> others = new ArrayList<>();
    for (GptPartition partition : partitions) {
      if (run.filter(r -> r.partitions().contains(partition)).isPresent()) {
        continue;
      }
      if (partition.number() <= MbrSector.ENTRIES) {
        slots.put(partition.number() - 1, partition);
      } else {
        others.add(partition);
      }
    }
    for (GptPartition partition : others) {
      int slot = 0;
      while (slots.containsKey(slot)) {
        slot++;
      }
      slots.put(slot, partition);
    }
    return slots;
  }
}
