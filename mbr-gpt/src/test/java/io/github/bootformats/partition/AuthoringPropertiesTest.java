package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Severity;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.authoring.MbrBuilder;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What the builders make is right, for every reader that we have. */
class AuthoringPropertiesTest {
  private static final List<PartitionConsumer> ALL_READERS =
      List.of(
          PartitionConsumer.UEFI_2_10,
          PartitionConsumer.LINUX_6_1,
          PartitionConsumer.LINUX_6_1_GPT,
          PartitionConsumer.LIBBLKID_2_38,
          PartitionConsumer.LIBFDISK_2_38);

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void gpt_isTheSameForEveryReader(@ForAll long seed) throws IOException {
    RandomLayouts layouts = new RandomLayouts(seed);
    DiskLayout made = layouts.gpt(layouts.diskSize(), layouts.sectorSize());
    DiskLayout disk = written(made);
    assertEquals(made, disk);
    assertNothingOdd(disk);

    GptEntryArray array = disk.primaryGpt().orElseThrow().array().orElseThrow();
    List<Span> expected = new ArrayList<>();
    for (int i : array.usedIndexes()) {
      expected.add(new Span(array.entry(i).firstLba(), array.entry(i).sectors()));
    }
    for (PartitionConsumer reader : ALL_READERS) {
      PartitionMap map = disk.as(reader);
      assertEquals("gpt", map.table(), () -> reader.id() + map.refused());
      assertEquals(
          array.usedIndexes().stream().map(i -> i + 1).toList(),
          map.partitions().stream().map(Partition::number).toList(),
          reader.id());
      assertEquals(expected, extents(map.partitions()), reader.id());
    }
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void mbr_isTheSameForEveryReader(@ForAll long seed) throws IOException {
    RandomLayouts layouts = new RandomLayouts(seed);
    DiskLayout made = layouts.mbrBuilder(layouts.diskSize(), layouts.sectorSize()).build();
    DiskLayout disk = written(made);
    assertEquals(made, disk);
    assertNothingOdd(disk);

    // The kernel and libblkid shorten the extended partition, which is no place for data.
    List<Partition> linux = data(disk.as(PartitionConsumer.LINUX_6_1));
    assertEquals(extents(linux), extents(data(disk.as(PartitionConsumer.LIBBLKID_2_38))));
    assertEquals(extents(linux), extents(data(disk.as(PartitionConsumer.LIBFDISK_2_38))));
    assertEquals(
        extents(linux.stream().filter(p -> p.number() <= 4).toList()),
        extents(data(disk.as(PartitionConsumer.UEFI_2_10))));
    assertApart(extents(linux));
  }

  /** Those that are not extended. */
  private static List<Partition> data(PartitionMap map) {
    return map.partitions().stream().filter(p -> !p.type().matches("0x0?[5f]|0x85")).toList();
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void gptPartitions_areAligned_apart_inOrder_andOfTheirSize(@ForAll long seed) {
    Random random = new Random(seed);
    SectorSize sectorSize = random.nextBoolean() ? SectorSize.B512 : SectorSize.B4096;
    long alignment = sectorSize.toBytes(1L + random.nextInt(3000));
    long diskSize = (1L << 30) + random.nextInt(1 << 30);
    GptBuilder builder = GptBuilder.create(diskSize, sectorSize).alignment(alignment);
    List<Long> sizes = new ArrayList<>();
    int rest = random.nextInt(12);
    for (int i = 0; i < 10; i++) {
      long size = 1L + random.nextInt(50 << 20);
      sizes.add(i == rest ? -1 : size);
      if (i == rest) {
        builder.addRest(GptTypes.LINUX_FILESYSTEM, "");
      } else {
        builder.add(GptTypes.LINUX_FILESYSTEM, size, "");
      }
    }
    DiskLayout disk = builder.build();
    GptHeader header = disk.primaryGpt().orElseThrow().header();
    GptEntryArray array = disk.primaryGpt().orElseThrow().array().orElseThrow();
    List<Span> extents = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      GptEntry entry = array.entry(i);
      extents.add(new Span(entry.firstLba(), entry.sectors()));
      assertEquals(0, sectorSize.toBytes(entry.firstLba()) % alignment);
      assertTrue(entry.firstLba() >= header.firstUsableLba());
      assertTrue(entry.lastLba() <= header.lastUsableLba());
      if (sizes.get(i) >= 0) {
        assertEquals((sizes.get(i) + sectorSize.bytes() - 1) / sectorSize.bytes(), entry.sectors());
      } else {
        assertEquals(0, sectorSize.toBytes(entry.lastLba() + 1) % alignment);
      }
    }
    assertApart(extents);
    assertEquals(extents, extents.stream().sorted(Comparator.comparingLong(Span::first)).toList());
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void logicalPartitions_areAligned_apart_andInTheirExtendedOne(@ForAll long seed) {
    Random random = new Random(seed);
    SectorSize sectorSize = random.nextBoolean() ? SectorSize.B512 : SectorSize.B4096;
    long alignment = sectorSize.toBytes(1L + random.nextInt(3000));
    MbrBuilder builder = MbrBuilder.create(1L << 30, sectorSize).alignment(alignment);
    int count = 1 + random.nextInt(20);
    int rest = random.nextInt(40);
    for (int i = 0; i < count; i++) {
      if (i == rest) {
        builder.addLogicalRest(MbrTypes.LINUX);
      } else {
        builder.addLogical(MbrTypes.LINUX, 1 + random.nextInt(20 << 20));
      }
    }
    DiskLayout disk = builder.build();
    long end = disk.mbr().entry(0).firstLba() + disk.mbr().entry(0).sectors();
    List<Span> extents = new ArrayList<>();
    disk.ebrs()
        .forEach(
            ebr -> {
              extents.add(new Span(ebr.lba(), 1));
              long first = ebr.lba() + ebr.sector().entry(0).firstLba();
              extents.add(new Span(first, ebr.sector().entry(0).sectors()));
            });
    assertEquals(2 * count, extents.size());
    for (Span extent : extents) {
      assertEquals(0, sectorSize.toBytes(extent.first()) % alignment);
      assertTrue(extent.first() >= disk.mbr().entry(0).firstLba() && extent.end() <= end);
    }
    assertApart(extents);
  }

  private static DiskLayout written(DiskLayout layout) throws IOException {
    MemoryImage image = MemoryImage.ofSize(layout.diskSize());
    layout.encode().applyTo(image);
    return DiskLayout.read(image, layout.sectorSize()).model();
  }

  private static void assertNothingOdd(DiskLayout disk) {
    assertEquals(
        List.of(), disk.findings().stream().filter(f -> f.severity() != Severity.INFO).toList());
  }

  private static List<Span> extents(List<Partition> partitions) {
    return partitions.stream().map(p -> new Span(p.start(), p.sectors())).toList();
  }

  private static void assertApart(List<Span> extents) {
    List<Span> sorted = extents.stream().sorted(Comparator.comparingLong(Span::first)).toList();
    for (int i = 1; i < sorted.size(); i++) {
      assertTrue(sorted.get(i - 1).end() <= sorted.get(i).first(), sorted::toString);
    }
  }
}
