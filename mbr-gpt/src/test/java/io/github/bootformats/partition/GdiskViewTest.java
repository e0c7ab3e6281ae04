package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.mbr.MbrEntry;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of gdisk, one by one. What the tool itself says is the oracle test's subject. */
class GdiskViewTest {
  private static final DiskLayout GPT = CleanDisks.gpt(SectorSize.B512);
  private static final DiskLayout MBR = CleanDisks.mbr(SectorSize.B512);
  private static final int PRIMARY = 0;
  private static final int BACKUP = 1;

  @ParameterizedTest
  @ValueSource(ints = {512, 4096})
  void gptPartitionsHaveAllOfTheirFields(int sectorBytes) throws IOException {
    DiskLayout named =
        LayoutEdits.entry(
            CleanDisks.gpt(SectorSize.of(sectorBytes)),
            0,
            e -> e.name("näme").attributes(GptAttributes.REQUIRED | 1L << 60));
    Partition first = see(named).partition(1);
    assertEquals("gpt [64+64, 128+128]", ranges(see(named)));
    assertEquals(CleanDisks.LINUX.toString(), first.type());
    assertEquals("aaaabbbb-cccc-4000-8000-000000000001", first.uuid().orElseThrow());
    assertEquals("näme", first.name());
    assertEquals(List.of("required", "bit-60"), first.flags());
  }

  @Test
  void nameEndsWhereItIsNoUtf16() throws IOException {
    DiskLayout layout = LayoutEdits.entry(GPT, 0, e -> e.name("a\uD83D\uDE00b\uDE00c"));
    assertEquals("a\uD83D\uDE00b", see(layout).partition(1).name());
  }

  @Test
  void entryWithoutTypeIsListedAndOneAtLba0IsNot() throws IOException {
    DiskLayout layout = LayoutEdits.entry(GPT, 0, e -> e.typeGuid(GptTypes.UNUSED));
    assertEquals("gpt [64+64, 128+128]", ranges(see(layout)));
    assertEquals("gpt [128+128]", ranges(see(LayoutEdits.entry(GPT, 0, e -> e.firstLba(0)))));
  }

  /**
   * gdisk corrects the entry size before it judges a header, but not before it notes whether its
   * CRC was right: of two headers with such a fault, the primary one's array is used though wrong.
   */
  @ParameterizedTest
  @ValueSource(longs = {64, 129, 0x1000_0000})
  void wrongEntrySizeIsSetRightInMemory(long entrySize) throws IOException {
    DiskLayout layout = LayoutEdits.bothHeaders(GPT, h -> h.keepHeaderCrc().entrySize(entrySize));
    assertEquals("gpt [64+64, 128+128]", ranges(see(layout)));
    GptEntryArray array = GPT.gptTables().get(PRIMARY).array().orElseThrow();
    MemoryImage disk = CleanDisks.image(layout);
    disk.write(2 * 512, array.entry(0).toBuilder().lastLba(100).build().bytes().asByteBuffer());
    PartitionMap map =
        DiskLayout.read(disk, SectorSize.B512).model().as(PartitionConsumer.GDISK_1_0_9);
    assertEquals("gpt [64+37, 128+128]", ranges(map));
  }

  @Test
  void mbrIsShownAsTheGptThatItWouldBecome() throws IOException {
    PartitionMap map = see(MBR);
    assertEquals("mbr [64+64, 128+128, 576+128, 832+128, 1088+128]", ranges(map));
    assertEquals(List.of(1, 2, 5, 6, 7), map.partitions().stream().map(Partition::number).toList());
    assertEquals(GptTypes.LINUX_FILESYSTEM.toString(), map.partition(1).type());
    assertEquals("Linux filesystem", map.partition(1).name());
    assertEquals("", map.partition(1).uuid().orElse(""));
  }

  @ParameterizedTest
  @CsvSource({
    "0x07, Microsoft basic data",
    "0x1C, Microsoft basic data",
    "0x82, Linux swap",
    "0xA9, FreeBSD disklabel",
    "0xC5, Linux filesystem"
  })
  void mbrTypesBecomeGptTypes(int type, String name) throws IOException {
    DiskLayout layout = LayoutEdits.mbrEntry(MBR, 0, MbrEntry.of(type, 64, 64));
    assertEquals(name, see(layout).partition(1).name());
  }

