package io.github.bootformats.partition;

import static io.github.bootformats.partition.LayoutEdits.ebr;
import static io.github.bootformats.partition.LayoutEdits.ebrEntry;
import static io.github.bootformats.partition.LayoutEdits.mbr;
import static io.github.bootformats.partition.LayoutEdits.mbrEntry;
import static io.github.bootformats.partition.PartitionConsumer.LINUX_6_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Linux makes of MBR disks; whether it is true is shown by {@link LinuxOracleTest}. */
class LinuxMbrViewTest {
  private static final DiskLayout DISK = CleanDisks.mbr(SectorSize.B512);

  @Test
  void partitions_haveNumbersUuidsTypesAndFlags() {
    PartitionMap map = DISK.as(LINUX_6_1);
    assertEquals("mbr", map.table());
    assertEquals(
        "1:64+64 2:128+128 3:512+2 5:576+128 6:832+128 7:1088+128", ToolVerdicts.partitions(map));
    assertEquals(List.of(), map.diagnostics());
    Partition first = map.partition(1);
    assertEquals("0x83", first.type());
    assertEquals("Linux", first.typeName());
    assertEquals(Optional.of("12345678-01"), first.uuid());
    assertEquals(List.of("active"), first.flags());
    assertEquals("", first.name());
    assertEquals(List.of(), map.partition(2).flags());
    assertEquals(Optional.empty(), map.partition(3).uuid());
    assertEquals("0x05", map.partition(3).type());
    assertEquals(Optional.of("12345678-07"), map.partition(7).uuid());
  }

  /** The kernel shows 1 KiB of an extended partition, or a sector if that is larger. */
  @ParameterizedTest
  @ValueSource(ints = {512, 1024, 2048, 4096})
  void extendedPartition_isShownShort_inAnySectorSize(int sectorBytes) {
    PartitionMap map = CleanDisks.mbr(SectorSize.of(sectorBytes)).as(LINUX_6_1);
    assertEquals(Math.max(1024, sectorBytes), map.partition(3).length());
    assertEquals(576, map.partition(5).start());
    assertEquals(1088L * sectorBytes, map.partition(7).firstByte());
    DiskLayout tiny = mbrEntry(DISK, 2, MbrEntry.of(0x05, 512, 1));
    assertEquals(1, tiny.as(LINUX_6_1).partition(3).sectors());
  }

  @Test
  void uuids_countInHexadecimal() {
    DiskLayout loop = ebrEntry(DISK, 2, 1, MbrEntry.of(0x05, 0, 10));
    PartitionMap map = loop.as(LINUX_6_1);
    assertEquals(Optional.of("12345678-10"), map.partition(16).uuid());
    assertEquals(Optional.of("12345678-ff"), map.partition(255).uuid());
  }

  @Test
  void loopOfEbrs_givesThePartitionsAgain_upToNumber255() {
    PartitionMap map = ebrEntry(DISK, 2, 1, MbrEntry.of(0x05, 256, 10)).as(LINUX_6_1);
    assertEquals(3 + 251, map.partitions().size());
    assertEquals(832, map.partition(8).start());
    assertEquals(1088, map.partition(255).start());
    assertEquals(List.of("linux.logical-numbers"), codes(map));
  }

  @Test
  void loopWithoutPartitions_endsAfter100Links() {
    DiskLayout layout = DISK;
    for (int i = 0; i < 3; i++) {
      layout = ebrEntry(layout, i, 0, MbrEntry.EMPTY);
    }
    PartitionMap map = ebrEntry(layout, 2, 1, MbrEntry.of(0x05, 0, 10)).as(LINUX_6_1);
    assertEquals("1:64+64 2:128+128 3:512+2", ToolVerdicts.partitions(map));
    assertEquals(List.of("linux.ebr-links"), codes(map));
  }

