package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.internal.LittleEndian;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What libblkid sees, where it differs from other readers. */
class LibblkidViewTest {
  private static final SectorSize B512 = SectorSize.B512;
  private static final long TWO_MIB = 2 << 20;

  @Test
  void aSwapPartitionPastTheEndHidesAllPartitions() {
    DiskLayout disk = mbr(TWO_MIB, MbrEntry.of(0x83, 64, 64), MbrEntry.of(0x82, 128, 4000));

    PartitionMap seen = disk.as(PartitionConsumer.LIBBLKID_2_38);

    assertEquals(Optional.of("libblkid.nested-outside-disk"), reason(seen));
    assertEquals(List.of(), seen.partitions());
  }

  @Test
  void onAFloppyItDoesNot() {
    DiskLayout disk = mbr(1440 << 10, MbrEntry.of(0x83, 64, 64), MbrEntry.of(0x82, 128, 4000));

    assertEquals("1:64+64 2:128+4000", seen(disk));
  }

  @Test
  void anEbrMayNotListAStartAgain() {
    DiskLayout disk =
        mbr(TWO_MIB, MbrEntry.of(0x83, 101, 10), MbrEntry.of(5, 100, 500)).toBuilder()
            .ebrs(
                List.of(
                    ebr(100, MbrEntry.of(0x83, 1, 10), MbrEntry.of(5, 50, 50)),
                    ebr(150, MbrEntry.of(0x83, 1, 20), MbrEntry.EMPTY)))
            .build();

    assertEquals("1:101+10 2:100+500 5:151+20", seen(disk));
  }

  @Test
  void gptPartitionsOutsideOfTheUsableLbasAreLeftOutButCounted() {
    DiskLayout clean = CleanDisks.gpt(B512);
    GptTable primary = clean.primaryGpt().orElseThrow();
    GptEntryArray array = primary.array().orElseThrow();
    GptTable spoilt = primary.withEntry(0, array.entry(0).toBuilder().firstLba(33).build());
    DiskLayout disk = clean.toBuilder().gptTables(List.of(spoilt)).build();

    assertEquals("2:128+128", seen(disk));
  }

  @Test
  void withoutAUsableGptThereIsAProtectiveMbrOnly() {
    DiskLayout disk = CleanDisks.gpt(B512).toBuilder().gptTables(List.of()).build();

    PartitionMap seen = disk.as(PartitionConsumer.LIBBLKID_2_38);

    assertEquals("pmbr", seen.table());
    assertEquals(Optional.of("libblkid.gpt-missing"), reason(seen));
  }

  @Test
  void theBackupStandsInAndTheReasonIsNoted() {
    DiskLayout clean = CleanDisks.gpt(B512);
    DiskLayout disk = clean.toBuilder().gptTables(List.of(clean.backupGpt().orElseThrow())).build();

    PartitionMap seen = disk.as(PartitionConsumer.LIBBLKID_2_38);

    assertEquals("1:64+64 2:128+128", ToolVerdicts.partitions(seen));
    assertEquals("libblkid.gpt-missing", seen.diagnostics().get(0).code());
  }

  @Test
  void aSliceMayBeginInTheMiddleOfALargeSector() {
    byte[] label = new byte[NestedLabel.BYTES];
    LittleEndian.put32(label, 0, 0x8256_4557L);
    LittleEndian.put16(label, 138, 1);
    LittleEndian.put32(label, 148, 3);
    LittleEndian.put32(label, 152, 10 * 8 + 1);
    label[160] = 7;
    MbrSector mbr =
        MbrSector.builder(SectorSize.B4096).entry(0, MbrEntry.of(0xA6, 10, 100)).build();
    DiskLayout disk =
        DiskLayout.builder(TWO_MIB, SectorSize.B4096)
            .mbr(mbr)
            .nestedLabels(
                List.of(new NestedLabel(NestedLabel.Kind.BSD, 0, 10 * 4096 + 512, Bytes.of(label))))
            .build();

    PartitionMap seen = disk.as(PartitionConsumer.LIBBLKID_2_38);

    assertEquals("1:10+100 5:81+3", ToolVerdicts.partitions(seen));
    assertEquals(SectorSize.B4096, seen.partition(1).sectorSize());
    assertEquals(B512, seen.partition(5).sectorSize());
  }

  @Test
  void aBlankDiskIsNotRefused() {
    PartitionMap seen =
        DiskLayout.builder(TWO_MIB, B512).build().as(PartitionConsumer.LIBBLKID_2_38);

    assertEquals(PartitionMap.NO_TABLE, seen.table());
    assertEquals(Optional.empty(), seen.refused());
  }

  private static DiskLayout mbr(long size, MbrEntry first, MbrEntry second) {
    return DiskLayout.builder(size, B512)
        .mbr(MbrSector.builder(B512).entry(0, first).entry(1, second).build())
        .build();
  }

  private static Ebr ebr(long lba, MbrEntry data, MbrEntry link) {
    return new Ebr(lba, MbrSector.builder(B512).entry(0, data).entry(1, link).build());
  }

  private static String seen(DiskLayout disk) {
    return ToolVerdicts.partitions(disk.as(PartitionConsumer.LIBBLKID_2_38));
  }

  private static Optional<String> reason(PartitionMap map) {
    return map.refused().map(Diagnostic::code);
  }
}
