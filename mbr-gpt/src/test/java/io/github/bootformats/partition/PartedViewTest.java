package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.mbr.MbrEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of parted, one by one. What the tool itself says is the oracle test's subject. */
class PartedViewTest {
  private static final DiskLayout GPT = CleanDisks.gpt(SectorSize.B512);
  private static final DiskLayout MBR = CleanDisks.mbr(SectorSize.B512);
  private static final int PRIMARY = 0;
  private static final int BACKUP = 1;

  @ParameterizedTest
  @ValueSource(ints = {512, 4096})
  void gptPartitionsHaveTheirNamesAndFlags(int sectorBytes) throws IOException {
    DiskLayout layout =
        LayoutEdits.entry(
            CleanDisks.gpt(SectorSize.of(sectorBytes)),
            0,
            e ->
                e.typeGuid(GptTypes.EFI_SYSTEM)
                    .attributes(GptAttributes.REQUIRED | GptAttributes.LEGACY_BOOT));
    Partition first = see(layout).partition(1);
    assertEquals("gpt [64+64, 128+128]", ranges(see(layout)));
    assertEquals("part 1", first.name());
    assertEquals(List.of("boot", "hidden", "legacy_boot", "esp"), first.flags());
  }

  @Test
  void nameWithASurrogateAnywhereIsNone() throws IOException {
    DiskLayout layout = LayoutEdits.entry(GPT, 0, e -> e.name("a\uD83D\uDE00"));
    assertEquals("", see(layout).partition(1).name());
    Bytes behindTheEnd = nameBytes('a', 0, 0xD800);
    assertEquals(
        "", see(LayoutEdits.entry(GPT, 0, e -> e.nameBytes(behindTheEnd))).partition(1).name());
    Bytes good = nameBytes('a', 0, 'b');
    assertEquals("a", see(LayoutEdits.entry(GPT, 0, e -> e.nameBytes(good))).partition(1).name());
  }

  private static Bytes nameBytes(int... units) {
    byte[] bytes = new byte[72];
    for (int i = 0; i < units.length; i++) {
      bytes[2 * i] = (byte) units[i];
      bytes[2 * i + 1] = (byte) (units[i] >> 8);
    }
    return Bytes.of(bytes);
  }

  @Test
  void mbrPartitionsHaveFlagsOfTheirTypes() throws IOException {
    PartitionMap map = see(LayoutEdits.mbrEntry(MBR, 1, MbrEntry.of(0x1C, 128, 128)));
    assertEquals("mbr [64+64, 128+128, 512+1024, 576+128, 832+128, 1088+128]", ranges(map));
    assertEquals(List.of("boot"), map.partition(1).flags());
    assertEquals(List.of("hidden", "lba"), map.partition(2).flags());
    assertEquals(
        List.of(1, 2, 3, 5, 6, 7), map.partitions().stream().map(Partition::number).toList());
  }

  @Test
  void oneBadPartitionRefusesAll() throws IOException {
    assertRefused("parted.overlap", LayoutEdits.entry(GPT, 0, e -> e.lastLba(128)));
    assertRefused("parted.outside-disk", LayoutEdits.entry(GPT, 1, e -> e.lastLba(2048)));
    assertRefused("parted.reversed", LayoutEdits.entry(GPT, 0, e -> e.lastLba(62)));
    assertRefused("parted.crash", LayoutEdits.entry(GPT, 0, e -> e.firstLba(-5)));
    assertRefused("parted.overlap", LayoutEdits.ebrEntry(MBR, 2, 0, MbrEntry.of(0x83, 64, 900)));
    assertRefused("parted.recursive", LayoutEdits.mbrEntry(MBR, 0, MbrEntry.of(0x83, 0, 10)));
  }

  @Test
  void gapOfOneSectorIsNotFound() throws IOException {
    DiskLayout layout = LayoutEdits.mbrEntry(MBR, 1, MbrEntry.of(0x83, 129, 127));
    layout = LayoutEdits.mbrEntry(layout, 3, MbrEntry.of(0x83, 128, 1));
    assertRefused("parted.overlap", layout);
    layout = LayoutEdits.mbrEntry(layout, 1, MbrEntry.of(0x83, 130, 126));
    assertEquals("128+1", ranges(see(layout), 4));
  }

  @Test
  void copiesAreUsedOneForTheOther() throws IOException {
    DiskLayout backupOnly = LayoutEdits.header(GPT, PRIMARY, h -> h.headerCrc(1));
    assertEquals("gpt [64+64, 128+128]", ranges(see(backupOnly)));
    assertEquals("parted.primary-damaged", see(backupOnly).diagnostics().get(0).code());
    assertRefused(
        "parted.both-damaged", LayoutEdits.header(backupOnly, BACKUP, h -> h.alternateLba(2)));
    assertRefused(
        "parted.backup-unreadable",
        LayoutEdits.header(GPT, PRIMARY, h -> h.alternateLba(CleanDisks.SECTORS)));
    assertRefused(
        "parted.unrecognised",
        LayoutEdits.header(GPT, PRIMARY, h -> h.signature(Bytes.utf8("EFI PARU"))));
  }