  /** After 100 EBRs without a partition the kernel does not look at the next one. */
  @ParameterizedTest
  @ValueSource(ints = {99, 100})
  void partitionBehindEmptyEbrs_isFound_ifThereAreLessThan100(int empty) {
    List<Ebr> ebrs = new ArrayList<>();
    for (int i = 0; i < empty; i++) {
      MbrEntry link = MbrEntry.of(0x05, i + 1, 1, 512);
      ebrs.add(new Ebr(512 + i, MbrSector.builder(SectorSize.B512).entry(1, link).build()));
    }
    MbrEntry data = MbrEntry.of(0x83, 1, 10, 512 + empty);
    ebrs.add(new Ebr(512 + empty, MbrSector.builder(SectorSize.B512).entry(0, data).build()));
    PartitionMap map = DISK.toBuilder().ebrs(ebrs).build().as(LINUX_6_1);
    assertEquals(empty < 100, map.find(5).isPresent());
  }

  @Test
  void thirdAndFourthEntryOfAnEbr_countOnlyIfTheyFit() {
    DiskLayout fits = ebrEntry(DISK, 0, 2, MbrEntry.of(0x83, 200, 10));
    assertEquals(712, fits.as(LINUX_6_1).partition(6).start());
    DiskLayout leavesExtended = ebrEntry(DISK, 0, 2, MbrEntry.of(0x83, 1020, 10));
    assertEquals(832, leavesExtended.as(LINUX_6_1).partition(6).start());
    // The second EBR's own extent is that of the link to it, 256 sectors.
    DiskLayout leavesLink = ebrEntry(DISK, 1, 3, MbrEntry.of(0x83, 250, 10));
    assertEquals(1088, leavesLink.as(LINUX_6_1).partition(7).start());
    // Nobody asks this of the first two.
    DiskLayout second = ebrEntry(DISK, 2, 1, MbrEntry.of(0x83, 600, 100));
    assertEquals(1624, second.as(LINUX_6_1).partition(8).start());
  }

  @Test
  void brokenChains_endWithANote() {
    PartitionMap unsigned = ebr(DISK, 1, b -> b.bootSignature(0)).as(LINUX_6_1);
    assertEquals("1:64+64 2:128+128 3:512+2 5:576+128", ToolVerdicts.partitions(unsigned));
    assertEquals(List.of("linux.ebr-signature"), codes(unsigned));
    PartitionMap outside = ebrEntry(DISK, 0, 1, MbrEntry.of(0x05, 5000, 10)).as(LINUX_6_1);
    assertEquals(List.of("linux.ebr-beyond-end"), codes(outside));
    PartitionMap missing = DISK.toBuilder().ebrs(List.of()).build().as(LINUX_6_1);
    assertEquals(List.of("linux.ebr-missing"), codes(missing));
  }

  @Test
  void partitions_areCutAtTheEnd_orLeftOutBeyondIt() {
    PartitionMap cut = mbrEntry(DISK, 1, MbrEntry.of(0x83, 2000, 100)).as(LINUX_6_1);
    assertEquals(48, cut.partition(2).sectors());
    assertEquals(List.of("linux.partition-cut"), codes(cut));
    PartitionMap beyond = mbrEntry(DISK, 1, MbrEntry.of(0x83, 2048, 100)).as(LINUX_6_1);
    assertTrue(beyond.find(2).isEmpty());
    assertEquals(List.of("linux.partition-beyond-end"), codes(beyond));
  }

  @Test
  void typeZero_isAPartition_sizeZeroIsNone() {
    DiskLayout layout = mbrEntry(DISK, 0, MbrEntry.of(0, 64, 64));
    assertEquals("0x00", layout.as(LINUX_6_1).partition(1).type());
    DiskLayout empty = mbrEntry(DISK, 0, MbrEntry.EMPTY.withActive(true));
    assertTrue(empty.as(LINUX_6_1).find(1).isEmpty());
  }

  @Test
  void badTables_areRefused_withAReason() {
    assertRefused("linux.mbr-signature", mbr(DISK, b -> b.bootSignature(0)), 510);
    MbrEntry odd = indicator(1);
    assertRefused("linux.mbr-boot-indicator", mbrEntry(DISK, 2, odd), 446 + 32);
    assertRefused("linux.gpt-signature", mbrEntry(DISK, 3, MbrEntry.of(0xEE, 1, 9)), 512);
    assertRefused("linux.pmbr-first-lba", mbrEntry(DISK, 3, MbrEntry.of(0xEE, 0, 9)), 502);
  }

