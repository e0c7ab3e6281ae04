package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.authoring.GptPartitionSpec;
import io.github.bootformats.partition.authoring.MbrBuilder;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.partition.mbr.MbrTypes;
import io.github.bootformats.testsupport.Corpus;
import io.github.bootformats.testsupport.CorpusFile;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LayoutEncoderTest {
  private static final int MIB = 1 << 20;
  private static final MbrSector ONES = MbrSector.of(Bytes.utf8("1".repeat(512)));

  @Test
  void gpt_isWrittenBackupFirst_mbrLast_withBarriersBetween() {
    assertEquals(
        List.of(
            "backup GPT entry array: 16384 bytes at 1031680, then a barrier",
            "backup GPT header: 512 bytes at 1048064, then a barrier",
            "primary GPT entry array: 16384 bytes at 1024, then a barrier",
            "primary GPT header: 512 bytes at 512, then a barrier",
            "protective MBR: 512 bytes at 0, then a barrier"),
        lines(gpt("x").build().encode()));
  }

  @Test
  void chain_isWrittenFromItsEnd() {
    DiskLayout disk =
        MbrBuilder.create(8 * MIB, SectorSize.B512)
            .addLogical(MbrTypes.LINUX, MIB)
            .addLogical(MbrTypes.LINUX, MIB)
            .build();
    assertEquals(
        List.of(
            "EBR: 512 bytes at 3145728",
            "EBR: 512 bytes at 1048576, then a barrier",
            "MBR: 512 bytes at 0, then a barrier"),
        lines(disk.encode()));
  }

  @Test
  void whatIsNotWhollyOnTheDisk_isLeftOut() {
    GptEntryArray array = GptEntryArray.unused(5, 128);
    GptHeader header = GptHeader.builder(SectorSize.B512).build();
    DiskLayout disk =
        DiskLayout.builder(8 * 512 + 511, SectorSize.B512)
            .gptTables(
                List.of(
                    GptTable.of(1, header.toBuilder().entriesLba(7).build(), array),
                    GptTable.of(7, header.toBuilder().entriesLba(-1).build(), array),
                    GptTable.of(8, header.toBuilder().entriesLba(6).build(), array),
                    GptTable.of(Long.MAX_VALUE, header.toBuilder().entriesLba(8).build(), array)))
            .ebrs(List.of(new Ebr(7, ONES), new Ebr(8, ONES), new Ebr(Long.MAX_VALUE, ONES)))
            .nestedLabels(
                List.of(
                    new NestedLabel(NestedLabel.Kind.BSD, 0, 4096 - 512, Bytes.zeros(512)),
                    new NestedLabel(NestedLabel.Kind.BSD, 0, 4096, Bytes.zeros(512)),
                    new NestedLabel(
                        NestedLabel.Kind.BSD, 1, Long.MAX_VALUE - 511, Bytes.zeros(512))))
            .build();
    assertEquals(
        List.of(
            "backup GPT header: 512 bytes at 3584, then a barrier",
            "backup GPT entry array: 640 bytes at 3072, then a barrier",
            "primary GPT header: 512 bytes at 512, then a barrier",
            "bsd label: 512 bytes at 3584",
            "EBR: 512 bytes at 3584, then a barrier",
            "MBR: 512 bytes at 0, then a barrier"),
        lines(disk.encode()));
  }

  @Test
  void diskWithoutASector_getsNothing() {
    assertEquals(List.of(), DiskLayout.builder(511, SectorSize.B512).build().encode().writes());
    assertEquals(0, DiskLayout.builder(0, SectorSize.B4096).build().encode().totalBytes());
  }

  @Test
  void whereStructuresOverlap_theLaterOneWins_alsoWhenItIsThereAlready() throws IOException {
    DiskLayout current =
        DiskLayout.builder(MIB, SectorSize.B512).ebrs(List.of(new Ebr(0, ONES))).build();
    MemoryImage disk = MemoryImage.ofSize(MIB);
    current.encode().applyTo(disk);
    assertEquals(0, disk.readBytes(0, 1)[0], "the MBR lies over the EBR");

    DiskLayout wanted = current.toBuilder().ebrs(List.of(new Ebr(0, ONES))).build();
    wanted.encodeOver(DiskLayout.builder(MIB, SectorSize.B512).build()).applyTo(disk);
    assertEquals(0, disk.readBytes(0, 1)[0]);
  }

  @Test
  void update_writesOnlySectorsThatChange() {
    DiskLayout old = gpt("seed").build();
    assertEquals(List.of(), old.encodeOver(old).writes());
    GptEntry renamed = entry(old, 100).toBuilder().name("renamed").build();
    DiskLayout wanted =
        old.toBuilder()
            .gptTables(old.gptTables().stream().map(t -> t.withEntry(100, renamed)).toList())
            .build();
    assertEquals(
        List.of(
            "backup GPT header, cleared: 512 bytes at 1048064, then a barrier",
            "backup GPT entry array: 512 bytes at 1044480, then a barrier",
            "backup GPT header: 512 bytes at 1048064, then a barrier",
            "primary GPT header, cleared: 512 bytes at 512, then a barrier",
            "primary GPT entry array: 512 bytes at 13824, then a barrier",
            "primary GPT header: 512 bytes at 512, then a barrier"),
        lines(wanted.encodeOver(old)));
    assertEquals(
        List.of("protective MBR: 512 bytes at 0, then a barrier"),
        lines(old.withBootCode(Bytes.utf8("boot")).encodeOver(old)));
  }

  @Test
  void update_beginsWithThePrimary_whenOnlyTheBackupIsWhole() {
    DiskLayout old = gpt("seed").build();
    GptTable primary = old.primaryGpt().orElseThrow();
    DiskLayout damaged =
        old.toBuilder()
            .gptTables(
                List.of(
                    primary.withHeader(primary.header().toBuilder().headerCrc(0).build()),
                    old.backupGpt().orElseThrow()))
            .build();
    assertEquals(
        List.of("primary GPT header: 512 bytes at 512, then a barrier"),
        lines(old.encodeOver(damaged)));

    List<String> what = whats(gpt("other").build().encodeOver(damaged));
    assertEquals(
        List.of(
            "primary GPT header, cleared",
            "primary GPT entry array",
            "primary GPT header",
            "backup GPT header, cleared",
            "backup GPT entry array",
            "backup GPT header"),
        what);
  }

  /**
   * Three tables in turn: some tool's update from the first to the second was cut off before the
   * primary header, and the third takes back what that wrote.
   */
  @Test
  void update_neverBringsBackTheTableBeforeTheOldOne() throws IOException {
    DiskLayout first = gpt("seed").build();
    DiskLayout second = renamed(first, 0, "second");
    DiskLayout third = renamed(first, 100, "third");
    MemoryImage disk = MemoryImage.ofSize(MIB);
    second.encode().applyTo(disk);
    disk.write(512, first.primaryGpt().orElseThrow().header().bytes().asByteBuffer());

    DiskLayout current = DiskLayout.read(disk, SectorSize.B512).model();
    assertEquals(
        second.as(PartitionConsumer.UEFI_2_10).partitions(),
        current.as(PartitionConsumer.UEFI_2_10).partitions());
    for (DiskWrite write : third.encodeOver(current).writes()) {
      write(disk, write);
      var seen =
          DiskLayout.read(disk, SectorSize.B512)
              .model()
              .as(PartitionConsumer.UEFI_2_10)
              .partitions();
      assertTrue(
          Stream.of(second, third)
              .anyMatch(l -> l.as(PartitionConsumer.UEFI_2_10).partitions().equals(seen)),
          () -> "after " + write + ": " + seen);
    }
    assertEquals(third, DiskLayout.read(disk, SectorSize.B512).model());
  }

  @Test
  void update_beginsWithThePrimary_whenTheBackupsPlaceIsThePrimarysArray() throws Exception {
    DiskLayout usual = gpt("seed").build();
    GptTable primary = usual.primaryGpt().orElseThrow();
    // The only array there is at first is that at the end; the new one has twice the entries.
    long shared = usual.backupGpt().orElseThrow().header().entriesLba();
    DiskLayout old =
        usual.toBuilder()
            .gptTables(
                List.of(
                    primary.withHeader(primary.header().toBuilder().entriesLba(shared).build()),
                    usual.backupGpt().orElseThrow()))
            .build();
    List<String> what = whats(gpt("other").build().encodeOver(old));
    assertEquals("primary GPT entry array", what.get(0));
    MemoryImage disk = MemoryImage.ofSize(MIB);
    old.encode().applyTo(disk);
    DiskUpdate update = new DiskUpdate(disk, gpt("other").build());
    update
        .cuts()
        .betweenSectors(
            (cut, left) ->
                update.assertOldOrNew(PartitionConsumer.UEFI_2_10, cut, update.read(left)));
  }

  @Test
  void backupThatMoves_isWrittenBeforeAnythingLeadsToIt_andTheOldOneIsLeft() {
    DiskLayout small = gpt("seed").build();
    DiskLayout onLarger =
        DiskLayout.builder(2 * MIB, SectorSize.B512)
            .mbr(small.mbr())
            .gptTables(small.gptTables())
            .build();
    DiskLayout wanted = GptBuilder.create(2 * MIB, SectorSize.B512).seed("seed").build();
    assertEquals(
        List.of(
            "backup GPT entry array: 16384 bytes at 2080256, then a barrier",
            "backup GPT header: 512 bytes at 2096640, then a barrier",
            "primary GPT header, cleared: 512 bytes at 512, then a barrier",
            "primary GPT entry array: 512 bytes at 1024",
            "primary GPT entry array: 512 bytes at 13824, then a barrier",
            "primary GPT header: 512 bytes at 512, then a barrier",
            "protective MBR: 512 bytes at 0, then a barrier"),
        lines(wanted.encodeOver(onLarger)));
  }

  @Test
  void gptThatIsNotWantedAnyMore_isWipedAfterTheMbr() throws IOException {
    DiskLayout old = gpt("seed").build();
    DiskLayout wanted = MbrBuilder.create(MIB, SectorSize.B512).seed("x").build();
    assertEquals(
        List.of(
            "MBR: 512 bytes at 0, then a barrier",
            "primary GPT header, cleared: 512 bytes at 512, then a barrier",
            "backup GPT header, cleared: 512 bytes at 1048064, then a barrier"),
        lines(wanted.encodeOver(old)));
    MemoryImage disk = MemoryImage.ofSize(MIB);
    old.encode().applyTo(disk);
    wanted.encodeOver(old).applyTo(disk);
    assertEquals(wanted, DiskLayout.read(disk, SectorSize.B512).model());
  }

  @Test
  void otherSectorSize_isRefused() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                DiskLayout.builder(MIB, SectorSize.B512)
                    .build()
                    .encodeOver(DiskLayout.builder(MIB, SectorSize.B4096).build()));
    assertEquals(
        "a disk with 4096-byte sectors cannot become one with 512-byte sectors", e.getMessage());
  }

  @Test
  @Tag("corpus")
  void corpus_isEncodedAsItWasRead() throws IOException {
    int disks = 0;
    for (CorpusFile file : Corpus.open("partitions").files("")) {
      if (file.name().endsWith(".txt") || file.name().endsWith(".py")) {
        continue;
      }
      byte[] bytes = file.bytes();
      for (SectorSize size : List.of(SectorSize.B512, SectorSize.B4096)) {
        DiskLayout layout = DiskLayout.read(ImageSource.of(bytes), size).model();
        for (DiskWrite write : layout.encode().writes()) {
          assertEquals(
              Bytes.copyOf(bytes, (int) write.offset(), write.bytes().length()),
              write.bytes(),
              () -> file + " with " + size + ": " + write);
        }
        assertEquals(List.of(), layout.encodeOver(layout).writes());
      }
      disks++;
    }
    assertTrue(disks > 80, disks + " disks only");
    System.out.println(disks + " corpus disks encoded as they were read");
  }

  private static GptBuilder gpt(String seed) {
    return GptBuilder.create(MIB, SectorSize.B512)
        .seed(seed)
        .alignment(4096)
        .add(GptTypes.LINUX_FILESYSTEM, MIB / 4, "a")
        .add(GptPartitionSpec.of(GptTypes.LINUX_FILESYSTEM, MIB / 4).name("b").number(101));
  }

  private static GptEntry entry(DiskLayout disk, int index) {
    return disk.primaryGpt().orElseThrow().array().orElseThrow().entry(index);
  }

  private static DiskLayout renamed(DiskLayout disk, int index, String name) {
    GptEntry entry = entry(disk, index).toBuilder().name(name).build();
    return disk.toBuilder()
        .gptTables(disk.gptTables().stream().map(t -> t.withEntry(index, entry)).toList())
        .build();
  }

  private static void write(MemoryImage disk, DiskWrite write) {
    disk.write(write.offset(), write.bytes().asByteBuffer());
  }

  private static List<String> lines(WritePlan plan) {
    return plan.writes().stream().map(DiskWrite::toString).toList();
  }

  /** What is written, without repetition. */
  private static List<String> whats(WritePlan plan) {
    return plan.writes().stream().map(DiskWrite::what).distinct().toList();
  }
}
