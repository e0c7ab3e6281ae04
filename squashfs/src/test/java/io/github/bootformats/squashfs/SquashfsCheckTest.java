package io.github.bootformats.squashfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Capability;
import io.github.bootformats.api.tree.FileType;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each finding of a check is raised by an image that has nothing else. */
class SquashfsCheckTest {
  private static final long ROOT = 100;

  private static List<Diagnostic> check(byte[] image) throws IOException {
    try (SquashfsReader reader = Samples.reader(image)) {
      return SquashfsCheck.of(reader).withData().run();
    }
  }

  /** Counts the findings, those of the numbers left out that these small images do not care for. */
  private static Map<SquashfsFinding, Long> findings(byte[] image) throws IOException {
    return check(image).stream()
        .map(finding -> SquashfsFinding.of(finding).orElseThrow())
        .filter(finding -> finding != SquashfsFinding.EXPORT_ENTRY)
        .collect(Collectors.groupingBy(finding -> finding, Collectors.counting()));
  }

  private static void assertFound(byte[] image, SquashfsFinding... expected) throws IOException {
    assertEquals(
        Arrays.stream(expected).collect(Collectors.toMap(finding -> finding, finding -> 1L)),
        findings(image));
  }

  /** Makes an image of a file {@code a}, whose blocks and inode are said. */
  private static byte[] file(long size, long... words) {
    ImageBytes image = ImageBytes.raw();
    long start = image.position();
    for (long word : words) {
      image.store(new byte[(int) (word & 0xFFFF)]);
    }
    MetadataRef file = image.inode(Inodes.file(1, size, start), Inodes.words(words));
    return new Listing().add("a", FileType.REGULAR, file, 1).build(image, ROOT);
  }

  private static byte[] pipes(Consumer<Listing> entries) {
    ImageBytes image = ImageBytes.raw();
    MetadataRef ref = image.inode(pipe(1), Bytes.empty());
    Listing listing = new Listing();
    entries.accept(listing);
    assertEquals(new MetadataRef(0, 0), ref);
    return listing.build(image, ROOT);
  }

  private static IpcInode pipe(long number) {
    return new IpcInode(
        Inodes.ANYWHERE, Inodes.header(InodeType.FIFO, number), 1, SquashfsInode.NO_XATTRS);
  }

  private static final MetadataRef PIPE = new MetadataRef(0, 0);

  @Test
  void nothingIsOddAboutSoundImages() throws IOException {
    for (SquashfsCompression compression : SquashfsCompression.values()) {
      ImageBytes image = ImageBytes.of(compression, 12);
      List<Diagnostic> findings = check(TreeImage.of(Samples.everything(), image, true));
      assertEquals(
          compression == SquashfsCompression.LZMA ? 1 : 0, findings.size(), findings.toString());
    }
    assertEquals(List.of(), check(Samples.everythingRaw()));
  }

  @Test
  void trailingData() throws IOException {
    byte[] image = Arrays.copyOf(file(0), 9000);
    image[8500] = 1;
    List<Diagnostic> findings = check(image);
    assertTrue(
        findings.stream()
            .anyMatch(
                f ->
                    f.code().equals(SquashfsFinding.TRAILING_DATA.code())
                        && f.offset().getAsLong() == 8500),
        findings.toString());
  }

  @Test
  void noPadding() throws IOException {
    byte[] image = file(0);
    int used = (int) SquashfsSuperblock.read(ImageSource.of(image)).bytesUsed();
    assertFound(Arrays.copyOf(image, used), SquashfsFinding.PADDING);
  }

  @Test
  void spaceThatNothingUses() throws IOException {
    ImageBytes image = ImageBytes.raw();
    image.store(new byte[33]);
    MetadataRef file = image.inode(Inodes.file(1, 0, 0), Bytes.empty());
    byte[] made = new Listing().add("a", FileType.REGULAR, file, 1).build(image, 2);
    assertFound(made, SquashfsFinding.SPACE_UNUSED);
    assertEquals(SquashfsSuperblock.LENGTH, check(made).get(0).offset().getAsLong());
  }