  @Test
  void fatBootSector_isRefused_onlyWhereTheFirstIndicatorIsBad() {
    byte[] bpb = new byte[22];
    bpb[14] = 1;
    bpb[16] = 2;
    bpb[21] = (byte) 0xF8;
    DiskLayout fat = mbr(DISK, b -> b.bootCode(Bytes.of(bpb)));
    assertEquals("mbr", fat.as(LINUX_6_1).table());
    assertRefused("linux.fat-boot-sector", mbrEntry(fat, 0, indicator(7)), 14);
    assertRefused("linux.mbr-boot-indicator", mbrEntry(fat, 1, indicator(7)), 462);
  }

  @Test
  void blankDisks_areNotRefused() {
    for (long size : new long[] {0, 511, 512, 1 << 20}) {
      PartitionMap map = DiskLayout.builder(size, SectorSize.B512).build().as(LINUX_6_1);
      assertEquals(PartitionMap.NO_TABLE, map.table());
      assertEquals(Optional.empty(), map.refused());
    }
  }

  @Test
  void otherLabels_areNamed_inTheKernelsOrder() {
    DiskLayout zeros = DiskLayout.builder(1 << 20, SectorSize.B512).build();
    assertOther("sun", labels(zeros, "iso9660", "mac", "sun"));
    assertOther("ldm", labels(DISK, "ldm", "sun"));
    assertEquals("mbr", labels(DISK, "sun").as(LINUX_6_1).table());
    assertRefused("linux.mbr-signature", labels(zeros, "iso9660"), 510);
    assertRefused("linux.mbr-signature", labels(zeros, "dasd", "sysv68"), 510);
    assertRefused("linux.aix", labels(DISK, "aix"), 0);
  }

  private static DiskLayout labels(DiskLayout layout, String... ids) {
    List<ForeignLabel> labels = new ArrayList<>();
    for (String id : ids) {
      labels.add(new ForeignLabel(id, id + " label", 99));
    }
    return layout.toBuilder().foreignLabels(labels).build();
  }

  private static void assertOther(String table, DiskLayout layout) {
    PartitionMap map = layout.as(LINUX_6_1);
    assertEquals(table, map.table());
    assertEquals(List.of(), map.partitions());
    assertEquals("linux.other-label", map.refused().orElseThrow().code());
  }

  /** A hundred EBRs before each partition, at random: 25,000 links are the most there can be. */
  @Test
  void longestWalk_isQuick() {
    List<Ebr> ebrs = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(1);
    int count = 30_000;
    for (int i = 0; i < count; i++) {
      MbrSector.Builder ebr =
          MbrSector.builder(SectorSize.B512).entry(1, MbrEntry.of(0x05, i + 1, 1, 512));
      if (i % 99 == 98) {
        ebr.entry(0, MbrEntry.of(0x83, 1, 1 + random.nextInt(9), 512 + i));
      }
      ebrs.add(new Ebr(512 + i, ebr.build()));
    }
    DiskLayout layout =
        DiskLayout.builder(64 << 20, SectorSize.B512).mbr(DISK.mbr()).ebrs(ebrs).build();
    PartitionMap map =
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> layout.as(LINUX_6_1));
    assertEquals(3 + 251, map.partitions().size());
  }

  private static MbrEntry indicator(int value) {
    MbrEntry entry = DISK.mbr().entry(1);
    return new MbrEntry(
        value, entry.firstChs(), entry.type(), entry.lastChs(), entry.firstLba(), entry.sectors());
  }

  private static void assertRefused(String code, DiskLayout layout, long offset) {
    PartitionMap map = layout.as(LINUX_6_1);
    assertEquals(List.of(), map.partitions());
    assertEquals(PartitionMap.NO_TABLE, map.table());
    Diagnostic refusal = map.refused().orElseThrow();
    assertEquals(code, refusal.code());
    assertEquals(offset, refusal.offset().orElseThrow());
  }

  private static List<String> codes(PartitionMap map) {
    return map.diagnostics().stream().map(Diagnostic::code).toList();
  }
}
