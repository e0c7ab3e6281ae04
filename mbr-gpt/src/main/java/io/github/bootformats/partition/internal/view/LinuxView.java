package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.ForeignLabel;
import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.List;
import java.util.Optional;

/**
 * Linux 6.1, as Debian configures it for amd64: which parsers there are, and in which order they
 * are asked ({@code check_part} in {@code block/partitions/core.c}).
 */
public final class LinuxView implements PartitionConsumer {
  /** Parsers for other labels that are asked between those for GPT and MBR. */
  private static final List<String> BEFORE_MBR = List.of("sgi", "ldm");

  /** Parsers that are asked when there is no MBR. */
  private static final List<String> AFTER_MBR =
      List.of("osf", "sun", "amiga", "atari", "mac", "ultrix", "karma");

  private final boolean forceGpt;

  public LinuxView(boolean forceGpt) {
    this.forceGpt = forceGpt;
  }

  @Override
  public String id() {
    return forceGpt ? "linux-gpt" : "linux";
  }

  @Override
  public String version() {
    return "6.1";
  }

  @Override
  public PartitionMap see(DiskLayout layout) {
    PartitionMap.Builder map = PartitionMap.builder(id(), layout.sectorSize());
    if (layout.sectorCount() == 0) {
      return map.build();
    }
    LinuxSlots slots = new LinuxSlots(layout);
    Optional<Diagnostic> noGpt = LinuxGpt.parse(layout, forceGpt, slots);
    if (noGpt.isEmpty()) {
      slots.addTo(map.table("gpt"));
      return map.build();
    }
    Optional<ForeignLabel> foreign = find(layout, BEFORE_MBR);
    if (foreign.isEmpty()) {
      Optional<LinuxMbr.Refusal> noMbr = LinuxMbr.parse(layout, slots);
      if (noMbr.isEmpty()) {
        noteIgnoredGpt(layout, slots, noGpt.get());
        slots.addTo(map.table("mbr"));
        return map.build();
      }
      foreign = noMbr.get().isFinal() ? Optional.empty() : find(layout, AFTER_MBR);
      if (foreign.isEmpty()) {
        reason(layout, noGpt.get(), noMbr.get().reason()).ifPresent(map::refuse);
        return map.build();
      }
    }
    return map.table(foreign.get().id()).refuse(named(foreign.get())).build();
  }

  private static Optional<ForeignLabel> find(DiskLayout layout, List<String> ids) {
    return ids.stream()
        .flatMap(id -> layout.foreignLabels().stream().filter(label -> label.id().equals(id)))
        .findFirst();
  }

  private static Diagnostic named(ForeignLabel label) {
    return Diagnostic.of(
            Severity.WARNING,
            "linux.other-label",
            "Linux opens another label here, which this library names only: " + label.name())
        .atOffset(label.offset());
  }

  private static void noteIgnoredGpt(DiskLayout layout, LinuxSlots slots, Diagnostic noGpt) {
    for (GptTable table : layout.gptTables()) {
      if (table.header().hasSignature()) {
        slots.note(
            Diagnostic.of(
                    Severity.WARNING,
                    "linux.gpt-ignored",
                    "The MBR is used although there is a GPT: " + noGpt.message())
                .atOffset(noGpt.offset().orElse(0)));
        return;
      }
    }
  }

  /** Chooses what to tell of a disk without partitions: nothing, if there is nothing on it. */
  private static Optional<Diagnostic> reason(
      DiskLayout layout, Diagnostic noGpt, Diagnostic noMbr) {
    MbrSector mbr = layout.mbr();
    boolean isGpts =
        mbr.hasBootSignature()
            ? mbr.entries().stream().anyMatch(e -> e.type() == MbrEntry.TYPE_GPT_PROTECTIVE)
            : layout.gptTables().stream().anyMatch(t -> t.header().hasSignature());
    if (isGpts) {
      return Optional.of(noGpt);
    }
    boolean isBlank =
        mbr.bytes().isZero() && layout.gptTables().isEmpty() && layout.foreignLabels().isEmpty();
    return isBlank ? Optional.empty() : Optional.of(noMbr);
  }
}
