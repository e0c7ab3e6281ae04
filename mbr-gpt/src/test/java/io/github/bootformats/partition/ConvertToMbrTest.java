package io.github.bootformats.partition;

import static io.github.bootformats.partition.ConversionTests.checked;
import static io.github.bootformats.partition.ConversionTests.codes;
import static io.github.bootformats.partition.ConversionTests.numbered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.authoring.GptPartitionSpec;
import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConvertToMbrTest {
  private static final int MIB = 1 << 20;
  private static final SectorSize B512 = SectorSize.B512;
  private static final UUID UNKNOWN = new UUID(0x1234_5678_1234_4234L, 0x8234_5678_1234_5678L);

  private static GptBuilder disk() {
    return GptBuilder.create(64 * MIB, B512).seed("disk");
  }

  private static GptPartitionSpec linux() {
    return GptPartitionSpec.of(GptTypes.LINUX_FILESYSTEM, MIB);
  }

  /** Adds partitions of 1 MiB, each at so many MiB. */
  private static GptBuilder linuxAt(int... starts) {
    GptBuilder builder = disk();
    for (int start : starts) {
      builder.add(linux().startingAt((long) start * MIB));
    }
    return builder;
  }

  @Test
  void upToFour_becomePrimary() throws IOException {
    DiskLayout gpt =
        disk()
            .bootCode(Bytes.utf8("boot"))
            .add(linux().number(3))
            .add(GptPartitionSpec.of(GptTypes.EFI_SYSTEM, MIB).number(7))
            .add(
                GptPartitionSpec.of(GptTypes.LINUX_ROOT_X86_64, MIB)
                    .number(1)
                    .attributes(GptAttributes.LEGACY_BOOT | GptAttributes.READ_ONLY)
                    .name("root"))
            .build();
    LayoutChange change = gpt.convert().seed("mbr").toMbr();
    DiskLayout mbr = checked(change);
    assertEquals("1:6144+2048 2:4096+2048 3:2048+2048", numbered(mbr));
    assertEquals(
        List.of(0x83, 0xEF, 0x83, 0x00), mbr.mbr().entries().stream().map(MbrEntry::type).toList());
    assertEquals(MbrEntry.ACTIVE, mbr.mbr().entry(0).bootIndicator());
    assertEquals(0, mbr.mbr().entry(2).bootIndicator());
    assertEquals(gpt.mbr().bootCode(), mbr.mbr().bootCode());
    assertTrue(mbr.mbr().diskSignature() != 0);
    assertEquals(List.of(), mbr.gptTables());
    assertEquals(List.of(), mbr.findings());
    assertEquals(
        List.of(
            "GPT replaced by an MBR; names, GUIDs and attributes of partitions are dropped",
            "partition 1 is now 1, of type 83, and active",
            "partition 7 is now 2, of type ef",
            "partition 3 is now 3, of type 83"),
        change.steps());
    assertEquals(mbr, gpt.convert().seed("mbr").toMbr().after());
    assertTrue(mbr.convert().toMbr().isEmpty());
  }

  @Test
  void diskSignature_isKept() throws IOException {
    DiskLayout gpt = LayoutEdits.mbr(disk().build(), b -> b.diskSignature(0x1234));
    assertEquals(0x1234, checked(gpt.convert().toMbr()).mbr().diskSignature());
  }

  @Test
  void moreThanFour_becomeLogical() throws IOException {
    DiskLayout gpt = linuxAt(1, 3, 5, 7, 9, 11).build();
    LayoutChange change = gpt.convert().toMbr();
    DiskLayout mbr = checked(change);
    assertEquals(
        "1:2048+2048 2:6144+2048 3:10240+2048 5:14336+2048 6:18432+2048 7:22528+2048",
        numbered(mbr));
    assertEquals(MbrTypes.EXTENDED_LBA, mbr.mbr().entry(3).type());
    assertEquals(14335, mbr.mbr().entry(3).firstLba());
    assertEquals(22528 + 2048 - 14335, mbr.mbr().entry(3).sectors());
    assertTrue(change.steps().contains("extended partition 4 made, LBA 14335 to 24575"));
    assertTrue(change.steps().contains("partition 6 is now logical partition 7, of type 83"));
    assertEquals(List.of(), mbr.findings());
  }

  @Test
  void logicalOnes_areThoseWithASectorBefore() throws IOException {
    DiskLayout gpt = linuxAt(1, 3, 5, 6, 7, 8).build();
    DiskLayout mbr = checked(gpt.convert().toMbr());
    // The first of those at 5 to 8 MiB has a free sector before it, the others do not.
    assertEquals(
        "1:14336+2048 2:16384+2048 4:12288+2048 5:2048+2048 6:6144+2048 7:10240+2048",
        numbered(mbr));
  }

  @Test
  void partitionSideBySide_isAnObstacle() {
    DiskLayout gpt = linuxAt(1, 2, 3, 4, 5).build();
    FormatException refusal = assertThrows(FormatException.class, () -> gpt.convert().toMbr());
    assertEquals("convert.no-room-for-ebrs", refusal.reason());
    assertEquals(
        "partition: there are 5 partitions, and an MBR has 4 entries: the others need a free"
            + " sector before each, and to lie side by side",
        refusal.getMessage());
  }

  @Test
  void bootedPartition_staysPrimary() throws IOException {
    GptBuilder builder = linuxAt(1, 3, 5, 7);
    builder.add(linux().startingAt(9 * MIB).attributes(GptAttributes.LEGACY_BOOT));
    DiskLayout mbr = checked(builder.build().convert().toMbr());
    assertEquals(
        List.of(0x83, 0x83, 0x0F, 0x83).stream().sorted().toList(),
        mbr.mbr().entries().stream().map(MbrEntry::type).sorted().toList());
    assertEquals(
        1,
        mbr.mbr().entries().stream()
            .filter(e -> e.bootIndicator() == MbrEntry.ACTIVE && e.firstLba() == 9 * 2048)
            .count());
  }

  @Test
  void beyond2TiB_isAnObstacle() throws IOException {
    long size = 3L << 40;
    DiskLayout gpt =
        GptBuilder.create(size, B512)
            .add(GptTypes.LINUX_FILESYSTEM, 1L << 40, "a")
            .addRest(GptTypes.LINUX_FILESYSTEM, "b")
            .build();
    assertEquals(List.of("convert.beyond-32-bits"), codes(gpt.convert().obstaclesToMbr()));
    DiskLayout low =
        GptBuilder.create(size, B512).add(GptTypes.LINUX_FILESYSTEM, 1L << 40, "a").build();
    assertEquals("1:2048+2147483648", numbered(low.convert().toMbr().after()));
    long last = (1L << 32) - 1;
    DiskLayout edge = LayoutEdits.entry(low, 0, e -> e.lastLba(last));
    assertEquals(List.of(), edge.convert().obstaclesToMbr());
    assertEquals("1:2048+" + (last - 2047), numbered(edge.convert().toMbr().after()));
    assertEquals(
        List.of("convert.beyond-32-bits"),
        codes(LayoutEdits.entry(low, 0, e -> e.lastLba(last + 1)).convert().obstaclesToMbr()));
  }

  @Test
  void typesWithoutCounterpart_haveToBeChosen() throws IOException {
    DiskLayout gpt = disk().add(UNKNOWN, MIB, "").build();
    assertEquals(List.of("convert.type"), codes(gpt.convert().obstaclesToMbr()));
    DiskLayout mbr = checked(gpt.convert().mbrType(1, MbrTypes.LINUX_RAID).toMbr());
    assertEquals(MbrTypes.LINUX_RAID, mbr.mbr().entry(0).type());
    assertThrows(IllegalArgumentException.class, () -> gpt.convert().mbrType(2, 0x83).toMbr());
    for (int type : new int[] {0, 5, 0x0F, 0x85, 0xEE, 256, -1}) {
      assertThrows(IllegalArgumentException.class, () -> gpt.convert().mbrType(1, type));
    }
  }

  @Test
  void bootPartitions_areNoFileSystems() throws IOException {
    DiskLayout gpt =
        disk()
            .add(GptTypes.BIOS_BOOT, MIB, "")
            .add(GptTypes.MICROSOFT_RESERVED, MIB, "")
            .add(GptTypes.MICROSOFT_BASIC_DATA, MIB, "")
            .build();
    assertEquals(
        List.of(0xDA, 0xDA, 0x07, 0x00),
        checked(gpt.convert().toMbr()).mbr().entries().stream().map(MbrEntry::type).toList());
  }

  @Test
  void hybridMbr_isReplaced_unlessItSaysMore() throws IOException {
    DiskLayout gpt = linuxAt(1, 3).build();
    DiskLayout hybrid = gpt.convert().toHybridMbr(2).after();
    LayoutChange change = hybrid.convert().toMbr();
    assertEquals("1:2048+2048 2:6144+2048", numbered(checked(change)));
    assertTrue(codes(change.resolved()).contains("mbr.hybrid"));
    DiskLayout more = LayoutEdits.mbrEntry(hybrid, 2, MbrEntry.of(0x83, 20000, 100));
    assertEquals(List.of("convert.hybrid"), codes(more.convert().obstaclesToMbr()));
  }

  @Test
  void damagedTables_areRefused() {
    DiskLayout gpt = linuxAt(1, 3).build();
    DiskLayout overlap = LayoutEdits.entry(gpt, 0, e -> e.lastLba(7000));
    assertEquals(List.of("gpt.partition-overlap"), codes(overlap.convert().obstaclesToMbr()));
    DiskLayout reversed = LayoutEdits.entry(gpt, 0, e -> e.lastLba(100));
    assertEquals(List.of("gpt.partition-reversed"), codes(reversed.convert().obstaclesToMbr()));
    DiskLayout broken = LayoutEdits.header(gpt, 1, h -> h.headerCrc(7));
    assertEquals(List.of("gpt.header-crc"), codes(broken.convert().obstaclesToMbr()));
    FormatException refusal =
        assertThrows(FormatException.class, () -> broken.convert().toHybridMbr(1));
    assertEquals("gpt.header-crc", refusal.reason());
  }
}
