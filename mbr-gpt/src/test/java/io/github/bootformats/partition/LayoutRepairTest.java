package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.gpt.Guids;
import io.github.bootformats.partition.internal.SeededIds;
import io.github.bootformats.partition.mbr.Chs;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.partition.repair.LayoutRepair;
import io.github.bootformats.partition.repair.Repair;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutRepairTest {
  private static final SectorSize B512 = SectorSize.B512;
  private static final DiskLayout GPT = CleanDisks.gpt(B512);
  private static final DiskLayout MBR = CleanDisks.mbr(B512);
  private static final int PRIMARY = 0;
  private static final int BACKUP = 1;

  private static List<String> codes(List<Diagnostic> findings) {
    return findings.stream().map(Diagnostic::code).toList();
  }

  /** A disk, and the clean one that it was before something was spoilt. */
  private record Spoilt(String what, DiskLayout disk, DiskLayout clean) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static Spoilt gpt(String what, DiskLayout disk) {
    return new Spoilt(what, disk, GPT);
  }

  private static DiskLayout array(int copy) {
    return LayoutEdits.table(
        GPT, copy, t -> t.withArray(GptEntryArray.unused(128, GptEntry.BYTES)));
  }

  private static DiskLayout crc(DiskLayout disk, int copy) {
    return LayoutEdits.header(disk, copy, b -> b.headerCrc(7));
  }

  static Stream<Spoilt> recoverable() {
    return Stream.of(
        gpt("nothing", GPT),
        gpt("primary header's CRC", crc(GPT, PRIMARY)),
        gpt("backup header's CRC", crc(GPT, BACKUP)),
        gpt(
            "primary signature",
            LayoutEdits.header(GPT, PRIMARY, b -> b.signature(Bytes.utf8("EFI PARD")))),
        gpt("primary my LBA", LayoutEdits.header(GPT, PRIMARY, b -> b.myLba(2))),
        gpt(
            "primary header gone",
            GPT.toBuilder().gptTables(List.of(GPT.gptTables().get(BACKUP))).build()),
        gpt(
            "backup header gone",
            GPT.toBuilder().gptTables(List.of(GPT.gptTables().get(PRIMARY))).build()),
        gpt("primary array", array(PRIMARY)),
        gpt("backup array", array(BACKUP)),
        gpt("primary header and backup array", crc(array(BACKUP), PRIMARY)),
        gpt("backup header and primary array", crc(array(PRIMARY), BACKUP)),
        gpt("alternate LBA", LayoutEdits.header(GPT, PRIMARY, b -> b.alternateLba(1))),
        gpt("backup's alternate LBA", LayoutEdits.header(GPT, BACKUP, b -> b.alternateLba(9))),
        gpt("backup differs", LayoutEdits.table(GPT, BACKUP, LayoutRepairTest::withoutPartition2)),
        gpt("protective MBR gone", GPT.toBuilder().mbr(MbrSector.of(Bytes.zeros(512))).build()),
        gpt(
            "protective MBR and primary header",
            crc(LayoutEdits.mbrEntry(GPT, 0, MbrEntry.EMPTY), PRIMARY)),
        gpt("array in the usable range", LayoutEdits.bothHeaders(GPT, b -> b.firstUsableLba(20))),
        gpt(
            "usable range beyond the disk",
            LayoutEdits.bothHeaders(GPT, b -> b.lastUsableLba(1 << 20))),
        new Spoilt(
            "boot indicator",
            LayoutEdits.mbrEntry(MBR, 1, indicator(MBR.mbr().entry(1), 0x01)),
            MBR),
        new Spoilt(
            "boot indicator of the active one",
            LayoutEdits.mbrEntry(MBR, 0, indicator(MBR.mbr().entry(0), 0x81)),
            MBR),
        new Spoilt(
            "EBR loop", LayoutEdits.ebrEntry(MBR, 2, 1, MbrEntry.of(0x05, 256, 256, 512)), MBR),
        new Spoilt(
            "EBR link off the disk",
            LayoutEdits.ebrEntry(MBR, 2, 1, MbrEntry.of(0x05, 1 << 20, 256, 512)),
            MBR));
  }

  private static GptTable withoutPartition2(GptTable table) {
    return table.withEntry(1, GptEntry.of(Bytes.zeros(GptEntry.BYTES)));
  }

  private static MbrEntry indicator(MbrEntry entry, int value) {
    return new MbrEntry(
        value, entry.firstChs(), entry.type(), entry.lastChs(), entry.firstLba(), entry.sectors());
  }

  @ParameterizedTest
  @MethodSource("recoverable")
  void all_givesBackTheCleanDisk(Spoilt spoilt) throws IOException {
    DiskLayout disk = CleanDisks.reread(spoilt.disk());
    LayoutChange change = disk.repair().all();
    assertEquals(codes(disk.findings()), codes(change.resolved()));
    assertEquals(List.of(), change.after().findings());
    assertEquals(chsOfProtective(spoilt.clean()), chsOfProtective(change.after()));
    assertEquals(change.isEmpty(), change.steps().isEmpty());
    assertTrue(change.after().repair().all().isEmpty());
    MemoryImage image = CleanDisks.image(spoilt.disk());
    change.writes().applyTo(image);
    assertEquals(change.after(), DiskLayout.read(image, B512).model());
  }

  /** A protective MBR that is made anew has the CHS address that gdisk writes, not all ones. */
  private static DiskLayout chsOfProtective(DiskLayout disk) {
    MbrEntry entry = disk.mbr().entry(0);
    return entry.type() == MbrEntry.TYPE_GPT_PROTECTIVE
        ? LayoutEdits.mbrEntry(
            disk, 0, new MbrEntry(0, entry.firstChs(), 0xEE, Chs.ZERO, 1, entry.sectors()))
        : disk;
  }

  @Test
  void primaryArrayElsewhere_staysThere() {
    DiskLayout moved = LayoutEdits.bothHeaders(GPT, b -> b.firstUsableLba(64));
    moved = LayoutEdits.header(moved, PRIMARY, b -> b.entriesLba(32));
    DiskLayout broken = crc(moved, PRIMARY);
    assertEquals(moved, broken.repair().all().after());
  }

  @Test
  void grownDisk_getsItsBackupAtTheEnd() throws IOException {
    MemoryImage image = CleanDisks.image(GPT);
    image.truncate(4096 * 512);
    DiskLayout grown = DiskLayout.read(image, B512).model();
    assertEquals(List.of("mbr.protective-size", "gpt.backup-not-at-end"), codes(grown.findings()));
    LayoutChange change = grown.repair().all();
    change.writes().applyTo(image);
    DiskLayout repaired = DiskLayout.read(image, B512).model();
    assertEquals(List.of(), repaired.findings());
    assertEquals(change.after(), repaired);
    GptHeader primary = repaired.primaryGpt().orElseThrow().header();
    assertEquals(4095, primary.alternateLba());
    assertEquals(4062, primary.lastUsableLba());
    assertEquals(4095, repaired.mbr().entry(0).sectors());
    assertEquals(
        GPT.primaryGpt().orElseThrow().array(), repaired.primaryGpt().orElseThrow().array());
  }

  @Test
  void cutDisk_isRepairedIfItsPartitionsAreStillThere() throws IOException {
    MemoryImage image = CleanDisks.image(GPT);
    image.truncate(1024 * 512);
    LayoutChange change = DiskLayout.read(image, B512).model().repair().all();
    change.writes().applyTo(image);
    assertEquals(List.of(), DiskLayout.read(image, B512).model().findings());
    image.truncate(257 * 512);
    DiskLayout tooShort = DiskLayout.read(image, B512).model();
    FormatException refusal =
        assertThrows(
            MalformedFormatException.class, () -> tooShort.repair().apply(Repair.GPT_AT_END));
    assertEquals("gpt.no-room", refusal.reason());
    // Partition 2 ends at LBA 255; 32 sectors of entries and the header follow.
    assertTrue(refusal.toString().contains("must have " + 289 * 512 + " bytes"), refusal::toString);
  }

  @Test
  void bothHeadersBad_isRefused() {
    DiskLayout bad = crc(crc(GPT, PRIMARY), BACKUP);
    for (Repair repair : List.of(Repair.PRIMARY_GPT, Repair.BACKUP_GPT, Repair.GPT_AT_END)) {
      FormatException refusal =
          assertThrows(MalformedFormatException.class, () -> bad.repair().apply(repair));
      assertEquals("gpt.no-whole-copy", refusal.reason());
    }
    assertTrue(bad.repair().all().isEmpty());
  }

  @Test
  void noGpt_isRefused() {
    for (Repair repair :
        List.of(
            Repair.PRIMARY_GPT, Repair.BACKUP_GPT, Repair.PROTECTIVE_MBR, Repair.USABLE_RANGE)) {
      FormatException refusal =
          assertThrows(MalformedFormatException.class, () -> MBR.repair().apply(repair));
      assertEquals("gpt.none", refusal.reason());
    }
  }

  @Test
  void partitionWhereTheBackupWouldBe_isNotOverwritten() {
    DiskLayout disk =
        LayoutEdits.bothHeaders(
            LayoutEdits.entry(GPT, 1, b -> b.lastLba(2030)), b -> b.lastUsableLba(2000));
    DiskLayout noBackup =
        disk.toBuilder().gptTables(List.of(disk.gptTables().get(PRIMARY))).build();
    FormatException refusal =
        assertThrows(
            MalformedFormatException.class, () -> noBackup.repair().apply(Repair.BACKUP_GPT));
    assertEquals("gpt.no-room", refusal.reason());
    assertTrue(refusal.toString().contains("partition 2"), refusal::toString);
  }

  @Test
  void copiesThatDiffer_canBeMadeEqualEitherWay() throws FormatException {
    DiskLayout differ = LayoutEdits.table(GPT, BACKUP, LayoutRepairTest::withoutPartition2);
    List<LayoutRepair.Suggestion> suggestions = differ.repair().suggestions();
    assertEquals(
        List.of(Repair.PRIMARY_GPT, Repair.BACKUP_GPT),
        suggestions.stream().map(LayoutRepair.Suggestion::repair).toList());
    assertEquals(List.of(false, true), suggestions.stream().map(s -> s.isObvious()).toList());
    DiskLayout fromBackup = differ.repair().apply(Repair.PRIMARY_GPT).after();
    assertEquals(
        1, fromBackup.primaryGpt().orElseThrow().array().orElseThrow().usedIndexes().size());
    assertEquals(differ.backupGpt(), fromBackup.backupGpt());
  }

  @Test
  void staleGpt_isADecision() throws IOException {
    DiskLayout stale = LayoutEdits.mbrEntry(GPT, 0, MbrEntry.of(0x83, 64, 64)).toBuilder().build();
    assertTrue(codes(stale.findings()).contains("mbr.stale-gpt"));
    assertTrue(stale.repair().all().isEmpty());
    DiskLayout wiped = written(stale, stale.repair().apply(Repair.STALE_GPT));
    assertEquals(List.of(), wiped.gptTables());
    assertEquals(stale.mbr(), wiped.mbr());
    DiskLayout gpt = written(stale, stale.repair().apply(Repair.PROTECTIVE_MBR));
    assertEquals(List.of(), gpt.findings());
    assertEquals(GPT.gptTables(), gpt.gptTables());
  }

  private static DiskLayout written(DiskLayout disk, LayoutChange change) throws IOException {
    MemoryImage image = CleanDisks.image(disk);
    change.writes().applyTo(image);
    return DiskLayout.read(image, disk.sectorSize()).model();
  }

  /** The array begins at the MBR, so that its first entries are bytes of that. */
  @Test
  void repairThatWouldDamageAnotherStructureIsNotMade() throws IOException {
    MemoryImage image = CleanDisks.image(GPT);
    ByteBuffer header = ByteBuffer.wrap(image.readBytes(512, 512)).order(ByteOrder.LITTLE_ENDIAN);
    CRC32 array = new CRC32();
    array.update(image.readBytes(0, header.getInt(80) * header.getInt(84)));
    header.putLong(72, 0).putInt(88, (int) array.getValue()).putInt(16, 0);
    CRC32 crc = new CRC32();
    crc.update(header.array(), 0, header.getInt(12));
    image.write(512, header.putInt(16, (int) crc.getValue()));
    image.write(446 + 12, ByteBuffer.wrap(new byte[] {9, 0, 0, 0}));
    DiskLayout overlapping = DiskLayout.read(image, B512).model();

    FormatException refused =
        assertThrows(
            FormatException.class, () -> overlapping.repair().apply(Repair.PROTECTIVE_MBR));
    assertEquals("layout.overlap", refused.reason());
    LayoutChange all = overlapping.repair().all();
    assertEquals(
        all.after().as(PartitionConsumer.UEFI_2_10).partitions(),
        written(overlapping, all).as(PartitionConsumer.UEFI_2_10).partitions());
  }

  @Test
  void hybridMbr_keepsItsPartitionsAndActiveFlag() throws FormatException {
    MbrEntry other = MbrEntry.of(0x83, 64, 64);
    DiskLayout hybrid = LayoutEdits.mbrEntry(GPT, 1, other);
    DiskLayout spoilt =
        LayoutEdits.mbrEntry(hybrid, 0, new MbrEntry(0x80, Chs.ZERO, 0xEE, Chs.ZERO, 2, 4));
    MbrSector repaired = spoilt.repair().all().after().mbr();
    assertEquals(other, repaired.entry(1));
    assertEquals(
        new MbrEntry(0x80, new Chs(0, 0, 2), 0xEE, new Chs(0, 1, 1), 1, 63), repaired.entry(0));
    assertTrue(hybrid.repair().apply(Repair.PROTECTIVE_MBR).isEmpty());
  }

  @Test
  void bootCode_staysWhenTheProtectiveMbrIsMadeAnew() throws FormatException {
    MbrSector boot =
        MbrSector.of(Bytes.zeros(512)).toBuilder().legacyBootCode(Bytes.utf8("code")).build();
    MbrSector made =
        GPT.toBuilder().mbr(boot).build().repair().apply(Repair.PROTECTIVE_MBR).after().mbr();
    assertEquals(boot.legacyBootCode(), made.legacyBootCode());
  }

  @Test
  void idsThatAreNotDistinct_becomeSo() throws FormatException {
    UUID first = GPT.primaryGpt().orElseThrow().array().orElseThrow().entry(0).uniqueGuid();
    DiskLayout disk =
        LayoutEdits.bothHeaders(
            LayoutEdits.entry(GPT, 1, b -> b.uniqueGuid(first)), b -> b.diskGuid(Guids.ZERO));
    LayoutChange change = disk.repair().seed("x").apply(Repair.DISTINCT_IDS);
    assertEquals(List.of("gpt.disk-guid", "gpt.disk-guid", "gpt.duplicate-guid"), sorted(change));
    assertEquals(List.of(), change.after().findings());
    SeededIds seeded = new SeededIds(java.util.Optional.of("x"));
    GptTable table = change.after().backupGpt().orElseThrow();
    assertEquals(seeded.guid("disk"), table.header().diskGuid());
    assertEquals(first, table.array().orElseThrow().entry(0).uniqueGuid());
    assertEquals(seeded.guid("partition 2"), table.array().orElseThrow().entry(1).uniqueGuid());
    assertTrue(disk.repair().all().isEmpty(), "somebody may know the old ones");
  }

  private static List<String> sorted(LayoutChange change) {
    return codes(change.resolved()).stream().sorted().toList();
  }

  @Test
  void mbrWithoutSignature_getsOneFromTheSource() throws FormatException {
    DiskLayout disk = LayoutEdits.mbr(MBR, b -> b.diskSignature(0));
    LayoutChange change =
        disk.repair().guids(() -> new UUID(0xAAAA_BBBB_CCCC_DDDDL, 1)).apply(Repair.DISTINCT_IDS);
    assertEquals(0xCCCC_DDDDL, change.after().mbr().diskSignature());
    assertTrue(MBR.repair().apply(Repair.DISTINCT_IDS).isEmpty());
  }

  @Test
  void undefinedFields_areClearedOnRequest() throws FormatException {
    DiskLayout disk =
        LayoutEdits.bothHeaders(
            LayoutEdits.entry(
                LayoutEdits.entry(GPT, 1, b -> b.attributes(0x1000_0000_0000_0011L)),
                5,
                b -> b.firstLba(77)),
            b -> b.reserved(9).tail(Bytes.utf8("x".repeat(420))));
    LayoutChange change = disk.repair().apply(Repair.GPT_FIELDS);
    assertEquals(
        LayoutEdits.entry(GPT, 1, b -> b.attributes(0x1000_0000_0000_0001L)), change.after());
    assertTrue(disk.repair().all().isEmpty());
  }

  @Test
  void mbrFields_areCorrectedOnRequest() throws IOException {
    DiskLayout twoActive = LayoutEdits.mbrEntry(MBR, 1, MBR.mbr().entry(1).withActive(true));
    assertEquals(MBR, twoActive.repair().apply(Repair.SINGLE_ACTIVE).after());
    DiskLayout unsigned = LayoutEdits.mbr(MBR, b -> b.bootSignature(0));
    assertEquals(MBR, unsigned.repair().apply(Repair.MBR_SIGNATURE).after());
    LayoutChange signed = CleanDisks.reread(unsigned).repair().apply(Repair.MBR_SIGNATURE);
    assertEquals(MBR, signed.after(), "logical partitions come back as well");
    MbrEntry entry = MBR.mbr().entry(1);
    DiskLayout chs =
        LayoutEdits.mbrEntry(
            MBR,
            1,
            new MbrEntry(0, new Chs(7, 7, 7), 0x83, new Chs(7, 7, 8), entry.firstLba(), 128));
    assertEquals(MBR, chs.repair().apply(Repair.CHS_ADDRESSES).after());
  }

  @Test
  void ebrLoop_leavesEachPartitionOnce() throws FormatException {
    DiskLayout loop = LayoutEdits.ebrEntry(MBR, 1, 1, MbrEntry.of(0x05, 0, 256, 512));
    LayoutChange change = loop.repair().apply(Repair.EBR_LINKS);
    assertEquals(List.of("mbr.ebr-loop"), codes(change.resolved()));
    assertEquals(
        List.of(1, 2, 3, 5, 6),
        change.after().as(PartitionConsumer.LINUX_6_1).partitions().stream()
            .map(p -> p.number())
            .toList());
  }

  @Test
  void ids_areStable() {
    assertEquals("primary-gpt", Repair.PRIMARY_GPT.id());
    assertEquals(
        Repair.values().length, Stream.of(Repair.values()).map(Repair::id).distinct().count());
  }
}