  @ParameterizedTest
  @CsvSource({"0, parted.crash", "8193, parted.both-damaged"})
  void numberOfEntriesMustBeSensible(long count, String code) throws IOException {
    DiskLayout layout =
        LayoutEdits.bothHeaders(GPT, h -> h.entryCount(count).entryArrayCrc(count == 0 ? 0 : 1));
    assertRefused(code, layout);
  }

  /** The array is read before the header's CRC is checked, and no bytes of it are too few. */
  @ParameterizedTest
  @CsvSource({"0, 3, true", "0, 2, true", "0, 3, false", "33554432, 3, true", "33554432, 3, false"})
  void arrayOfNoBytesCrashesWhateverElseIsWrong(long count, long firstUsable, boolean crcValid)
      throws IOException {
    DiskLayout layout =
        LayoutEdits.header(GPT, PRIMARY, h -> h.entryCount(count).firstUsableLba(firstUsable));
    assertRefused(
        "parted.crash",
        crcValid ? layout : LayoutEdits.header(layout, PRIMARY, h -> h.headerCrc(1)));
    assertEquals(
        "gpt [64+64, 128+128]",
        ranges(see(LayoutEdits.header(layout, PRIMARY, h -> h.myLba(2).headerCrc(1)))));
  }

  @Test
  void revisionMustNotBeNewer() throws IOException {
    assertRefused("parted.revision", LayoutEdits.bothHeaders(GPT, h -> h.revision(0x0002_0000)));
    assertEquals(
        "gpt [64+64, 128+128]",
        ranges(see(LayoutEdits.bothHeaders(GPT, h -> h.revision(0x0001_0200)))));
  }

  @Test
  void logicalPartitionWithoutASectorForItsEbrCrashes() throws IOException {
    DiskLayout layout = LayoutEdits.ebrEntry(MBR, 0, 0, MbrEntry.of(0x83, 64, 832 - 576));
    assertRefused("parted.crash", layout);
    assertEquals(
        "576+255", ranges(see(LayoutEdits.ebrEntry(MBR, 0, 0, MbrEntry.of(0x83, 64, 255))), 5));
  }

  @Test
  void chainWithoutPartitionsCrashes() throws IOException {
    DiskLayout layout = LayoutEdits.ebrEntry(MBR, 0, 0, MbrEntry.EMPTY);
    layout = LayoutEdits.ebrEntry(layout, 1, 0, MbrEntry.EMPTY);
    assertRefused("parted.crash", LayoutEdits.ebrEntry(layout, 1, 1, MbrEntry.of(5, 0, 1)));
    assertRefused("parted.overlap", LayoutEdits.ebrEntry(MBR, 2, 1, MbrEntry.of(5, 256, 1)));
  }

  /** parted walks a cycle again, from wherever it was entered, and stops where data comes twice. */
  @Test
  void cycleWithPartitionsBehindItsEntryOverlaps() throws IOException {
    DiskLayout layout = LayoutEdits.ebrEntry(MBR, 0, 0, MbrEntry.EMPTY);
    layout = LayoutEdits.ebrEntry(layout, 2, 0, MbrEntry.EMPTY);
    assertRefused("parted.overlap", LayoutEdits.ebrEntry(layout, 2, 1, MbrEntry.of(5, 0, 1)));
  }

  /** The first link ends at a partition, the second one leads back in front of it. */
  @Test
  void cycleWithPartitionsOnAnotherBranchOverlaps() throws IOException {
    DiskLayout layout = LayoutEdits.ebrEntry(MBR, 0, 0, MbrEntry.EMPTY);
    layout = LayoutEdits.ebrEntry(layout, 1, 0, MbrEntry.EMPTY);
    assertRefused("parted.overlap", LayoutEdits.ebrEntry(layout, 1, 2, MbrEntry.of(15, 0, 1)));
  }

  @Test
  void chainsMustBeWhole() throws IOException {
    assertRefused("parted.ebr-signature", LayoutEdits.ebr(MBR, 1, b -> b.bootSignature(0)));
    assertRefused(
        "parted.ebr-unreadable", LayoutEdits.ebrEntry(MBR, 2, 1, MbrEntry.of(5, 5000, 1)));
    assertEquals(
        "mbr [64+64, 128+128, 512+1024, 576+128]",
        ranges(see(LayoutEdits.ebr(MBR, 1, b -> b.bootSignature(0xF6F6)))));
  }

  @Test
  void otherLabelsAreRefusedAndFileSystemsAreLoops() throws IOException {
    assertRefused(
        "parted.foreign-label",
        LayoutEdits.mbr(
            MBR, b -> b.bootCode(Bytes.of((byte) 0xC9, (byte) 0xC2, (byte) 0xD4, (byte) 0xC1))));
    byte[] ntfs = new byte[440];
    System.arraycopy(Bytes.utf8("NTFS").toByteArray(), 0, ntfs, 3, 4);
    ntfs[0x28] = 1;
    assertEquals(
        "loop [0+2048]", ranges(see(LayoutEdits.mbr(MBR, b -> b.bootCode(Bytes.of(ntfs))))));
  }