  @Test
  void flagsThatContradict() throws IOException {
    ImageBytes image = ImageBytes.of(SquashfsCompression.GZIP, 12);
    DataBlock block = image.block(new byte[4096]);
    DataBlock other = image.block(new byte[4096]);
    image.fragment(new byte[200]);
    MetadataRef file =
        image.inode(
            Inodes.file(1, 8192, block.position()), Inodes.words(block.word(), other.word()));
    image.with(SuperblockField.FLAGS, 0x0FFF & ~0x0400);
    // Set and wrong: inodes, data, fragments, no fragments; no xattrs and exportable are right.
    Map<SquashfsFinding, Long> found =
        findings(new Listing().add("a", FileType.REGULAR, file, 1).build(image, ROOT));
    assertEquals(Map.of(SquashfsFinding.FLAG_CONTRADICTED, 4L), found);
  }

  @Test
  void namesOutOfOrder() throws IOException {
    byte[] image = pipes(l -> l.add("b", FileType.FIFO, PIPE, 1).add("a", FileType.FIFO, PIPE, 1));
    assertFound(image, SquashfsFinding.NAME_ORDER, SquashfsFinding.LINK_COUNT);
  }

  @Test
  void namesThatAreNone() throws IOException {
    assertFound(pipes(l -> l.add("a/b", FileType.FIFO, PIPE, 1)), SquashfsFinding.NAME);
  }

  @Test
  void entriesOfAnotherType() throws IOException {
    assertFound(pipes(l -> l.add("a", FileType.SOCKET, PIPE, 1)), SquashfsFinding.ENTRY_TYPE);
  }

  @Test
  void entriesOfAnotherNumber() throws IOException {
    assertFound(pipes(l -> l.add("a", FileType.FIFO, PIPE, 7)), SquashfsFinding.ENTRY_NUMBER);
  }

  @Test
  void entriesThatLeadNowhere() throws IOException {
    byte[] image = pipes(l -> l.add("a", FileType.FIFO, new MetadataRef(0, 4), 1));
    assertFound(image, SquashfsFinding.ENTRY_INODE, SquashfsFinding.INODE_UNUSED);
  }

  @Test
  void inodesWithoutANameAndNumbersTwice() throws IOException {
    ImageBytes image = ImageBytes.raw();
    MetadataRef one = image.inode(pipe(1), Bytes.empty());
    image.inode(pipe(1), Bytes.empty());
    byte[] made = new Listing().add("a", FileType.FIFO, one, 1).build(image, ROOT);
    assertFound(
        made,
        SquashfsFinding.INODE_UNUSED,
        SquashfsFinding.INODE_NUMBER_TWICE,
        SquashfsFinding.INODE_COUNT);
  }

  @Test
  void directoriesOfTwoNamesAndOtherParents() throws IOException {
    ImageBytes image = ImageBytes.raw();
    MetadataRef empty = new Listing().addTo(image, 1);
    byte[] made =
        new Listing()
            .add("a", FileType.DIRECTORY, empty, 1)
            .add("b", FileType.DIRECTORY, empty, 1)
            .build(image, ROOT);
    assertEquals(
        Map.of(SquashfsFinding.DIRECTORY_TWICE, 1L, SquashfsFinding.PARENT_NUMBER, 2L),
        findings(made));
  }

  @Test
  void listingsThatEndElsewhere() throws IOException {
    ImageBytes image = ImageBytes.raw();
    MetadataRef pipe = image.inode(pipe(1), Bytes.empty());
    Listing listing = new Listing().add("a", FileType.FIFO, pipe, 1);
    DirectoryInode root =
        Inodes.directory(ROOT, image.listing(listing.runs()), listing.length() - 3);
    assertFound(image.build(image.inode(root, Bytes.empty())), SquashfsFinding.DIRECTORY_SIZE);
  }

