package io.github.bootformats.partition;

import static io.github.bootformats.partition.RandomLayouts.MIB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.authoring.MbrBuilder;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What {@link WritePlan} promises about writes that are cut off. */
class WriteCutsPropertiesTest {
  @Property(tries = 50, shrinking = ShrinkingMode.OFF)
  void gptOverGpt_isOldOrNew_whereverItIsCut(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    DiskUpdate update = RandomUpdates.gpt(random);
    // Otherwise there is nothing to lose.
    assertEquals("gpt", update.current().as(PartitionConsumer.UEFI_2_10).table());

    WriteCuts.Look look =
        (cut, cutDisk) -> {
          DiskLayout left = update.read(cutDisk);
          update.assertOldOrNew(PartitionConsumer.UEFI_2_10, cut, left);
          update.assertOldOrNew(PartitionConsumer.LINUX_6_1_GPT, cut, left);
          update.assertOldOrNewOrNone(PartitionConsumer.LINUX_6_1, cut, left);
        };
    update.cuts().betweenSectors(look);
    update.cuts().withinSectors(look);
    update.cuts().outOfOrder(random, 10, look);
    update.assertResult();
  }

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void gptOnBlankDisk_isNothingOrNew(@ForAll long seed) throws Exception {
    RandomLayouts layouts = new RandomLayouts(seed);
    DiskLayout wanted = layouts.gpt(layouts.diskSize(), layouts.sectorSize());
    MemoryImage blank = MemoryImage.ofSize(wanted.diskSize());
    DiskUpdate update = new DiskUpdate(blank, wanted);
    WriteCuts cuts = new WriteCuts(blank, wanted.encode(), wanted.sectorSize().bytes());
    WriteCuts.Look look =
        (cut, cutDisk) -> {
          DiskLayout left = update.read(cutDisk);
          update.assertOldOrNew(PartitionConsumer.UEFI_2_10, cut, left);
          update.assertOldOrNew(PartitionConsumer.LINUX_6_1, cut, left);
          update.assertOldOrNew(PartitionConsumer.LINUX_6_1_GPT, cut, left);
        };
    cuts.betweenSectors(look);
    cuts.withinSectors(look);
    cuts.outOfOrder(new Random(seed), 10, look);
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void conversion_isOldOrNew_ifSectorsAreWrittenWhole(@ForAll long seed) throws Exception {
    RandomLayouts layouts = new RandomLayouts(seed);
    SectorSize sectorSize = layouts.sectorSize();
    long size = layouts.diskSize();
    // Nothing but an empty chain may be where the other kind of table is written.
    DiskLayout mbr =
        MbrBuilder.create(size, sectorSize)
            .seed("mbr")
            .add(MbrTypes.LINUX, 1 + (seed & 0xFFFF))
            .build();
    DiskLayout gpt = layouts.gpt(size, sectorSize);
    for (boolean toGpt : List.of(true, false)) {
      MemoryImage disk = MemoryImage.ofSize(size);
      (toGpt ? mbr : gpt).encode().applyTo(disk);
      DiskUpdate update = new DiskUpdate(disk, toGpt ? gpt : mbr);
      update
          .cuts()
          .betweenSectors(
              (cut, cutDisk) -> {
                DiskLayout left = update.read(cutDisk);
                update.assertOldOrNew(PartitionConsumer.UEFI_2_10, cut, left);
                update.assertOldOrNew(PartitionConsumer.LINUX_6_1, cut, left);
                update.assertOldOrNew(PartitionConsumer.LINUX_6_1_GPT, cut, left);
              });
      update.assertResult();
    }
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void chainThatGrows_isOldOrNew_ifSectorsAreWrittenWhole(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    int before = random.nextInt(4);
    int after = before + 1 + random.nextInt(3);
    DiskUpdate update =
        chainUpdate(
            builder -> addLogicals(builder, before, MIB),
            builder -> addLogicals(builder, after, MIB));
    update
        .cuts()
        .betweenSectors(
            (cut, cutDisk) -> {
              DiskLayout left = update.read(cutDisk);
              int seen = left.as(PartitionConsumer.LINUX_6_1).partitions().size();
              assertTrue(seen == before + 1 || seen == after + 1, () -> cut + ": " + seen);
              update.assertOldOrNew(PartitionConsumer.LINUX_6_1, cut, left);
            });
    update.assertResult();
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void chainThatChangesInPlace_isMadeOfOldAndNewPartitions(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    DiskUpdate update =
        chainUpdate(
            builder -> addLogicals(builder, random.nextInt(6), 1 + random.nextInt(MIB)),
            builder -> addLogicals(builder, random.nextInt(6), 1 + random.nextInt(MIB)));
    Set<List<Long>> known = new HashSet<>(extents(update.current()));
    known.addAll(extents(update.wanted()));
    update
        .cuts()
        .betweenSectors(
            (cut, cutDisk) -> {
              List<List<Long>> seen = extents(update.read(cutDisk));
              assertTrue(known.containsAll(seen), () -> cut + ": " + seen + " of " + known);
              assertEquals(seen.size(), new HashSet<>(seen).size(), cut);
            });
    update.assertResult();
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void anyMbrOverAnyMbr_isWholeAtEachOfTwoSteps(@ForAll long seed) throws Exception {
    RandomLayouts layouts = new RandomLayouts(seed);
    SectorSize sectorSize = layouts.sectorSize();
    long size = layouts.diskSize();
    DiskLayout wanted = layouts.mbrBuilder(size, sectorSize).build();
    MemoryImage disk = MemoryImage.ofSize(size);
    layouts.mbrBuilder(size, sectorSize).build().encode().applyTo(disk);
    DiskUpdate atOnce = new DiskUpdate(disk, wanted);
    atOnce.assertResult();

    for (DiskLayout step : List.of(withoutExtended(wanted), wanted)) {
      DiskUpdate update = new DiskUpdate(disk, step);
      update
          .cuts()
          .betweenSectors(
              (cut, cutDisk) ->
                  update.assertOldOrNew(PartitionConsumer.LINUX_6_1, cut, update.read(cutDisk)));
      update.plan().applyTo(disk);
    }
    assertEquals(wanted, atOnce.read(disk));
  }

  private static DiskLayout withoutExtended(DiskLayout layout) {
    MbrSector.Builder mbr = layout.mbr().toBuilder();
    for (int i = 0; i < MbrSector.ENTRIES; i++) {
      if (layout.mbr().entry(i).isExtended()) {
        mbr.entry(i, MbrEntry.EMPTY);
      }
    }
    return layout.toBuilder().mbr(mbr.build()).ebrs(List.of()).build();
  }

  private static List<List<Long>> extents(DiskLayout layout) {
    return layout.as(PartitionConsumer.LINUX_6_1).partitions().stream()
        .map(p -> List.of(p.start(), p.sectors()))
        .toList();
  }

  private static void addLogicals(MbrBuilder builder, int count, int size) {
    for (int i = 0; i < count; i++) {
      builder.addLogical(MbrTypes.LINUX, size);
    }
  }

  /** A chain over another, in an extended partition that stays where it is. */
  private static DiskUpdate chainUpdate(Consumer<MbrBuilder> old, Consumer<MbrBuilder> wanted)
      throws Exception {
    List<DiskLayout> layouts = new ArrayList<>();
    for (Consumer<MbrBuilder> logicals : List.of(old, wanted)) {
      MbrBuilder builder =
          MbrBuilder.create(9 * MIB, SectorSize.B512)
              .seed("chain")
              .alignment(4096)
              .add(MbrTypes.EXTENDED_LBA, 8 * MIB);
      logicals.accept(builder);
      layouts.add(builder.build());
    }
    MemoryImage disk = MemoryImage.ofSize(9 * MIB);
    layouts.get(0).encode().applyTo(disk);
    return new DiskUpdate(disk, layouts.get(1));
  }
}