  @Test
  void gptNeedsNoProtectiveMbrButNoOrdinaryOneEither() throws IOException {
    assertEquals(
        "gpt [64+64, 128+128]", ranges(see(LayoutEdits.mbr(GPT, b -> b.bootSignature(0)))));
    assertRefused("gdisk.stale-gpt", LayoutEdits.mbrEntry(GPT, 0, MbrEntry.of(0x83, 64, 64)));
    DiskLayout hybrid = LayoutEdits.mbrEntry(GPT, 1, MbrEntry.of(0x83, 64, 64));
    assertEquals("gpt [64+64, 128+128]", ranges(see(hybrid)));
  }

  @Test
  void damagedGptNeedsAProtectiveMbrAlone() throws IOException {
    DiskLayout damaged = LayoutEdits.header(GPT, BACKUP, h -> h.headerCrc(1));
    assertEquals("gpt [64+64, 128+128]", ranges(see(damaged)));
    assertEquals(
        List.of("gdisk.damaged"),
        see(damaged).diagnostics().stream().map(Diagnostic::code).distinct().toList());
    assertRefused("gdisk.damaged-gpt", LayoutEdits.mbrEntry(damaged, 1, MbrEntry.of(0x83, 64, 64)));
    assertRefused("gdisk.damaged-gpt", LayoutEdits.mbr(damaged, b -> b.bootSignature(0)));
  }

  @Test
  void entrySizeIsSetRightAndSoSpoilsTheHeadersCrc() throws IOException {
    DiskLayout layout = LayoutEdits.bothHeaders(GPT, h -> h.entrySize(256).entryCount(64));
    assertRefused("gdisk.no-valid-table", layout);
  }

  @Test
  void backupWithAnotherNumberOfEntriesSpoilsThePrimaryHeader() throws IOException {
    DiskLayout renamed =
        LayoutEdits.table(GPT, BACKUP, t -> t.withEntry(0, CleanDisks.partition(9, 300, 301)));
    GptEntryArray shorter =
        GptEntryArray.of(
            renamed.gptTables().get(BACKUP).array().orElseThrow().bytes().slice(0, 64 * 128), 128);
    DiskLayout layout =
        LayoutEdits.table(
            renamed,
            BACKUP,
            t -> t.withHeader(t.header().toBuilder().entryCount(64).build()).withArray(shorter));
    layout = LayoutEdits.table(layout, BACKUP, GptTable::sealed);
    assertEquals("gpt [300+2, 128+128]", ranges(see(layout)));
  }

  @Test
  void badArraysAreListedWhenThereIsNoBetterOne() throws IOException {
    DiskLayout layout = LayoutEdits.bothHeaders(GPT, h -> h.entryArrayCrc(7));
    assertEquals("gpt [64+64, 128+128]", ranges(see(layout)));
  }

  @Test
  void backupArrayIsLookedForBehindTheUsableRange() throws IOException {
    DiskLayout layout =
        LayoutEdits.header(
            LayoutEdits.header(GPT, PRIMARY, h -> h.entriesLba(1000)),
            BACKUP,
            h -> h.headerCrc(1).entriesLba(1500));
    MemoryImage disk = CleanDisks.image(layout);
    int arraySectors = 32;
    Bytes array = GPT.gptTables().get(BACKUP).array().orElseThrow().bytes();
    disk.write((CleanDisks.SECTORS - 1 - arraySectors) * 512L, array.asByteBuffer());
    disk.write(1000 * 512L, Bytes.zeros(array.length()).asByteBuffer());
    DiskLayout read = DiskLayout.read(disk, SectorSize.B512).model();
    assertEquals("gpt [64+64, 128+128]", ranges(read.as(PartitionConsumer.GDISK_1_0_9)));
  }

