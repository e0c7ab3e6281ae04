package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.testsupport.CountingSource;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutReaderTest {
  private static final SectorSize B512 = SectorSize.B512;

  @ParameterizedTest
  @ValueSource(ints = {512, 1024, 2048, 4096})
  void whatWasWritten_isRead(int bytes) throws IOException {
    SectorSize size = SectorSize.of(bytes);
    for (DiskLayout disk : List.of(CleanDisks.gpt(size), CleanDisks.mbr(size))) {
      DiskLayout read = CleanDisks.reread(disk);
      assertEquals(disk, read);
      assertEquals(disk.hashCode(), read.hashCode());
      assertEquals(List.of(), read.findings());
      assertNotEquals(disk, LayoutEdits.mbr(disk, b -> b.diskSignature(7)));
    }
    assertNotEquals(CleanDisks.gpt(size), CleanDisks.mbr(size));
  }

  private static List<Long> gptLbas(DiskLayout layout) {
    return layout.gptTables().stream().map(GptTable::lba).toList();
  }

  @Test
  void headersAreLookedForInThreePlaces() throws IOException {
    DiskLayout disk = CleanDisks.gpt(B512);
    GptTable backup = disk.backupGpt().orElseThrow();
    GptTable elsewhere = GptTable.of(1000, backup.header(), backup.array().orElseThrow());
    DiskLayout layout =
        LayoutEdits.header(disk, 0, h -> h.alternateLba(1000)).toBuilder()
            .gptTables(
                List.of(
                    LayoutEdits.header(disk, 0, h -> h.alternateLba(1000)).gptTables().get(0),
                    elsewhere,
                    backup))
            .build();
    DiskLayout read = CleanDisks.reread(layout);
    assertEquals(List.of(1L, 1000L, 2047L), gptLbas(read));
    assertEquals(1000, read.backupGpt().orElseThrow().lba());
  }

  @Test
  void headerWithADamagedSignature_isOneIfItsCrcIsRight() throws IOException {
    DiskLayout damaged =
        LayoutEdits.header(CleanDisks.gpt(B512), 0, h -> h.signature(Bytes.utf8("EFI  ART")));
    assertEquals(List.of(1L, 2047L), gptLbas(CleanDisks.reread(damaged)));
    DiskLayout more = LayoutEdits.header(damaged, 0, h -> h.keepHeaderCrc().reserved(1));
    assertEquals(List.of(2047L), gptLbas(CleanDisks.reread(more)));
  }

  @Test
  void headerOnADiskOfTwoSectors() throws IOException {
    MemoryImage disk = MemoryImage.ofSize(1024);
    disk.write(512, GptHeader.SIGNATURE.asByteBuffer());
    DiskLayout layout = DiskLayout.read(disk, B512).model();
    assertEquals(List.of(1L), gptLbas(layout));
    assertTrue(layout.backupGpt().isEmpty());
  }

  @Test
  void ebrsOfLinuxsPath_comeFirst() throws IOException {
    DiskLayout disk = CleanDisks.mbr(B512);
    // A side link of the first EBR, to a sector that no other leads to.
    DiskLayout linked = LayoutEdits.ebrEntry(disk, 0, 2, MbrEntry.of(0x0F, 100, 1));
    DiskLayout read = CleanDisks.reread(linked);
    assertEquals(List.of(512L, 768L, 1024L, 612L), read.ebrs().stream().map(Ebr::lba).toList());
    assertEquals(new Ebr(612, MbrSector.of(Bytes.zeros(512))), read.ebrs().get(3));
  }

  @Test
  void extendedPartitionAtZero_makesTheMbrAnEbr() throws IOException {
    DiskLayout disk = LayoutEdits.mbrEntry(CleanDisks.mbr(B512), 2, MbrEntry.of(0x05, 0, 2000));
    DiskLayout read = CleanDisks.reread(disk);
    assertEquals(List.of(new Ebr(0, disk.mbr())), read.ebrs());
  }

  @Test
  void withoutBootSignature_ebrsAreRead_thoughNobodySeesThem() throws IOException {
    DiskLayout disk = LayoutEdits.mbr(CleanDisks.mbr(B512), b -> b.bootSignature(0));
    DiskLayout read = CleanDisks.reread(disk);
    assertEquals(disk, read);
    for (PartitionConsumer consumer : PartitionConsumer.all()) {
      assertEquals(List.of(), read.as(consumer).partitions(), consumer.id());
    }
  }

  @Test
  void cyclesEnd_andEachEbrIsThereOnce() throws IOException {
    DiskLayout cycle = CleanDisks.reread(HugeClaims.chain(100, 2));
    assertEquals(100, cycle.ebrs().size());
    assertEquals(List.of("mbr.ebr-loop"), cycle.findings().stream().map(Diagnostic::code).toList());
  }

  @Test
  void tenThousandEbrs_areCutAtTheLimit() throws IOException {
    DiskLayout chain = CleanDisks.reread(HugeClaims.chain(10_000, 0));
    assertEquals(DiskLayout.MAX_EBRS.defaultValue(), chain.ebrs().size());
    assertEquals(64 + 2 * 8191, chain.ebrs().get(8191).lba());
    assertEquals(
        List.of("limit.mbr.ebrs"), chain.findings().stream().map(Diagnostic::code).toList());
  }

  @Test
  void claimOf2To64Bytes_isNotRead() throws IOException {
    CountingSource disk = new CountingSource(HugeClaims.header(0xFFFF_FFFFL, 0xFFFF_FFFFL, 2));
    DiskLayout layout = DiskLayout.read(disk, B512).model();
    assertEquals(0xFFFF_FFFE_0000_0001L, layout.gptTables().get(0).header().entryArrayBytes());
    assertTrue(layout.gptTables().stream().allMatch(t -> t.array().isEmpty()));
    assertTrue(disk.bytes() < 100_000, () -> disk.bytes() + " bytes");
  }

  @Test
  void wholeGpt_takesFewReads() throws IOException {
    CountingSource disk = new CountingSource(CleanDisks.image(CleanDisks.gpt(B512)));
    DiskLayout.read(disk, B512);
    // Both ends, and the place of ISO 9660's mark.
    assertEquals(3, disk.reads());
  }

  @Test
  void sparseDiskOf3TiB_isRead() throws IOException {
    MemoryImage disk = MemoryImage.ofSize(3L << 40);
    DiskLayout gpt = CleanDisks.gpt(B512);
    disk.write(0, gpt.mbr().bytes().asByteBuffer());
    disk.write(512, gpt.gptTables().get(0).header().bytes().asByteBuffer());
    disk.write(disk.size() - 512, gpt.gptTables().get(1).header().bytes().asByteBuffer());
    DiskLayout layout = DiskLayout.read(disk, B512).model();
    assertEquals(List.of(1L, (3L << 40) / 512 - 1), gptLbas(layout));
  }

  @Test
  void arrayAtTheVeryEnd_isRead_oneByteLessIsNot() throws IOException {
    DiskLayout disk =
        LayoutEdits.header(CleanDisks.gpt(B512), 0, h -> h.entriesLba(2044).entryCount(16));
    MemoryImage image = CleanDisks.image(disk);
    assertTrue(DiskLayout.read(image, B512).model().primaryGpt().orElseThrow().array().isPresent());
    image.truncate(image.size() - 1);
    assertTrue(DiskLayout.read(image, B512).model().primaryGpt().orElseThrow().array().isEmpty());
  }
}
