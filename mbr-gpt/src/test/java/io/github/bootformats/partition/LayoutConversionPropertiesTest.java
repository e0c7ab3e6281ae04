package io.github.bootformats.partition;

import static io.github.bootformats.partition.ConversionTests.checked;
import static io.github.bootformats.partition.ConversionTests.codes;
import static io.github.bootformats.partition.ConversionTests.contents;
import static io.github.bootformats.partition.ConversionTests.numbered;
import static io.github.bootformats.partition.ConversionTests.places;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.partition.convert.LayoutConversion;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/** Random disks that are converted, as all consumers see what comes of them. */
class LayoutConversionPropertiesTest {
  private static final PartitionConsumer LINUX = PartitionConsumer.LINUX_6_1;

  /** Three primary partitions, and all logical ones that libfdisk 2.38 shows. */
  private static final int LIBFDISK_PARTITIONS = 59;

  private static final List<PartitionConsumer> CONSUMERS = PartitionConsumer.all();

  private static DiskLayout disk(long seed, boolean gpt) {
    RandomLayouts layouts = new RandomLayouts(seed);
    if ((seed & 1) == 0) {
      return gpt
          ? layouts.gpt(layouts.diskSize(), layouts.sectorSize())
          : layouts.mbrBuilder(layouts.diskSize(), layouts.sectorSize()).build();
    }
    DiskLayout layout = RandomDisks.of(seed).layout();
    for (long next = seed; layout.gptTables().isEmpty() == gpt; next += 2) {
      layout = RandomDisks.of(next).layout();
    }
    return layout.toBuilder().nestedLabels(List.of()).build();
  }