  @Test
  void anIndexThatLeadsElsewhere() throws IOException {
    for (Bytes entry :
        List.of(
            new DirectoryIndexEntry(0, 0, Bytes.utf8("b")).encode(),
            new DirectoryIndexEntry(5, 0, Bytes.utf8("a")).encode(),
            new DirectoryIndexEntry(0, 5, Bytes.utf8("a")).encode(),
            new DirectoryIndexEntry(900, 0, Bytes.utf8("a")).encode())) {
      ImageBytes image = ImageBytes.raw();
      MetadataRef pipe = image.inode(pipe(1), Bytes.empty());
      Listing listing = new Listing().add("a", FileType.FIFO, pipe, 1);
      DirectoryInode root =
          Inodes.indexed(ROOT, image.listing(listing.runs()), listing.length(), 1);
      Map<SquashfsFinding, Long> found = findings(image.build(image.inode(root, entry)));
      assertEquals(1L, found.get(SquashfsFinding.DIRECTORY_INDEX), found.toString());
    }
  }

  @Test
  void damagedBlocks() throws IOException {
    assertFound(file(10, 0x100_0000 | 11), SquashfsFinding.BLOCK_LENGTH);
    assertFound(file(10, 0x200_0000 | 10), SquashfsFinding.BLOCK_WORD);
    assertFound(file(10, 10), SquashfsFinding.BLOCK_CORRUPT);
  }

  @Test
  void anExportTableThatLeadsElsewhere() throws IOException {
    ImageBytes image = ImageBytes.raw();
    image.inode(pipe(2), Bytes.empty());
    MetadataRef one = image.inode(pipe(1), Bytes.empty());
    Listing listing =
        new Listing()
            .add("a", FileType.FIFO, new MetadataRef(0, 0), 2)
            .add("b", FileType.FIFO, one, 1);
    byte[] made = listing.build(image, 3);
    assertEquals(List.of(), check(made));
    // The table's first entry follows the listing; raw, so that it can be found.
    SquashfsSuperblock superblock = SquashfsSuperblock.read(ImageSource.of(made));
    int table =
        (int) Bytes.of(made).u64le((int) superblock.value(SuperblockField.EXPORT_TABLE)) + 2;
    made[table] ^= 1;
    List<Diagnostic> findings = check(made);
    assertEquals(SquashfsFinding.EXPORT_ENTRY.code(), findings.get(0).code());
    assertEquals(1, findings.size());
  }

  @Test
  void inodesThatDoNotEndWhereDirectoriesBegin() throws IOException {
    ImageBytes image = ImageBytes.raw();
    MetadataRef pipe = image.inode(pipe(1), Bytes.empty());
    MetadataRef root = new Listing().add("a", FileType.FIFO, pipe, 1).addTo(image, ROOT);
    byte[] sound = image.build(root);
    SquashfsSuperblock superblock = SquashfsSuperblock.read(ImageSource.of(sound));
    SquashfsSuperblock changed =
        superblock.with(SuperblockField.DIRECTORY_TABLE, superblock.directoryTable() - 1);
    System.arraycopy(changed.encode().toByteArray(), 0, sound, 0, SquashfsSuperblock.LENGTH);
    assertTrue(findings(sound).containsKey(SquashfsFinding.INODE_TABLE));
  }

  @Test
  void endsWhenEnoughWasSeen() throws IOException {
    byte[] image =
        pipes(
            l -> {
              for (int i = 0; i < 50; i++) {
                l.add("%02d".formatted(i), FileType.SOCKET, PIPE, 1);
              }
            });
    try (SquashfsReader reader = Samples.reader(image)) {
      List<Diagnostic> few = SquashfsCheck.of(reader).withMaxFindings(3).run();
      assertEquals(4, few.size());
      assertEquals(SquashfsFinding.CHECK_ENDED.code(), few.get(3).code());
      List<Diagnostic> early = SquashfsCheck.of(reader).withMaxStructures(1).run();
      assertEquals(SquashfsFinding.CHECK_ENDED.code(), early.get(early.size() - 1).code());
    }
  }

  @Test
  void reportsShowTheFindings() throws IOException {
    var report =
        new SquashfsProvider()
            .capability(Capability.REPORT)
            .orElseThrow()
            .report(
                ImageSource.of(pipes(l -> l.add("a/b", FileType.FIFO, PIPE, 1))),
                ReadLimits.defaults());
    assertTrue(
        report.findings().stream().anyMatch(f -> f.code().equals(SquashfsFinding.NAME.code())));
  }
}
