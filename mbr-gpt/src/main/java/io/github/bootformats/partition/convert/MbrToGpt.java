package io.github.bootformats.partition.convert;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.ForeignLabel;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.LayoutFinding;
import io.github.bootformats.partition.NestedLabel;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.internal.GptArea;
import io.github.bootformats.partition.internal.ProtectiveMbr;
import io.github.bootformats.partition.internal.Sectors;
import io.github.bootformats.partition.internal.change.DiskKind;
import io.github.bootformats.partition.internal.change.IdSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Makes a GPT of an MBR; partitions stay where they are and keep their numbers. */
final class MbrToGpt {
  /** The highest number that Linux gives to a partition. */
  private static final int LAST_NUMBER = 255;

  /** Entries about which consumers disagree. */
  private static final Set<LayoutFinding> DISAGREEMENTS =
      EnumSet.of(
          LayoutFinding.LIMIT_FINDINGS,
          LayoutFinding.LIMIT_MBR_EBRS,
          LayoutFinding.MBR_TYPE_ZERO_USED,
          LayoutFinding.MBR_START_ZERO,
          LayoutFinding.MBR_OUTSIDE_DISK,
          LayoutFinding.MBR_OVERLAP,
          LayoutFinding.MBR_MULTIPLE_EXTENDED,
          LayoutFinding.MBR_LOGICAL_OUTSIDE_EXTENDED);

  private final DiskLayout layout;
  private final ConversionTypes types;
  private final Obstacles obstacles;
  private List<MbrPartition> partitions = List.of();

  MbrToGpt(DiskLayout layout, ConversionTypes types) {
    this.layout = layout;
    this.types = types;
    this.obstacles = Obstacles.of(layout);
    if (obstacles.isEmpty() && DiskKind.of(layout) == DiskKind.MBR) {
      obstacles.addFindings(DISAGREEMENTS);
      readPartitions();
    }
  }

  private void readPartitions() {
    try {
      partitions = MbrPartition.allOf(layout);
    } catch (FormatException e) {
      obstacles.add(e);
      return;
    }
    ConversionTypes.check(types.gpt(), partitions.stream().map(MbrPartition::number).toList());
    checkLabels();
    partitions.forEach(this::checkPartition);
    if (obstacles.isEmpty()) {
      checkRoom();
    }
  }

  private void checkLabels() {
    for (NestedLabel label : layout.nestedLabels()) {
      obstacles.add(
          "nested-label",
          "partition %s holds the partitions of a %s label, which nobody would see on a GPT"
              .formatted(label.slot() + 1, label.kind().name().toLowerCase(Locale.ROOT)));
    }
    for (ForeignLabel label : layout.foreignLabels()) {
      // An ISO 9660 file system begins behind the place of the GPT.
      if (!label.id().equals("iso9660")) {
        obstacles.add("other-label", "the disk has another label, too: " + label.name());
      }
    }
  }

  private void checkPartition(MbrPartition partition) {
    if (types.toGpt(partition.number(), partition.type()).isEmpty()) {
      obstacles.add(
          "type",
          "partition %s has the type %02x, which no GPT type stands for; choose one for it"
              .formatted(partition.number(), partition.type()));
    }
    if (partition.number() > LAST_NUMBER) {
      obstacles.add(
          "number",
          "partition %s has a number beyond %s, so that some consumers do not see it"
              .formatted(partition.number(), LAST_NUMBER));
    }
  }

  private void checkRoom() {
    long needed = arraySectors(lastNumber());
    if (partitions.isEmpty()) {
      if (layout.lastLba() < 2 * needed + 3) {
        obstacles.add(
            "disk-too-small",
            "a disk of %s sectors is too small for a GPT".formatted(layout.sectorCount()));
      }
      return;
    }
    if (roomBefore() < needed) {
      obstacles.add(
          "no-room-at-start",
          "the partition at LBA %s starts where the GPT would be: it needs the sectors up to LBA %s"
              .formatted(firstUsed(), GptTable.PRIMARY_LBA + needed));
    }
    if (roomBehind() < needed) {
      obstacles.add(
          "no-room-at-end",
          "the partition that ends at LBA %s leaves no room for the backup GPT: shrink it, or make"
                  .formatted(usedEnd() - 1)
              + " the disk larger, by %s sectors".formatted(needed - roomBehind()));
    }
  }

  List<Diagnostic> obstacles() {
    return obstacles.list();
  }

