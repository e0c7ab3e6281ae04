package io.github.bootformats.partition;

import static io.github.bootformats.partition.LayoutEdits.bothHeaders;
import static io.github.bootformats.partition.LayoutEdits.entry;
import static io.github.bootformats.partition.LayoutEdits.header;
import static io.github.bootformats.partition.LayoutEdits.mbr;
import static io.github.bootformats.partition.LayoutEdits.mbrEntry;
import static io.github.bootformats.partition.LayoutEdits.table;
import static io.github.bootformats.partition.PartitionConsumer.LINUX_6_1;
import static io.github.bootformats.partition.PartitionConsumer.LINUX_6_1_GPT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.disk.Partition;
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

/** What Linux makes of GPT disks; whether it is true is shown by {@link LinuxOracleTest}. */
class LinuxGptViewTest {
  private static final DiskLayout DISK = CleanDisks.gpt(SectorSize.B512);
  private static final long LAST = CleanDisks.SECTORS - 1;

  @ParameterizedTest
  @ValueSource(ints = {512, 1024, 2048, 4096})
  void partitions_areInTheDisksOwnSectors(int sectorBytes) {
    SectorSize size = SectorSize.of(sectorBytes);
    PartitionMap map = CleanDisks.gpt(size).as(LINUX_6_1);
    assertEquals("gpt", map.table());
    assertEquals("1:64+64 2:128+128", ToolVerdicts.partitions(map));
    assertEquals(64L * sectorBytes, map.partition(1).firstByte());
    assertEquals(List.of(), map.diagnostics());
    assertEquals(Optional.empty(), map.refused());
  }

  @Test
  void partition_hasTypeUuidNameAndFlags() {
    DiskLayout layout =
        entry(DISK, 0, e -> e.attributes(GptAttributes.LEGACY_BOOT | GptAttributes.REQUIRED));
    Partition partition = layout.as(LINUX_6_1).partition(1);
    assertEquals("0fc63daf-8483-4772-8e79-3d69d8477de4", partition.type());
    assertEquals("Linux filesystem", partition.typeName());
    assertEquals(Optional.of("aaaabbbb-cccc-4000-8000-000000000001"), partition.uuid());
    assertEquals("part 1", partition.name());
    assertEquals(List.of("required", "legacy-boot"), partition.flags());
  }

  @Test
  void name_isSevenBits_controlsShown_endsAtTheFirstZero() {
    assertEquals("", nameOf(""));
    assertEquals("a!b!", nameOf("a\tb\u007F"));
    assertEquals("Grv_e", nameOf("Gr\u00F6\u00DFe"));
    assertEquals("A", nameOf("A\u0100B"));
    assertEquals("x".repeat(36), nameOf("x".repeat(36)));
  }

  private static String nameOf(String name) {
    return entry(DISK, 0, e -> e.name(name)).as(LINUX_6_1).partition(1).name();
  }

  @Test
  void entryThatEndsBeforeItBegins_isNearly2To64Sectors() {
    PartitionMap map = entry(DISK, 0, e -> e.firstLba(100).lastLba(90)).as(LINUX_6_1);
    assertEquals(-9, map.partition(1).sectors());
    assertEquals(List.of("linux.partition-ends-before-start"), codes(map));

    // In sectors of 4 KiB the kernel's count of 512-byte blocks wraps once more.
    PartitionMap large =
        entry(CleanDisks.gpt(SectorSize.B4096), 0, e -> e.firstLba(100).lastLba(90)).as(LINUX_6_1);
    assertEquals((1L << 61) - 9, large.partition(1).sectors());
  }

  @Test
  void entriesOutsideOfTheDisk_areLeftOut_otherOddOnesAreKept() {
    PartitionMap map = entry(DISK, 0, e -> e.lastLba(LAST + 1)).as(LINUX_6_1);
    assertEquals("2:128+128", ToolVerdicts.partitions(map));
    assertEquals(List.of("linux.gpt-entry-out-of-disk"), codes(map));
    assertEquals(OptionalLong.of(1024), map.diagnostics().get(0).offset());

    assertEquals(
        "1:0+2048 2:128+128",
        ToolVerdicts.partitions(entry(DISK, 0, e -> e.firstLba(0).lastLba(LAST)).as(LINUX_6_1)));
  }

  @Test
  void partitionsBeyond255_haveNoNumber() {
    GptEntryArray many =
        GptEntryArray.unused(300, GptEntry.BYTES)
            .with(254, CleanDisks.partition(1, 300, 300))
            .with(255, CleanDisks.partition(2, 301, 301));
    PartitionMap map = table(DISK, 0, t -> t.withArray(many).sealed()).as(LINUX_6_1);
    assertEquals("255:300+1", ToolVerdicts.partitions(map));
    assertTrue(codes(map).contains("linux.gpt-entry-number"), map::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "signature, linux.gpt-signature, 512",
    "header size, linux.gpt-header-size, 524",
    "header CRC, linux.gpt-header-crc, 528",
    "my LBA, linux.gpt-my-lba, 536",
    "first usable, linux.gpt-usable-range, 552",
    "last usable, linux.gpt-usable-range, 560",
    "usable order, linux.gpt-usable-range, 560",
    "entry size, linux.gpt-entry-size, 596",
    "no entries, linux.gpt-entry-count, 592",
    "too many entries, linux.gpt-entry-count, 592",
    "entries LBA, linux.gpt-entries-out-of-disk, 584",
    "entries beyond end, linux.gpt-entries-out-of-disk, 584",
    "entries CRC, linux.gpt-entries-crc, 600",
  })
  void badPrimary_isRefused_andTheBackupIsForThoseWhoAskForIt(
      String what, String code, long offset) {
    DiskLayout layout =
        header(
            DISK,
            0,
            h ->
                switch (what) {
                  case "signature" -> h.signature(Bytes.utf8("EFI PORT"));
                  case "header size" -> h.headerSize(513);
                  case "header CRC" -> h.headerCrc(1);
                  case "my LBA" -> h.myLba(2);
                  case "first usable" -> h.firstUsableLba(LAST + 1);
                  case "last usable" -> h.lastUsableLba(-1);
                  case "usable order" -> h.lastUsableLba(3).firstUsableLba(4);
                  case "entry size" -> h.entrySize(256);
                  case "no entries" -> h.entryCount(0);
                  case "too many entries" -> h.entryCount(32769);
                  case "entries LBA" -> h.entriesLba(-1);
                  case "entries beyond end" -> h.entriesLba(LAST - 30);
                  case "entries CRC" -> h.entryArrayCrc(0);
                  default -> throw new AssertionError(what);
                });
    PartitionMap map = layout.as(LINUX_6_1);
    assertEquals(List.of(), map.partitions());
    assertEquals(PartitionMap.NO_TABLE, map.table());
    Diagnostic refusal = map.refused().orElseThrow();
    assertEquals(code, refusal.code());
    assertEquals(OptionalLong.of(offset), refusal.offset());

    PartitionMap forced = layout.as(LINUX_6_1_GPT);
    assertEquals("1:64+64 2:128+128", ToolVerdicts.partitions(forced));
    assertEquals(List.of("linux.gpt-primary-invalid"), codes(forced));
  }

