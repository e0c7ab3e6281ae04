package io.github.bootformats.cli.partitions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Everything is believed, nothing is checked. */
class RawEntriesTest {
  private static final DiskLayout GPT =
      GptBuilder.create(8 << 20, SectorSize.B512)
          .seed("raw")
          .add(GptTypes.EFI_SYSTEM, 1 << 20, "one")
          .addRest(GptTypes.LINUX_FILESYSTEM, "two")
          .build();

  private static PartitionMap see(DiskLayout layout) {
    return layout.as(RawEntries.VIEW);
  }

  private static List<String> ranges(PartitionMap map) {
    return map.partitions().stream().map(Partition::toString).toList();
  }

  @Test
  void aGptIsReadWhateverItsCrcs() {
    GptTable primary = GPT.primaryGpt().orElseThrow();
    GptEntry renamed = primary.array().orElseThrow().entry(0).toBuilder().name("odd").build();
    GptTable damaged = primary.withArray(primary.array().orElseThrow().with(0, renamed));
    List<GptTable> tables = new ArrayList<>(GPT.gptTables());
    tables.set(0, damaged);
    PartitionMap map = see(GPT.toBuilder().gptTables(tables).build());
    assertEquals("gpt", map.table());
    assertEquals("odd", map.partition(1).name());
  }

  @Test
  void theBackupIsReadWhereThereIsNoPrimary() {
    List<GptTable> backupOnly = List.of(GPT.backupGpt().orElseThrow());
    PartitionMap map = see(GPT.toBuilder().gptTables(backupOnly).build());
    assertEquals(ranges(see(GPT)), ranges(map));
  }

  @Test
  void logicalPartitionsCountFromTheStartOfTheDisk() {
    MbrSector mbr =
        MbrSector.builder(SectorSize.B512)
            .diskSignature(0xCAFEL)
            .entry(0, MbrEntry.of(0x83, 2048, 2048).withActive(true))
            .entry(2, MbrEntry.of(0x05, 4096, 8192))
            .build();
    MbrSector ebr =
        MbrSector.builder(SectorSize.B512)
            .entry(0, MbrEntry.of(0x82, 63, 100, 4096))
            .entry(1, MbrEntry.of(0x05, 1000, 200, 4096))
            .build();
    DiskLayout layout =
        DiskLayout.builder(8 << 20, SectorSize.B512)
            .mbr(mbr)
            .ebrs(List.of(new Ebr(4096, ebr)))
            .build();
    PartitionMap map = see(layout);
    assertEquals(
        List.of("1: 2048+2048 0x83", "3: 4096+8192 0x05", "5: 4159+100 0x82"), ranges(map));
    assertEquals(List.of("active"), map.partition(1).flags());
    assertEquals("0000cafe-05", map.partition(5).uuid().orElseThrow());
  }

  @Test
  void aDiskWithoutABootSignatureHasNoTable() {
    PartitionMap map = see(DiskLayout.builder(1 << 20, SectorSize.B512).build());
    assertEquals(PartitionMap.NO_TABLE, map.table());
    assertEquals(List.of(), map.partitions());
  }
}