  /** The sum of a FAT's tables is larger than the disk; libparted's count of clusters wraps. */
  @Test
  void fatWhoseTablesDoNotFitIsALoop() throws IOException {
    byte[] fat = new byte[440];
    ByteBuffer fields = ByteBuffer.wrap(fat).order(ByteOrder.LITTLE_ENDIAN);
    fields.putShort(11, (short) 512).put(13, (byte) 4).putShort(14, (short) 1).put(16, (byte) 2);
    fields.putShort(17, (short) 512).putShort(19, (short) 2598).putShort(22, (short) 33043);
    assertEquals(
        "loop [0+2048]", ranges(see(LayoutEdits.mbr(MBR, b -> b.bootCode(Bytes.of(fat))))));
    fields.putShort(22, (short) 8);
    assertEquals("mbr", see(LayoutEdits.mbr(MBR, b -> b.bootCode(Bytes.of(fat)))).table());
  }

  @Test
  void atarisRootSectorMustBeRightInAllItsEntries() throws IOException {
    assertEquals("parted.foreign-label", refusal(atari(2048, "01 LNX 2 10", "01 XGM 50 90")));
    assertEquals("parted.foreign-label", refusal(atari(2048, "01 LNX 2 10", "00 ??? 1 9999")));
    assertEquals("parted.unrecognised", refusal(atari(2049, "01 LNX 2 10")));
    assertEquals("parted.unrecognised", refusal(atari(2048, "01 LNX 2 10", "01 LNX 2 2047")));
    assertEquals("parted.unrecognised", refusal(atari(2048, "01 XGM 2 10")));
    assertEquals(
        "parted.unrecognised",
        refusal(atari(2048, "01 LNX 2 10", "01 XGM 50 90", "01 XGM 200 90")));
    assertEquals("parted.unrecognised", refusal(atari(2048, "01 ÄLX 2 10")));
    assertEquals("parted.unrecognised", refusal(atari(2048, "80 LNX 2 10")));
  }

  /** Atari's label may be empty, if parted wrote it. */
  @Test
  void emptyAtariLabelIsPartedsOwn() throws IOException {
    byte[] sector = atari(2048);
    for (int at = 454; at < 502; at += 12) {
      System.arraycopy(Bytes.utf8("PARTEDATARI").toByteArray(), 0, sector, at + 1, 11);
    }
    assertEquals("parted.foreign-label", refusal(sector));
    sector[470]++;
    assertEquals("parted.unrecognised", refusal(sector));
  }

  /** Makes a root sector with entries "flags id start length". */
  private static byte[] atari(int sectors, String... entries) {
    ByteBuffer root = ByteBuffer.allocate(512).putInt(450, sectors).position(454);
    for (String entry : entries) {
      String[] fields = entry.split(" ", -1);
      root.put((byte) Integer.parseInt(fields[0], 16));
      root.put(fields[1].getBytes(StandardCharsets.ISO_8859_1));
      root.putInt(Integer.parseInt(fields[2])).putInt(Integer.parseInt(fields[3]));
    }
    return root.array();
  }

  private static String refusal(byte[] firstSector) throws IOException {
    MemoryImage disk = MemoryImage.ofSize(2048 * 512);
    disk.write(0, ByteBuffer.wrap(firstSector));
    PartitionMap map =
        DiskLayout.read(disk, SectorSize.B512).model().as(PartitionConsumer.PARTED_3_5);
    return map.refused().map(Diagnostic::code).orElse(map.toString());
  }

  @Test
  void blankDiskIsNoRefusal() throws IOException {
    DiskLayout blank = DiskLayout.read(MemoryImage.ofSize(1 << 20), SectorSize.B512).model();
    PartitionMap map = blank.as(PartitionConsumer.PARTED_3_5);
    assertEquals(PartitionMap.NO_TABLE, map.table());
    assertEquals(true, map.refused().isEmpty());
  }

  private static PartitionMap see(DiskLayout layout) throws IOException {
    PartitionMap map = CleanDisks.reread(layout).as(PartitionConsumer.PARTED_3_5);
    assertEquals("parted", map.view());
    return map;
  }

  private static void assertRefused(String code, DiskLayout layout) throws IOException {
    PartitionMap map = see(layout);
    assertEquals(code, map.refused().map(Diagnostic::code).orElse(map.toString()));
    assertEquals(List.of(), map.partitions());
  }

  private static String ranges(PartitionMap map) {
    return map.table() + " " + map.partitions().stream().map(p -> ranges(map, p.number())).toList();
  }

  private static String ranges(PartitionMap map, int number) {
    Partition p = map.partition(number);
    return p.start() + "+" + p.sectors();
  }
}