  /** Chooses a type for each partition that has none of the other kind. */
  private static LayoutConversion conversion(DiskLayout layout, long seed) {
    LayoutConversion conversion = layout.convert().seed(Long.toString(seed));
    for (Partition p : layout.as(LINUX).partitions()) {
      LayoutConversion chosen =
          layout.gptTables().isEmpty()
              ? conversion.gptType(p.number(), GptTypes.LINUX_FILESYSTEM)
              : conversion.mbrType(p.number(), MbrTypes.LINUX);
      boolean isNeeded =
          layout.convert().obstaclesToGpt().stream()
                  .anyMatch(
                      o -> o.message().startsWith("partition " + p.number() + " has the type"))
              || layout.convert().obstaclesToMbr().stream()
                  .anyMatch(
                      o -> o.message().startsWith("partition " + p.number() + " has the type"));
      conversion = isNeeded ? chosen : conversion;
    }
    return conversion;
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void toGpt_isSeenAlikeByAll_andGoesBack(@ForAll long seed) throws IOException {
    DiskLayout mbr = disk(seed, false);
    LayoutConversion conversion = conversion(mbr, seed);
    List<String> obstacles = codes(conversion.obstaclesToGpt());
    Statistics.label("to GPT").collect(obstacles.stream().findFirst().orElse("converted"));
    if (!obstacles.isEmpty()) {
      FormatException refusal = assertThrows(FormatException.class, conversion::toGpt);
      assertEquals(obstacles.get(0), refusal.reason());
      return;
    }
    DiskLayout gpt = checked(conversion.toGpt());
    assertEquals(gpt, conversion.toGpt().after());
    assertTrue(gpt.convert().toGpt().isEmpty());
    assertEquals(numbered(mbr), numbered(gpt));
    Set<String> places = places(mbr, LINUX);
    for (PartitionConsumer consumer : CONSUMERS) {
      assertEquals(places, places(gpt, consumer), consumer::id);
    }

    List<String> back = codes(gpt.convert().obstaclesToMbr());
    Statistics.label("and back").collect(back.stream().findFirst().orElse("converted"));
    if (back.isEmpty()) {
      DiskLayout again = checked(gpt.convert().seed("back").toMbr());
      assertEquals(places, places(again, LINUX));
      assertEquals(kinds(types(mbr)), kinds(types(again)));
      assertEquals(mbr.mbr().bootCode(), again.mbr().bootCode());
    } else {
      assertEquals(Set.of("convert.no-room-for-ebrs"), Set.copyOf(back));
    }
  }

  private static Map<String, String> types(DiskLayout layout) {
    Map<String, String> types = new TreeMap<>();
    contents(layout, LINUX)
        .forEach(p -> types.put(p.start() + "+" + p.sectors(), p.type() + p.flags()));
    return types;
  }

  /** All that is FAT or NTFS becomes 07, and what somebody chose 83. */
  private static List<String> kinds(Map<String, String> types) {
    return types.values().stream()
        .map(t -> t.replaceFirst("0x(0c|0e)", "0x07").replaceFirst("0x(da|63|a9)", "0x83"))
        .toList();
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void toMbr_isSeenAlikeByAll(@ForAll long seed) throws IOException {
    DiskLayout gpt = disk(seed, true);
    LayoutConversion conversion = conversion(gpt, seed);
    List<String> obstacles = codes(conversion.obstaclesToMbr());
    Statistics.collect(obstacles.stream().findFirst().orElse("converted"));
    if (!obstacles.isEmpty()) {
      FormatException refusal = assertThrows(FormatException.class, conversion::toMbr);
      assertEquals(obstacles.get(0), refusal.reason());
      return;
    }
    DiskLayout mbr = checked(conversion.toMbr());
    assertEquals(mbr, conversion.toMbr().after());
    assertTrue(mbr.convert().toMbr().isEmpty());
    assertEquals(List.of(), mbr.gptTables());
    Set<String> places = entries(gpt);
    for (PartitionConsumer consumer : CONSUMERS) {
      boolean sawAll = places(gpt, consumer).equals(places) && places.size() <= LIBFDISK_PARTITIONS;
      Set<String> seen = places(mbr, consumer);
      if (consumer.equals(PartitionConsumer.UEFI_2_10)) {
        assertTrue(places.containsAll(seen));
        assertTrue(seen.size() == places.size() || seen.size() == 3);
      } else if (sawAll) {
        assertEquals(places, seen, consumer::id);
      }
    }
  }

  /** All partitions, those beyond Linux's last number too. */
  private static Set<String> entries(DiskLayout gpt) {
    var array = gpt.primaryGpt().orElseThrow().array().orElseThrow();
    return array.usedIndexes().stream()
        .map(array::entry)
        .map(e -> e.firstLba() + "+" + e.sectors())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void hybridMbr_changesNothingForThoseWhoSeeTheGpt(@ForAll long seed) throws IOException {
    DiskLayout gpt = disk(seed, true);
    List<Integer> numbers =
        new ArrayList<>(gpt.as(LINUX).partitions().stream().map(Partition::number).toList());
    Collections.shuffle(numbers, new Random(seed));
    int[] chosen = numbers.stream().limit(Math.floorMod(seed, 4)).mapToInt(n -> n).toArray();
    LayoutConversion conversion = conversion(gpt, seed);
    conversion = seed % 3 == 0 ? conversion.protectiveLast() : conversion;
    DiskLayout hybrid = checked(conversion.toHybridMbr(chosen));
    assertEquals(gpt.gptTables(), hybrid.gptTables());
    for (PartitionConsumer consumer : CONSUMERS) {
      assertEquals(places(gpt, consumer), places(hybrid, consumer), consumer::id);
    }
    assertTrue(conversion.toHybridMbr(chosen).after().equals(hybrid));
    DiskLayout back = checked(hybrid.convert().toHybridMbr());
    assertEquals(List.of(), back.repair().all().steps());
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void diskSize_goesThereAndBack(@ForAll long seed) throws IOException {
    DiskLayout layout = disk(seed, seed % 3 != 0);
    long sector = layout.sectorSize().bytes();
    long least = layout.convert().smallestDiskSize();
    assertTrue(least <= layout.diskSize());
    assertThrows(FormatException.class, () -> layout.convert().toDiskSize(least - 1));
    Random random = new Random(seed);
    long large = layout.diskSize() + random.nextInt(1 << 20);
    for (long size : new long[] {large, least, least + sector * random.nextInt(100)}) {
      DiskLayout other = checked(layout.convert().toDiskSize(size));
      assertEquals(size, other.diskSize());
      assertEquals(numbered(layout), numbered(other));
      assertEquals(least, other.convert().smallestDiskSize());
      assertTrue(other.convert().toDiskSize(size).isEmpty());
      DiskLayout back = checked(other.convert().toDiskSize(layout.diskSize()));
      assertEquals(numbered(layout), numbered(back));
      if ((seed & 1) == 0 || layout.gptTables().isEmpty()) {
        assertEquals(layout, back);
      }
    }
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void writes_leaveTheOldOrTheNewTable_whereverTheyAreCut(@ForAll long seed) throws Exception {
    boolean toGpt = seed % 2 == 0;
    DiskLayout before = disk(seed & ~1L, !toGpt);
    LayoutConversion conversion = conversion(before, seed);
    boolean isPossible =
        (toGpt ? conversion.obstaclesToGpt() : conversion.obstaclesToMbr()).isEmpty();
    if (!isPossible) {
      return;
    }
    DiskLayout after = (toGpt ? conversion.toGpt() : conversion.toMbr()).after();
    boolean isPromised =
        before.ebrs().stream()
            .allMatch(e -> e.lba() >= after.primaryGpt().orElseThrow().header().firstUsableLba());
    Statistics.collect(toGpt ? "to GPT" : "to MBR", isPromised);
    if (!isPromised) {
      return;
    }
    MemoryImage disk = MemoryImage.ofSize(before.diskSize());
    before.encode().applyTo(disk);
    DiskUpdate update = new DiskUpdate(disk, after);
    update
        .cuts()
        .betweenSectors(
            (cut, cutDisk) -> {
              DiskLayout left = update.read(cutDisk);
              update.assertOldOrNew(PartitionConsumer.UEFI_2_10, cut, left);
              update.assertOldOrNew(LINUX, cut, left);
              update.assertOldOrNew(PartitionConsumer.LIBFDISK_2_38, cut, left);
            });
    update.assertResult();
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void newSize_keepsThePartitions_whereverWritesAreCut(@ForAll long seed) throws Exception {
    DiskLayout before = disk(seed & ~1L, true);
    Random random = new Random(seed);
    long least = before.convert().smallestDiskSize();
    long size =
        random.nextBoolean()
            ? before.diskSize() + random.nextInt(1 << 20)
            : least + (long) (random.nextDouble() * (before.diskSize() - least));
    LayoutChange change = before.convert().toDiskSize(size);
    MemoryImage disk = MemoryImage.ofSize(Math.max(size, before.diskSize()));
    before.encode().applyTo(disk);
    Set<String> places = places(before, PartitionConsumer.UEFI_2_10);
    WriteCuts.Look look =
        (cut, cutDisk) -> {
          DiskLayout left = DiskLayout.read(cutDisk, before.sectorSize()).model();
          assertEquals(places, places(left, PartitionConsumer.UEFI_2_10), cut);
          Set<String> linux = places(left, LINUX);
          assertTrue(linux.isEmpty() || linux.equals(places(before, LINUX)), cut);
        };
    WriteCuts cuts = new WriteCuts(disk, change.writes(), before.sectorSize().bytes());
    cuts.betweenSectors(look);
    long backup = before.sectorCount() - before.backupGpt().orElseThrow().header().entriesLba();
    boolean isFar =
        Math.abs(before.lastLba() - change.after().lastLba()) >= backup
            || size >= before.diskSize();
    Statistics.collect(size < before.diskSize() ? "smaller" : "larger", isFar);
    if (isFar) {
      cuts.withinSectors(look);
    }
  }

  @Property(tries = 800, shrinking = ShrinkingMode.OFF)
  void damagedDisks_areRefusedOrKeepWhatLinuxSees(@ForAll long seed) {
    DiskLayout layout = DiskMutator.mutate(RandomDisks.of(seed), seed).layout();
    LayoutConversion conversion = layout.convert().seed("x");
    Set<String> seen = new HashSet<>(places(layout, LINUX));
    List<Change> changes =
        List.of(
            conversion::toGpt,
            conversion::toMbr,
            () -> conversion.toHybridMbr(),
            () -> conversion.toDiskSize(layout.diskSize() / 2),
            conversion::toNewIds);
    for (Change change : changes) {
      try {
        LayoutChange made = change.make();
        made.resolved();
        made.writes();
        Statistics.collect("changed");
        // A new backup can mend a GPT that Linux did not accept.
        boolean isSameTable = layout.as(LINUX).table().equals(made.after().as(LINUX).table());
        boolean isTableAsked = made.after().diskSize() == layout.diskSize();
        if ((isSameTable || isTableAsked) && !seen.isEmpty() && layout.nestedLabels().isEmpty()) {
          Set<String> after = places(made.after(), LINUX);
          assertTrue(after.containsAll(seen), () -> made + ": " + seen + " became " + after);
          assertTrue(after.size() == seen.size() || hasHighNumbers(layout), made::toString);
        }
      } catch (FormatException e) {
        Statistics.collect(e.reason());
      }
    }
  }

  /** Linux has numbers up to 255, until an MBR gives those beyond lower ones. */
  private static boolean hasHighNumbers(DiskLayout layout) {
    return layout
        .primaryGpt()
        .flatMap(GptTable::array)
        .filter(array -> array.usedIndexes().stream().anyMatch(index -> index >= 255))
        .isPresent();
  }

  private interface Change {
    LayoutChange make() throws FormatException;
  }
}
