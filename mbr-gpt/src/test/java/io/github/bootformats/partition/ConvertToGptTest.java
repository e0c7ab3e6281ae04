package io.github.bootformats.partition;

import static io.github.bootformats.partition.ConversionTests.checked;
import static io.github.bootformats.partition.ConversionTests.codes;
import static io.github.bootformats.partition.ConversionTests.numbered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.UnsupportedFormatException;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.authoring.MbrBuilder;
import io.github.bootformats.partition.authoring.MbrPartitionSpec;
import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConvertToGptTest {
  private static final int MIB = 1 << 20;
  private static final SectorSize B512 = SectorSize.B512;

  private static MbrBuilder disk() {
    return MbrBuilder.create(64 * MIB, B512).seed("disk");
  }

  /** An MBR disk of 2048 sectors with one partition. */
  private static DiskLayout of(int type, long first, long sectors) {
    return LayoutEdits.mbrEntry(
        MbrBuilder.create(MIB, B512).seed("x").build(), 0, MbrEntry.of(type, first, sectors));
  }

  private static GptEntryArray array(DiskLayout layout) {
    return layout.primaryGpt().orElseThrow().array().orElseThrow();
  }

  @Test
  void primariesAndLogicals_keepPlaceNumberAndMeaning() throws IOException {
    DiskLayout mbr =
        disk()
            .bootCode(Bytes.utf8("boot"))
            .add(MbrTypes.EFI_SYSTEM, MIB)
            .add(MbrPartitionSpec.of(MbrTypes.LINUX, 2 * MIB).active())
            .addLogical(MbrTypes.LINUX_SWAP, 3 * MIB)
            .addLogical(MbrTypes.LINUX_LVM, 54 * MIB)
            .build();
    assertEquals(List.of(), mbr.convert().obstaclesToGpt());
    LayoutChange change = mbr.convert().seed("gpt").toGpt();
    DiskLayout gpt = checked(change);
    assertEquals(
        "1:2048+2048 2:4096+4096 5:10240+6144 6:18432+110592", numbered(gpt), gpt::toString);
    assertEquals(numbered(mbr), numbered(gpt));
    assertEquals(GptTypes.EFI_SYSTEM, array(gpt).entry(0).typeGuid());
    assertEquals(GptTypes.LINUX_LVM, array(gpt).entry(5).typeGuid());
    assertEquals(GptAttributes.LEGACY_BOOT, array(gpt).entry(1).attributes());
    assertEquals("", array(gpt).entry(1).name());
    assertEquals(mbr.mbr().bootCode(), gpt.mbr().bootCode());
    assertEquals(mbr.mbr().diskSignature(), gpt.mbr().diskSignature());
    assertEquals(List.of(), gpt.findings());
    assertEquals(128, array(gpt).count());
    assertEquals(
        List.of(
            "MBR replaced by a GPT of 128 entries at LBA 1 to 33 and its backup at LBA 131039 to"
                + " 131071",
            "partition 1, type ef, is now of type c12a7328-f81f-11d2-ba4b-00a0c93ec93b",
            "partition 2, type 83, is now of type 0fc63daf-8483-4772-8e79-3d69d8477de4, its flag"
                + " active now legacy-boot",
            "partition 5, type 82, is now of type 0657fd6d-a4ab-43c4-84e5-0933c84b4f4f",
            "partition 6, type 8e, is now of type e6d6d379-f507-44c2-a23c-238f2a3df928",
            "extended partition dropped; its logical partitions stay"),
        change.steps());
  }

  @Test
  void gpt_staysAsItIs() throws FormatException {
    DiskLayout gpt = CleanDisks.gpt(B512);
    assertTrue(gpt.convert().toGpt().isEmpty());
    assertEquals(List.of(), gpt.convert().toGpt().steps());
    assertEquals(List.of(), gpt.convert().obstaclesToGpt());
  }

  @Test
  void guids_areSeededOrGivenOrRandom() throws FormatException {
    DiskLayout mbr = of(MbrTypes.LINUX, 64, 64);
    assertEquals(mbr.convert().seed("a").toGpt().after(), mbr.convert().seed("a").toGpt().after());
    GptHeader one = mbr.convert().toGpt().after().primaryGpt().orElseThrow().header();
    GptHeader other = mbr.convert().toGpt().after().primaryGpt().orElseThrow().header();
    assertTrue(!one.diskGuid().equals(other.diskGuid()));
    UUID given = new UUID(1, 2);
    DiskLayout gpt = mbr.convert().guids(() -> given).toGpt().after();
    assertEquals(given, array(gpt).entry(0).uniqueGuid());
  }

  @Test
  void emptyMbr_becomesAnEmptyGpt() throws IOException {
    DiskLayout gpt = checked(disk().build().convert().toGpt());
    assertEquals("", numbered(gpt));
    assertEquals("gpt", gpt.as(PartitionConsumer.LINUX_6_1).table());
    DiskLayout small = MbrBuilder.create(5 * 512, B512).seed("s").build();
    assertEquals(List.of("convert.disk-too-small"), codes(small.convert().obstaclesToGpt()));
    DiskLayout least = MbrBuilder.create(6 * 512, B512).seed("s").build();
    assertEquals(4, array(checked(least.convert().toGpt())).count());
  }

  @Test
  void tableHasAsManyEntriesAsThereIsRoomFor() throws IOException {
    DiskLayout usual = checked(of(MbrTypes.LINUX, 34, 100).convert().toGpt());
    assertEquals(128, array(usual).count());
    DiskLayout before = checked(of(MbrTypes.LINUX, 33, 100).convert().toGpt());
    assertEquals(124, array(before).count());
    assertEquals(33, before.primaryGpt().orElseThrow().header().firstUsableLba());
    DiskLayout three = checked(of(MbrTypes.LINUX, 3, 100).convert().toGpt());
    assertEquals(4, array(three).count());
    DiskLayout behind = checked(of(MbrTypes.LINUX, 64, 2048 - 64 - 11).convert().toGpt());
    assertEquals(40, array(behind).count());
    assertEquals(2036, behind.primaryGpt().orElseThrow().header().lastUsableLba());
  }

  @Test
  void partitionsInTheWay_areObstacles() {
    for (int first : new int[] {1, 2}) {
      DiskLayout disk = of(MbrTypes.LINUX, first, 100);
      assertEquals(List.of("convert.no-room-at-start"), codes(disk.convert().obstaclesToGpt()));
    }
    DiskLayout end = of(MbrTypes.LINUX, 64, 2048 - 64);
    UnsupportedFormatException refusal =
        assertThrows(UnsupportedFormatException.class, () -> end.convert().toGpt());
    assertEquals("convert.no-room-at-end", refusal.reason());
    assertEquals(
        "partition: the partition that ends at LBA 2047 leaves no room for the backup GPT: shrink"
            + " it, or make the disk larger, by 2 sectors",
        refusal.getMessage());
    assertEquals(
        List.of("convert.no-room-at-start", "convert.no-room-at-end"),
        codes(of(MbrTypes.LINUX, 1, 2047).convert().obstaclesToGpt()));
  }

  @Test
  void highNumbers_needEntries() throws IOException {
    MbrBuilder builder = MbrBuilder.create(8 * MIB, B512).alignment(4096);
    for (int i = 0; i < 30; i++) {
      builder.addLogical(MbrTypes.LINUX, 4096);
    }
    // The first logical partition lies at LBA 16: 14 sectors of 4 entries each.
    DiskLayout mbr = builder.build();
    DiskLayout gpt = checked(mbr.convert().toGpt());
    assertEquals(56, array(gpt).count());
    assertEquals(numbered(mbr), numbered(gpt));
    for (int i = 30; i < 60; i++) {
      builder.addLogical(MbrTypes.LINUX, 4096);
    }
    assertEquals(
        List.of("convert.no-room-at-start"), codes(builder.build().convert().obstaclesToGpt()));
  }

  @Test
  void moreThan128Partitions_getALargerTable() throws IOException {
    MbrBuilder builder = MbrBuilder.create(64 * MIB, B512).alignment(65536);
    for (int i = 0; i < 200; i++) {
      builder.addLogical(MbrTypes.LINUX, 4096);
    }
    DiskLayout mbr = builder.build();
    DiskLayout gpt = checked(mbr.convert().toGpt());
    assertEquals(204, array(gpt).count());
    assertEquals(numbered(mbr), numbered(gpt));
  }

  @Test
  void typesWithoutCounterpart_haveToBeChosen() throws IOException {
    DiskLayout disk = of(0x63, 64, 64);
    FormatException refusal = assertThrows(FormatException.class, () -> disk.convert().toGpt());
    assertEquals("convert.type", refusal.reason());
    assertEquals(
        "partition: partition 1 has the type 63, which no GPT type stands for; choose one for it",
        refusal.getMessage());
    DiskLayout gpt = checked(disk.convert().gptType(1, GptTypes.LINUX_RAID).toGpt());
    assertEquals(GptTypes.LINUX_RAID, array(gpt).entry(0).typeGuid());
    assertThrows(
        IllegalArgumentException.class,
        () -> disk.convert().gptType(2, GptTypes.LINUX_RAID).toGpt());
    assertThrows(IllegalArgumentException.class, () -> disk.convert().gptType(1, GptTypes.UNUSED));
  }

  @Test
  void damagedTables_areRefused() {
    DiskLayout clean = CleanDisks.mbr(B512);
    DiskLayout overlap = LayoutEdits.mbrEntry(clean, 3, MbrEntry.of(0x83, 100, 100));
    assertEquals(List.of("mbr.overlap", "mbr.overlap"), codes(overlap.convert().obstaclesToGpt()));
    DiskLayout loop = LayoutEdits.ebrEntry(clean, 2, 1, MbrEntry.of(0x05, 256, 256, 512));
    assertEquals(List.of("mbr.ebr-chain"), codes(loop.convert().obstaclesToGpt()));
    DiskLayout blank = DiskLayout.builder(MIB, B512).build();
    assertEquals(List.of("partition.no-table"), codes(blank.convert().obstaclesToGpt()));
    FormatException refusal = assertThrows(FormatException.class, () -> loop.convert().toGpt());
    assertEquals("mbr.ebr-chain", refusal.reason());
    DiskLayout broken = LayoutEdits.header(CleanDisks.gpt(B512), 0, h -> h.headerCrc(7));
    assertEquals(
        "gpt.header-crc",
        assertThrows(FormatException.class, () -> broken.convert().toGpt()).reason());
  }

  @Test
  void otherTables_areObstacles() {
    DiskLayout disk = of(MbrTypes.FREEBSD, 64, 64);
    DiskLayout bsd =
        disk.toBuilder()
            .nestedLabels(
                List.of(
                    new NestedLabel(
                        NestedLabel.Kind.BSD, 0, 65 * 512, Bytes.zeros(NestedLabel.BYTES))))
            .build();
    assertEquals(List.of("convert.nested-label"), codes(bsd.convert().obstaclesToGpt()));
    DiskLayout sun =
        disk.toBuilder().foreignLabels(List.of(new ForeignLabel("sun", "Sun", 508))).build();
    assertEquals(List.of("convert.other-label"), codes(sun.convert().obstaclesToGpt()));
    DiskLayout iso =
        disk.toBuilder().foreignLabels(List.of(new ForeignLabel("iso9660", "ISO", 32769))).build();
    assertEquals(List.of(), iso.convert().obstaclesToGpt());
  }

  @Test
  void staleGpt_isReplaced() throws IOException {
    DiskLayout old = CleanDisks.gpt(B512);
    DiskLayout stale = LayoutEdits.mbrEntry(old, 0, MbrEntry.of(0x83, 512, 64));
    LayoutChange change = stale.convert().toGpt();
    DiskLayout gpt = checked(change);
    assertEquals("1:512+64", numbered(gpt));
    assertEquals(List.of("mbr.disk-signature", "mbr.stale-gpt"), codes(change.resolved()));
    assertEquals(GptEntry.BYTES, array(gpt).entrySize());
  }
}