  @Test
  void numbersOfEntriesThatCrashOrHang() throws IOException {
    assertRefused("gdisk.disk-too-small", LayoutEdits.bothHeaders(GPT, h -> h.entryCount(8192)));
    assertRefused("gdisk.crash", LayoutEdits.bothHeaders(GPT, h -> h.entryCount(1 << 24)));
    assertRefused("gdisk.hang", LayoutEdits.bothHeaders(GPT, h -> h.entryCount(1 << 25)));
    assertRefused("gdisk.crash", LayoutEdits.bothHeaders(GPT, h -> h.entryCount(0xFFFF_FFFFL)));
  }

  /** All of a disk of one sector can be a backup header. */
  @Test
  void theOnlySectorCanCrash() throws IOException {
    DiskLayout disk = DiskLayout.read(OddDisks.of(20268472), SectorSize.B512).model();
    assertEquals(1, disk.sectorCount());
    assertRefused("gdisk.crash", disk);
  }

  @Test
  void partitionsThatCoverTheLastLbaOfAllMayHang() throws IOException {
    DiskLayout toTheEnd = LayoutEdits.entry(GPT, 1, e -> e.lastLba(-1));
    assertEquals("gpt [64+64, 128+18446744073709551488]", ranges(see(toTheEnd)));
    assertRefused("gdisk.hang", LayoutEdits.entry(toTheEnd, 0, e -> e.firstLba(0).lastLba(40)));
    assertRefused("gdisk.hang", LayoutEdits.entry(toTheEnd, 1, e -> e.firstLba(0)));
  }

  @Test
  void linksNeedNoType() throws IOException {
    DiskLayout layout = LayoutEdits.ebrEntry(MBR, 0, 1, MbrEntry.of(0x83, 256, 1));
    assertEquals("mbr [64+64, 128+128, 576+128, 832+128, 1088+128]", ranges(see(layout)));
  }

  @Test
  void chainWithoutPartitionsOfTwoHangs() throws IOException {
    DiskLayout layout = LayoutEdits.ebrEntry(MBR, 0, 0, MbrEntry.of(0x05, 256, 1));
    assertRefused("gdisk.hang", LayoutEdits.ebrEntry(layout, 1, 0, MbrEntry.of(0x05, 0, 1)));
    assertEquals(
        "mbr [64+64, 128+128]",
        ranges(see(LayoutEdits.ebrEntry(MBR, 0, 0, MbrEntry.of(0x05, 0, 1)))));
  }

  @Test
  void brokenChainLeavesANumberOut() throws IOException {
    DiskLayout layout = LayoutEdits.ebr(MBR, 0, b -> b.bootSignature(0));
    layout = LayoutEdits.mbrEntry(layout, 3, MbrEntry.of(0x05, 768, 256));
    PartitionMap map = see(layout);
    assertEquals("mbr [64+64, 128+128, 832+128]", ranges(map));
    assertEquals(6, map.partitions().get(2).number());
  }

  @Test
  void blankDiskIsNoRefusal() throws IOException {
    DiskLayout blank = DiskLayout.read(MemoryImage.ofSize(1 << 20), SectorSize.B512).model();
    PartitionMap map = blank.as(PartitionConsumer.GDISK_1_0_9);
    assertEquals(PartitionMap.NO_TABLE, map.table());
    assertEquals(true, map.refused().isEmpty());
    assertRefused(
        "gdisk.disk-too-small",
        DiskLayout.builder(67 * 512, SectorSize.B512).mbr(MBR.mbr()).build());
  }

  private static PartitionMap see(DiskLayout layout) throws IOException {
    PartitionMap map = CleanDisks.reread(layout).as(PartitionConsumer.GDISK_1_0_9);
    assertEquals("gdisk", map.view());
    return map;
  }

  private static void assertRefused(String code, DiskLayout layout) throws IOException {
    PartitionMap map = see(layout);
    assertEquals(code, map.refused().map(Diagnostic::code).orElse(map.toString()));
    assertEquals(List.of(), map.partitions());
  }

  private static String ranges(PartitionMap map) {
    return map.table()
        + " "
        + map.partitions().stream()
            .map(p -> Long.toUnsignedString(p.start()) + "+" + Long.toUnsignedString(p.sectors()))
            .toList();
  }
}