  LayoutChange change(IdSource ids) throws FormatException {
    obstacles.check();
    if (DiskKind.of(layout) == DiskKind.GPT) {
      return LayoutChange.of(layout, layout, List.of());
    }
    int count = entryCount();
    long arraySectors = arraySectors(count);
    long last = layout.lastLba();
    GptEntryArray array = array(count, ids);
    GptHeader primary =
        GptHeader.builder(layout.sectorSize())
            .myLba(GptTable.PRIMARY_LBA)
            .alternateLba(last)
            .firstUsableLba(GptTable.PRIMARY_LBA + 1 + arraySectors)
            .lastUsableLba(last - 1 - arraySectors)
            .diskGuid(ids.diskGuid())
            .entriesLba(GptTable.PRIMARY_LBA + 1)
            .build();
    GptHeader backup =
        primary.toBuilder()
            .myLba(last)
            .alternateLba(GptTable.PRIMARY_LBA)
            .entriesLba(last - arraySectors)
            .build();
    DiskLayout after =
        layout.toBuilder()
            .mbr(ProtectiveMbr.of(layout.mbr(), last))
            .ebrs(List.of())
            .gptTables(
                List.of(
                    GptTable.of(GptTable.PRIMARY_LBA, primary, array).sealed(),
                    GptTable.of(last, backup, array).sealed()))
            .build();
    return LayoutChange.of(layout, after, steps(count, arraySectors));
  }

  private List<String> steps(int count, long arraySectors) {
    List<String> steps = new ArrayList<>();
    steps.add(
        "MBR replaced by a GPT of %s entries at LBA 1 to %s and its backup at LBA %s to %s"
            .formatted(
                count,
                GptTable.PRIMARY_LBA + arraySectors,
                layout.lastLba() - arraySectors,
                layout.lastLba()));
    for (MbrPartition partition : partitions) {
      UUID type = type(partition);
      steps.add(
          "partition %s, type %02x, is now of type %s%s"
              .formatted(
                  partition.number(),
                  partition.type(),
                  type,
                  partition.isActive() ? ", its flag active now legacy-boot" : ""));
    }
    if (!layout.ebrs().isEmpty()) {
      steps.add("extended partition dropped; its logical partitions stay");
    }
    return steps;
  }

  private UUID type(MbrPartition partition) {
    return types.toGpt(partition.number(), partition.type()).orElseThrow();
  }

  private GptEntryArray array(int count, IdSource ids) {
    byte[] bytes = new byte[count * GptEntry.BYTES];
    for (MbrPartition partition : partitions) {
      GptEntry.builder(type(partition), ids.partitionGuid(partition.number()))
          .firstLba(partition.place().first())
          .lastLba(partition.place().last())
          .attributes(partition.isActive() ? GptAttributes.LEGACY_BOOT : 0)
          .build()
          .bytes()
          .asByteBuffer()
          .get(bytes, (partition.number() - 1) * GptEntry.BYTES, GptEntry.BYTES);
    }
    return GptEntryArray.of(Bytes.of(bytes), GptEntry.BYTES);
  }

  /** As many entries as usual, or else as there is room for. */
  private int entryCount() {
    int usual = Math.max(GptBuilder.DEFAULT_ENTRIES, roundedUp(lastNumber()));
    long room =
        partitions.isEmpty() ? (layout.lastLba() - 3) / 2 : Math.min(roomBefore(), roomBehind());
    return (int) Math.min(usual, layout.sectorSize().toBytes(room) / GptEntry.BYTES);
  }

  private int roundedUp(int number) {
    int inSector = layout.sectorSize().bytes() / GptEntry.BYTES;
    return (number + inSector - 1) / inSector * inSector;
  }

  private long arraySectors(int count) {
    int bytes = count < GptBuilder.DEFAULT_ENTRIES ? count * GptEntry.BYTES : arrayBytes(count);
    return Sectors.holding(bytes, layout.sectorSize());
  }

  private static int arrayBytes(int count) {
    return Math.max(GptArea.LEAST_ARRAY_BYTES, count * GptEntry.BYTES);
  }

  private int lastNumber() {
    return partitions.stream().mapToInt(MbrPartition::number).max().orElse(1);
  }

  /** Returns how many sectors are free behind the primary header. */
  private long roomBefore() {
    return firstUsed() - GptTable.PRIMARY_LBA - 1;
  }

  /** Returns how many sectors are free before the backup header. */
  private long roomBehind() {
    return layout.lastLba() - usedEnd();
  }

  private long firstUsed() {
    return partitions.stream().mapToLong(p -> p.place().first()).min().orElse(0);
  }

  private long usedEnd() {
    return partitions.stream().mapToLong(p -> p.place().end()).max().orElse(0);
  }
}
