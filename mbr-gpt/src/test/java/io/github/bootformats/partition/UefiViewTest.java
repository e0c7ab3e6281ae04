package io.github.bootformats.partition;

import static io.github.bootformats.partition.LayoutEdits.bothHeaders;
import static io.github.bootformats.partition.LayoutEdits.entry;
import static io.github.bootformats.partition.LayoutEdits.header;
import static io.github.bootformats.partition.LayoutEdits.mbr;
import static io.github.bootformats.partition.LayoutEdits.mbrEntry;
import static io.github.bootformats.partition.LayoutEdits.table;
import static io.github.bootformats.partition.PartitionConsumer.UEFI_2_10;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.mbr.MbrEntry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UefiViewTest {
  private static final DiskLayout GPT = CleanDisks.gpt(SectorSize.B512);
  private static final DiskLayout MBR = CleanDisks.mbr(SectorSize.B512);
  private static final long LAST = CleanDisks.SECTORS - 1;

  @ParameterizedTest
  @ValueSource(ints = {512, 1024, 2048, 4096})
  void gpt_isUsed(int sectorBytes) {
    PartitionMap map = CleanDisks.gpt(SectorSize.of(sectorBytes)).as(UEFI_2_10);
    assertEquals("gpt", map.table());
    assertEquals("1:64+64 2:128+128", ToolVerdicts.partitions(map));
    assertEquals(List.of(), map.diagnostics());
    assertEquals("part 1", map.partition(1).name());
    assertEquals("Linux filesystem", map.partition(1).typeName());
  }

  @Test
  void name_isNotCutToSevenBits() {
    assertEquals("Größe", entry(GPT, 0, e -> e.name("Größe")).as(UEFI_2_10).partition(1).name());
  }

  @ParameterizedTest
  @CsvSource({
    "signature, uefi.gpt-signature, 512",
    "revision, uefi.gpt-revision, 520",
    "header size, uefi.gpt-header-size, 524",
    "header CRC, uefi.gpt-header-crc, 528",
    "my LBA, uefi.gpt-my-lba, 536",
    "entry size, uefi.gpt-entry-size, 596",
    "entry size 64, uefi.gpt-entry-size, 596",
    "no entries, uefi.gpt-entry-count, 592",
    "entries LBA, uefi.gpt-entries-out-of-disk, 584",
    "entries CRC, uefi.gpt-entries-crc, 600",
  })
  void badPrimary_isReplacedByTheBackup(String what, String code, long offset) {
    DiskLayout layout =
        header(
            GPT,
            0,
            h ->
                switch (what) {
                  case "signature" -> h.signature(Bytes.utf8("EFI PORT"));
                  case "revision" -> h.revision(0x10001);
                  case "header size" -> h.headerSize(91);
                  case "header CRC" -> h.headerCrc(1);
                  case "my LBA" -> h.myLba(2);
                  case "entry size" -> h.entrySize(384);
                  case "entry size 64" -> h.entrySize(64);
                  case "no entries" -> h.entryCount(0);
                  case "entries LBA" -> h.entriesLba(-1);
                  case "entries CRC" -> h.entryArrayCrc(0);
                  default -> throw new AssertionError(what);
                });
    PartitionMap map = layout.as(UEFI_2_10);
    assertEquals("1:64+64 2:128+128", ToolVerdicts.partitions(map));
    assertEquals(List.of("uefi.gpt-primary-invalid"), codes(map));

    PartitionMap refused = header(layout, 1, h -> h.headerCrc(1)).as(UEFI_2_10);
    assertEquals(List.of(), refused.partitions());
    assertEquals(code, refused.refused().orElseThrow().code());
    assertEquals(OptionalLong.of(offset), refused.refused().orElseThrow().offset());
  }

  /** A primary that is bad cannot be trusted to say where the backup is. */
  @Test
  void backup_isLookedForAtTheEndOnly() {
    DiskLayout grown =
        DiskLayout.builder(2 * GPT.diskSize(), SectorSize.B512)
            .mbr(GPT.mbr())
            .gptTables(GPT.gptTables())
            .build();
    assertEquals(2, grown.as(UEFI_2_10).partitions().size());
    PartitionMap map = header(grown, 0, h -> h.headerCrc(1)).as(UEFI_2_10);
    assertEquals("uefi.gpt-header-crc", map.refused().orElseThrow().code());
  }

  @Test
  void badBackup_isOnlyNoted() {
    assertEquals(
        List.of("uefi.gpt-backup-invalid"),
        codes(header(GPT, 1, h -> h.headerCrc(1)).as(UEFI_2_10)));
    assertEquals(
        List.of("uefi.gpt-backup-invalid"),
        codes(header(GPT, 0, h -> h.alternateLba(1)).as(UEFI_2_10)));
  }

  @Test
  void largerEntries_areUsed_linuxDoesNot() {
    byte[] bytes = new byte[128 * 256];
    GptEntryArray old = GPT.gptTables().get(0).array().orElseThrow();
    for (int i = 0; i < 128; i++) {
      old.entry(i).bytes().asByteBuffer().get(bytes, i * 256, GptEntry.BYTES);
    }
    GptEntryArray array = GptEntryArray.of(Bytes.of(bytes), 256);
    DiskLayout layout =
        table(
            GPT,
            0,
            t -> {
              GptTable sealed = t.withArray(array).sealed();
              return sealed.withHeader(sealed.header().toBuilder().firstUsableLba(66).build());
            });
    assertEquals("2:128+128", ToolVerdicts.partitions(layout.as(UEFI_2_10)));
    assertEquals(List.of(), layout.as(PartitionConsumer.LINUX_6_1).partitions());
  }

  @Test
  void entriesOutsideOfTheUsableRange_orBackwards_areLeftOut() {
    assertLeftOut("uefi.gpt-entry-range", entry(GPT, 0, e -> e.firstLba(33)));
    assertLeftOut("uefi.gpt-entry-range", entry(GPT, 0, e -> e.lastLba(LAST - 32)));
    assertLeftOut("uefi.gpt-entry-range", entry(GPT, 0, e -> e.firstLba(128)));
    assertLeftOut("uefi.gpt-entry-range", entry(GPT, 0, e -> e.lastLba(-1)));
    assertLeftOut(
        "uefi.gpt-entry-hidden", entry(GPT, 0, e -> e.attributes(GptAttributes.NO_BLOCK_IO)));
  }

  @Test
  void entriesBeyondTheDisk_withinTheUsableRange_areBelieved() {
    DiskLayout shrunk =
        DiskLayout.builder(200 * 512, SectorSize.B512)
            .mbr(GPT.mbr())
            .gptTables(GPT.gptTables().subList(0, 1))
            .build();
    PartitionMap map = shrunk.as(UEFI_2_10);
    assertEquals("1:64+64 2:128+128", ToolVerdicts.partitions(map));
    assertEquals(List.of("uefi.gpt-backup-invalid", "uefi.gpt-entry-out-of-disk"), codes(map));
  }

  private static void assertLeftOut(String code, DiskLayout layout) {
    PartitionMap map = layout.as(UEFI_2_10);
    assertEquals("2:128+128", ToolVerdicts.partitions(map));
    assertEquals(List.of(code), codes(map));
    assertEquals(OptionalLong.of(1024), map.diagnostics().get(0).offset());
  }

  @Test
  void allEntriesThatOverlapAnother_areLeftOut() {
    DiskLayout layout = entry(GPT, 9, e -> copy(e, 300, 320));
    layout = entry(layout, 8, e -> copy(e, 400, 900));
    layout = entry(layout, 7, e -> copy(e, 500, 510));
    layout = entry(layout, 6, e -> copy(e, 900, 910));
    layout = entry(layout, 5, e -> copy(e, 911, 920));
    PartitionMap map = layout.as(UEFI_2_10);
    assertEquals("1:64+64 2:128+128 6:911+10 10:300+21", ToolVerdicts.partitions(map));
    assertEquals(3, codes(map).size());
  }

  private static GptEntry.Builder copy(GptEntry.Builder entry, long first, long last) {
    return entry.typeGuid(CleanDisks.LINUX).firstLba(first).lastLba(last);
  }

  @Test
  void protectiveMbr_isNeeded_andMayBeHybrid() {
    DiskLayout hybrid =
        mbr(GPT, b -> b.entry(0, MbrEntry.of(0x83, 64, 64)).entry(3, MbrEntry.of(0xEE, 1, 5)));
    assertEquals("gpt", hybrid.as(UEFI_2_10).table());
    assertEquals(List.of("uefi.hybrid-mbr"), codes(hybrid.as(UEFI_2_10)));

    DiskLayout unsigned = mbr(GPT, b -> b.bootSignature(0));
    assertEquals("uefi.pmbr-signature", unsigned.as(UEFI_2_10).refused().orElseThrow().code());
    DiskLayout elsewhere = mbrEntry(GPT, 0, MbrEntry.of(0xEE, 2, 5));
    assertEquals("uefi.pmbr-missing", elsewhere.as(UEFI_2_10).refused().orElseThrow().code());
  }

  @Test
  void mbr_isUsedWithItsPrimaries_byTheirSlots() {
    PartitionMap map = mbrEntry(MBR, 0, MbrEntry.EMPTY).as(UEFI_2_10);
    assertEquals("mbr", map.table());
    assertEquals("2:128+128 3:512+1024", ToolVerdicts.partitions(map));
    assertEquals(Optional.of("12345678-02"), map.partition(2).uuid());
    assertEquals("0x05", map.partition(3).type());
    assertEquals(List.of("active"), MBR.as(UEFI_2_10).partition(1).flags());
  }

  @Test
  void mbrWithABadEntry_isNoMbrAtAll() {
    assertRefused("uefi.mbr-entry-overlap", mbrEntry(MBR, 1, MbrEntry.of(0x83, 127, 9)), 462);
    assertRefused("uefi.mbr-entry-overlap", mbrEntry(MBR, 3, MbrEntry.of(0x83, 600, 1)), 494);
    assertRefused("uefi.mbr-entry-out-of-disk", mbrEntry(MBR, 3, MbrEntry.of(0x83, 2000, 49)), 494);
    assertRefused(
        "uefi.mbr-entry-out-of-disk", mbrEntry(MBR, 3, MbrEntry.of(0x83, 0xFFFFFFFFL, 2)), 494);
    assertRefused("uefi.mbr-signature", mbr(MBR, b -> b.bootSignature(1)), 510);
    DiskLayout empty = mbrEntry(mbrEntry(MBR, 0, MbrEntry.EMPTY), 1, MbrEntry.EMPTY);
    assertRefused("uefi.mbr-empty", mbrEntry(empty, 2, MbrEntry.EMPTY), 446);
    assertEquals(
        4, mbrEntry(MBR, 3, MbrEntry.of(0x83, 2000, 48)).as(UEFI_2_10).partitions().size());
    // Neither a type of 0 nor a size of 0 is a partition that could be bad.
    assertEquals(3, mbrEntry(MBR, 3, MbrEntry.of(0, 0, 9000)).as(UEFI_2_10).partitions().size());
  }

  private static void assertRefused(String code, DiskLayout layout, long offset) {
    PartitionMap map = layout.as(UEFI_2_10);
    assertEquals(List.of(), map.partitions());
    assertEquals(PartitionMap.NO_TABLE, map.table());
    assertEquals(code, map.refused().orElseThrow().code());
    assertEquals(OptionalLong.of(offset), map.refused().orElseThrow().offset());
  }

  @Test
  void boot_indicatorsDoNotMatter() {
    MbrEntry entry = MBR.mbr().entry(0);
    MbrEntry odd = new MbrEntry(1, entry.firstChs(), 0x83, entry.lastChs(), entry.firstLba(), 64);
    assertEquals(3, mbrEntry(MBR, 0, odd).as(UEFI_2_10).partitions().size());
  }

  @Test
  void staleGpt_andIso9660_areNotedBesideAnMbr() {
    DiskLayout layout = mbrEntry(GPT, 0, MbrEntry.of(0x83, 1024, 100));
    assertEquals(List.of("uefi.gpt-ignored"), codes(layout.as(UEFI_2_10)));
    DiskLayout iso =
        MBR.toBuilder().foreignLabels(List.of(new ForeignLabel("iso9660", "ISO", 32769))).build();
    assertEquals(List.of("uefi.iso9660"), codes(iso.as(UEFI_2_10)));
  }

  @Test
  void protectedDiskWithoutGpt_isRefused_blankDiskIsNot() {
    DiskLayout lost = bothHeaders(GPT, h -> h.headerCrc(1));
    assertEquals("uefi.gpt-header-crc", lost.as(UEFI_2_10).refused().orElseThrow().code());
    DiskLayout none = GPT.toBuilder().gptTables(List.of()).build();
    assertEquals("uefi.gpt-signature", none.as(UEFI_2_10).refused().orElseThrow().code());
    for (long size : new long[] {0, 511, 512, 1 << 20}) {
      PartitionMap map = DiskLayout.builder(size, SectorSize.B512).build().as(UEFI_2_10);
      assertEquals(PartitionMap.NO_TABLE, map.table());
      assertTrue(map.refused().isEmpty());
    }
  }

  private static List<String> codes(PartitionMap map) {
    return map.diagnostics().stream().map(Diagnostic::code).toList();
  }
}
