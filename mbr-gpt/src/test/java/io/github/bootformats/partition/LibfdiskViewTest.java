package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.gpt.Guids;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What libfdisk sees, where it differs from other readers. */
class LibfdiskViewTest {
  private static final SectorSize B512 = SectorSize.B512;

  @Test
  void anEntryWithoutATypeIsAPartitionWhenItBeginsAfterLba0() {
    DiskLayout clean = CleanDisks.gpt(B512);
    GptTable primary = clean.primaryGpt().orElseThrow();
    GptEntryArray array = primary.array().orElseThrow();
    GptTable typeless =
        primary.withEntry(0, array.entry(0).toBuilder().typeGuid(Guids.ZERO).build());

    assertEquals("1:64+64 2:128+128", seen(clean.toBuilder().gptTables(List.of(typeless)).build()));
  }

  @Test
  void entriesMayHaveAnySize() {
    DiskLayout clean = CleanDisks.gpt(B512);
    GptTable primary = clean.primaryGpt().orElseThrow();
    byte[] small = new byte[4 * 64];
    primary.array().orElseThrow().entry(0).bytes().asByteBuffer().get(small, 128, 56);
    GptTable table = primary.withArray(GptEntryArray.of(Bytes.of(small), 64));
    DiskLayout disk = clean.toBuilder().gptTables(List.of(table.sealed())).build();

    PartitionMap seen = disk.as(PartitionConsumer.LIBFDISK_2_38);

    // Entry 2 is seen a second time through entry 1, whose fields reach into it.
    assertEquals("gpt", seen.table());
    assertEquals(64, seen.partition(3).start());
    assertEquals("libfdisk.reads-past-array", lastNote(seen));
  }

  @Test
  void withoutAGptTheProtectiveEntryIsAPartitionOfCorrectedSize() {
    MbrSector mbr = MbrSector.builder(B512).entry(0, MbrEntry.of(0xEE, 1, 100)).build();
    DiskLayout disk = DiskLayout.builder(1 << 20, B512).mbr(mbr).build();

    assertEquals("1:1+2047", seen(disk));
  }

  @Test
  void whereTheFirstEbrIsEmptyTheSecondTakesItsPlace() {
    DiskLayout disk =
        extended(
            ebr(100, MbrEntry.EMPTY, MbrEntry.of(5, 50, 50)),
            ebr(150, MbrEntry.of(0x83, 1, 20), MbrEntry.EMPTY));

    assertEquals("1:100+500 5:151+20", seen(disk));
  }

  @Test
  void aSecondExtendedPartitionCountsFromAnEmptyFirst() {
    MbrSector mbr =
        MbrSector.builder(B512)
            .entry(0, MbrEntry.of(5, 100, 50))
            .entry(1, MbrEntry.of(5, 200, 100))
            .build();
    DiskLayout disk =
        DiskLayout.builder(1 << 20, B512)
            .mbr(mbr)
            .ebrs(
                List.of(
                    ebr(100, MbrEntry.EMPTY, MbrEntry.EMPTY),
                    ebr(200, MbrEntry.of(0x83, 1, 20), MbrEntry.EMPTY),
                    ebr(300, MbrEntry.of(0x83, 2, 30), MbrEntry.EMPTY)))
            .build();

    assertEquals("1:100+50 2:200+100 5:302+30", seen(disk));
  }

  @Test
  void afterPartition60TheRestIsLeftOut() {
    List<Ebr> chain = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      chain.add(ebr(100 + 2L * i, MbrEntry.of(0x83, 1, 1), MbrEntry.of(5, 2L * (i + 1), 2)));
    }

    PartitionMap seen = extended(chain.toArray(Ebr[]::new)).as(PartitionConsumer.LIBFDISK_2_38);

    assertEquals(57, seen.partitions().size());
    assertEquals(211, seen.partition(60).start());
    assertEquals("libfdisk.too-many", lastNote(seen));
  }

  @Test
  void aTableNeedsABootSignature() {
    MbrSector mbr =
        MbrSector.builder(B512).entry(0, MbrEntry.of(0x83, 1, 100)).bootSignature(0).build();

    PartitionMap seen =
        DiskLayout.builder(1 << 20, B512).mbr(mbr).build().as(PartitionConsumer.LIBFDISK_2_38);

    assertEquals(Optional.of("libfdisk.no-table"), seen.refused().map(Diagnostic::code));
  }

  private static DiskLayout extended(Ebr... chain) {
    return DiskLayout.builder(1 << 20, B512)
        .mbr(MbrSector.builder(B512).entry(0, MbrEntry.of(5, 100, 500)).build())
        .ebrs(List.of(chain))
        .build();
  }

  private static Ebr ebr(long lba, MbrEntry data, MbrEntry link) {
    return new Ebr(lba, MbrSector.builder(B512).entry(0, data).entry(1, link).build());
  }

  private static String seen(DiskLayout disk) {
    return ToolVerdicts.partitions(disk.as(PartitionConsumer.LIBFDISK_2_38));
  }

  private static String lastNote(PartitionMap map) {
    return map.diagnostics().get(map.diagnostics().size() - 1).code();
  }
}