  @Test
  void badBackup_isOnlyNoted() {
    PartitionMap map = header(DISK, 1, h -> h.headerCrc(1)).as(LINUX_6_1);
    assertEquals(2, map.partitions().size());
    assertEquals(List.of("linux.gpt-alternate-invalid"), codes(map));
    assertEquals(OptionalLong.of(LAST * 512 + 16), map.diagnostics().get(0).offset());
  }

  @Test
  void copiesThatDiffer_areNoted() {
    PartitionMap map =
        header(DISK, 1, h -> h.firstUsableLba(40).diskGuid(CleanDisks.LINUX)).as(LINUX_6_1);
    assertEquals(List.of("linux.gpt-copies-differ", "linux.gpt-copies-differ"), codes(map));
  }

  @Test
  void grownDisk_isNoted_andNeedsNoBackupAtItsEnd() {
    DiskLayout grown =
        DiskLayout.builder(2 * DISK.diskSize(), SectorSize.B512)
            .mbr(DISK.mbr())
            .gptTables(DISK.gptTables())
            .build();
    PartitionMap map = grown.as(LINUX_6_1);
    assertEquals(2, map.partitions().size());
    assertEquals(List.of("linux.gpt-alternate-not-at-end"), codes(map));
  }

  @Test
  void protectiveEntry_mayBeAnywhere_butMustBeginAtLba1() {
    MbrEntry protective = MbrEntry.of(0xEE, 1, 5);
    DiskLayout hybrid =
        mbr(
            DISK,
            b ->
                b.entry(0, MbrEntry.of(0x83, 64, 64))
                    .entry(2, protective)
                    .entry(3, MbrEntry.of(0xEE, 9, 1)));
    assertEquals("gpt", hybrid.as(LINUX_6_1).table());

    PartitionMap map = mbrEntry(DISK, 0, MbrEntry.of(0xEE, 2, 5)).as(LINUX_6_1);
    assertEquals("linux.pmbr-first-lba", map.refused().orElseThrow().code());
    assertEquals("gpt", mbrEntry(DISK, 0, MbrEntry.of(0xEE, 2, 5)).as(LINUX_6_1_GPT).table());
  }

  @Test
  void gptWithoutProtection_losesToAnMbr_unlessForced() {
    DiskLayout layout = mbrEntry(DISK, 0, MbrEntry.of(0x83, 1024, 100));
    PartitionMap map = layout.as(LINUX_6_1);
    assertEquals("mbr", map.table());
    assertEquals("1:1024+100", ToolVerdicts.partitions(map));
    assertEquals(List.of("linux.gpt-ignored"), codes(map));
    assertEquals("gpt", layout.as(LINUX_6_1_GPT).table());
  }

  @Test
  void gptBehindZeros_needsToBeForced() {
    DiskLayout layout = mbr(DISK, b -> b.entry(0, MbrEntry.EMPTY).bootSignature(0));
    assertEquals("linux.pmbr-signature", layout.as(LINUX_6_1).refused().orElseThrow().code());
    assertEquals(2, layout.as(LINUX_6_1_GPT).partitions().size());
  }

  @Test
  void emptyGpt_isATable() {
    GptEntryArray unused = GptEntryArray.unused(128, GptEntry.BYTES);
    DiskLayout layout = table(DISK, 0, t -> t.withArray(unused).sealed());
    PartitionMap map = table(layout, 1, t -> t.withArray(unused).sealed()).as(LINUX_6_1);
    assertEquals("gpt", map.table());
    assertEquals(List.of(), map.partitions());
    assertEquals(Optional.empty(), map.refused());
  }

  @Test
  void arrayThatWasNotRead_isNotGuessed() {
    DiskLayout layout = table(DISK, 0, t -> GptTable.withoutArray(1, t.header()));
    assertEquals("linux.gpt-entries-missing", layout.as(LINUX_6_1).refused().orElseThrow().code());
  }

  /** The specification's revision field is nobody's business but UEFI's. */
  @Test
  void revision_doesNotMatter() {
    DiskLayout layout = bothHeaders(DISK, h -> h.revision(0x20000));
    assertEquals(2, layout.as(LINUX_6_1).partitions().size());
  }

  private static List<String> codes(PartitionMap map) {
    return map.diagnostics().stream().map(Diagnostic::code).toList();
  }
}
