package io.github.bootformats.squashfs;

import static io.github.bootformats.squashfs.TrapsTest.assertRefused;
import static io.github.bootformats.squashfs.TrapsTest.find;
import static io.github.bootformats.squashfs.TrapsTest.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** In what the tree differs from what Linux mounts, as {@link SquashfsImage} says. */
class LinuxDifferencesTest {
  private static final MetadataRef PIPE = new MetadataRef(0, 0);

  private static ImageBytes withPipe() {
    ImageBytes image = ImageBytes.raw();
    image.inode(
        new IpcInode(Inodes.ANYWHERE, Inodes.header(InodeType.FIFO, 1), 1, SquashfsInode.NO_XATTRS),
        Bytes.empty());
    return image;
  }

  private static List<TreeNode> list(byte[] image) throws IOException {
    return Samples.open(image).tree().root().children().toList();
  }

  @Test
  void lzmaIsShown() throws IOException {
    ImageBytes image = ImageBytes.of(SquashfsCompression.LZMA, 12);
    byte[] made = TreeImage.of(Samples.everything(), image, true);
    try (SquashfsImage opened = Samples.open(made)) {
      assertEquals(
          SquashfsFinding.COMPRESSION_NOT_IN_LINUX.code(), opened.diagnostics().get(0).code());
      assertTrue(opened.tree().find(TreePath.of("d/one")).isPresent());
    }
  }

  @Test
  void namesMustBeNames() {
    for (String name : new String[] {".", "..", "a/b", "/", "a\0", "../../etc/passwd"}) {
      byte[] made = new Listing().add(name, FileType.FIFO, PIPE, 1).build(withPipe(), 2);
      assertRefused(SquashfsFinding.NAME, () -> list(made));
      assertRefused(
          SquashfsFinding.NAME, () -> Samples.open(made).tree().root().child(Bytes.utf8("z")));
    }
  }

  @Test
  void namesMustAscend() {
    for (String second : new String[] {"b", "a"}) {
      byte[] made =
          new Listing()
              .add("b", FileType.FIFO, PIPE, 1)
              .add(second, FileType.FIFO, PIPE, 1)
              .build(withPipe(), 2);
      assertRefused(SquashfsFinding.NAME_ORDER, () -> list(made));
    }
  }

  @Test
  void damagedListingsFail() {
    ImageBytes image = withPipe();
    Listing listing = new Listing().add("a", FileType.FIFO, PIPE, 1);
    DirectoryInode root =
        Inodes.directory(2, image.listing(listing.runs()), listing.length() + 500);
    byte[] made = image.build(image.inode(root, Bytes.empty()));
    assertThrows(FormatException.class, () -> list(made));
  }

  @Test
  void anEntryMustHaveTheTypeOfItsInode() throws IOException {
    byte[] made = new Listing().add("a", FileType.SOCKET, PIPE, 1).build(withPipe(), 2);
    assertEquals(1, list(made).size());
    assertRefused(SquashfsFinding.ENTRY_TYPE, () -> find(made, "a").metadata());
  }

  @Test
  void aDirectoryHasOneName() throws IOException {
    ImageBytes image = ImageBytes.raw();
    MetadataRef empty = new Listing().addTo(image, 1);
    byte[] made =
        new Listing()
            .add("a", FileType.DIRECTORY, empty, 1)
            .add("b", FileType.DIRECTORY, empty, 1)
            .build(image, 2);
    try (SquashfsImage opened = Samples.open(made)) {
      TreeNode first = opened.tree().find(TreePath.of("a")).orElseThrow();
      assertEquals(List.of(), first.children().toList());
      assertEquals(List.of(), first.children().toList());
      TreeNode second = opened.tree().find(TreePath.of("b")).orElseThrow();
      assertRefused(SquashfsFinding.DIRECTORY_TWICE, second::children);
    }
  }

  @Test
  void aDirectoryWithinItselfIsRefused() {
    ImageBytes image = ImageBytes.raw();
    // The root is the only inode, and its entry leads to it.
    byte[] made = new Listing().add("a", FileType.DIRECTORY, PIPE, 1).build(image, 1);
    assertRefused(SquashfsFinding.DIRECTORY_TWICE, () -> walk(made));
  }

  /** Also where the walk begins at a directory that was found by its number. */
  @Test
  void loopsOfDirectoriesEndWhereTheyWereEntered() throws IOException {
    ImageBytes image = ImageBytes.raw();
    // Inodes of 32 bytes each: a, which has b, which has a again; and the root, which has a.
    MetadataRef a = new MetadataRef(0, 0);
    MetadataRef b = new MetadataRef(0, 32);
    new Listing().add("b", FileType.DIRECTORY, b, 2).addTo(image, 1);
    new Listing().add("a", FileType.DIRECTORY, a, 1).addTo(image, 2);
    byte[] made = new Listing().add("a", FileType.DIRECTORY, a, 1).build(image, 3);
    assertRefused(SquashfsFinding.DIRECTORY_TWICE, () -> walk(made));
    try (SquashfsImage opened = Samples.open(made)) {
      for (long number = 1; number <= 2; number++) {
        TreeNode found = opened.findInode(number).orElseThrow();
        assertEquals(number, opened.inode(found).header().number());
        assertRefused(SquashfsFinding.DIRECTORY_TWICE, () -> walk(() -> found));
      }
    }
  }

  private static void walk(byte[] image) throws IOException {
    walk(Samples.open(image).tree());
  }

  private static void walk(FileTree tree) throws IOException {
    try (TreeWalk walk = TreeWalk.sorted(tree, ReadLimits.defaults())) {
      while (walk.next() != null) {
        // only to get to the end
      }
    }
  }

  /** Sixty levels of two names each have more paths than could ever be walked. */
  @Test
  void moreDirectoriesThanAtomsAreRefused() {
    ImageBytes image = ImageBytes.raw();
    MetadataRef below = new Listing().addTo(image, 1);
    for (int level = 2; level < 60; level++) {
      below =
          new Listing()
              .add("a", FileType.DIRECTORY, below, level - 1)
              .add("b", FileType.DIRECTORY, below, level - 1)
              .addTo(image, level);
    }
    byte[] made = image.build(below);
    assertRefused(SquashfsFinding.DIRECTORY_TWICE, () -> walk(made));
  }

  @Test
  void aShortFragmentIsAnError() {
    ImageBytes image = ImageBytes.raw();
    image.fragment(new byte[5]);
    MetadataRef file = image.inode(Inodes.tail(1, 10, 0, 0, 0), Bytes.empty());
    byte[] made = new Listing().add("a", FileType.REGULAR, file, 1).build(image, 2);
    assertRefused(SquashfsFinding.FRAGMENT_OFFSET, () -> read(find(made, "a")));
  }

  @Test
  void attributesThatNobodyCanAskForAreLeftOut() throws IOException {
    ImageBytes image = ImageBytes.raw();
    long set =
        image.xattrs(
            List.of(
                new SquashfsXattr(0, Bytes.utf8(""), Bytes.utf8("1"), Optional.empty()),
                new SquashfsXattr(0, Bytes.utf8("a\0b"), Bytes.utf8("2"), Optional.empty()),
                new SquashfsXattr(0, Bytes.utf8("c"), Bytes.utf8("3"), Optional.empty()),
                new SquashfsXattr(0, Bytes.utf8("c"), Bytes.utf8("4"), Optional.empty())));
    MetadataRef file = image.inode(Inodes.extended(1, 0, 0, 1, set), Bytes.empty());
    byte[] made = new Listing().add("a", FileType.REGULAR, file, 1).build(image, 2);
    assertEquals("{user.c=3}", find(made, "a").xattrs().toString());
    try (SquashfsReader reader = Samples.reader(made)) {
      assertEquals(4, reader.xattrs(reader.xattrSet(0)).size());
    }
  }

  @Test
  void linksAreToldByTheirPlaces() throws IOException {
    ImageBytes image = ImageBytes.raw();
    FileInode two = Inodes.extended(7, 0, 0, 2, SquashfsInode.NO_XATTRS);
    MetadataRef first = image.inode(two, Bytes.empty());
    MetadataRef second = image.inode(two, Bytes.empty());
    byte[] made =
        new Listing()
            .add("a", FileType.REGULAR, first, 7)
            .add("b", FileType.REGULAR, first, 7)
            .add("c", FileType.REGULAR, second, 7)
            .build(image, 2);
    List<TreeNode> nodes = list(made);
    assertEquals(nodes.get(0).linkId(), nodes.get(1).linkId());
    assertFalse(nodes.get(0).linkId().equals(nodes.get(2).linkId()));
  }

  @Test
  void anInodeOfNumberZeroIsRefused() {
    ImageBytes image = ImageBytes.raw();
    MetadataRef link = image.inode(Inodes.symlink(0, "x"), Bytes.empty());
    byte[] made = new Listing().add("a", FileType.SYMLINK, link, 0).build(image, 2);
    assertRefused(SquashfsFinding.INODE_NUMBER, () -> find(made, "a").metadata());
  }

  @Test
  void aTargetEndsAtANulAndIsShorterThanAPage() throws IOException {
    ImageBytes image = ImageBytes.raw();
    MetadataRef nul = image.inode(Inodes.symlink(1, "to\0more"), Bytes.empty());
    MetadataRef page = image.inode(Inodes.symlink(2, "x".repeat(4096)), Bytes.empty());
    MetadataRef longer = image.inode(Inodes.symlink(3, "x".repeat(4097)), Bytes.empty());
    byte[] made =
        new Listing()
            .add("a", FileType.SYMLINK, nul, 1)
            .add("b", FileType.SYMLINK, page, 2)
            .add("c", FileType.SYMLINK, longer, 3)
            .build(image, 4);
    assertEquals(Bytes.utf8("to"), find(made, "a").target());
    assertEquals(Bytes.utf8("x".repeat(4095)), find(made, "b").target());
    assertRefused(SquashfsFinding.TARGET_LONG, () -> find(made, "c").target());
  }

  @Test
  void aTargetOfTwoGibibytesIsALimit() {
    ImageBytes image = ImageBytes.raw();
    Bytes inode = Inodes.symlink(1, "x").encode();
    byte[] claims = inode.toByteArray();
    LittleEndian.put(claims, 20, 4, 0x8000_0000L);
    MetadataRef ref = image.inodes.add(Bytes.of(claims));
    byte[] made = new Listing().add("a", FileType.SYMLINK, ref, 1).build(image, 2);
    assertRefusedByLimit(() -> find(made, "a").target());
  }

  private static void assertRefusedByLimit(Executable reading) {
    FormatException e = assertThrows(FormatException.class, reading);
    assertEquals("limit." + SquashfsLimits.MAX_TARGET_BYTES.name(), e.reason());
  }

  /** A kernel without {@code CONFIG_SQUASHFS_FILE_DIRECT} drops what is too much. */
  @Test
  void aBlockThatIsLongerThanItsFileIsAnError() {
    for (ImageBytes image :
        List.of(ImageBytes.raw(), ImageBytes.of(SquashfsCompression.LZO, ImageBytes.BLOCK_LOG))) {
      DataBlock block = image.block(new byte[1001]);
      FileInode file = Inodes.file(1, 1000, block.position());
      MetadataRef ref = image.inode(file, Inodes.words(block.word()));
      byte[] made = new Listing().add("a", FileType.REGULAR, ref, 1).build(image, 2);
      assertRefused(
          block.isCompressed() ? SquashfsFinding.BLOCK_CORRUPT : SquashfsFinding.BLOCK_LENGTH,
          () -> read(find(made, "a")));
    }
  }

  /** The LZMA data of an xz block begins with a 0, which Linux skips without looking. */
  @Test
  void lzmaDataBeginsWithZero() throws IOException {
    ImageBytes image = ImageBytes.of(SquashfsCompression.XZ, ImageBytes.BLOCK_LOG);
    DataBlock block = image.block(new byte[4096]);
    MetadataRef ref =
        image.inode(Inodes.file(1, 4096, block.position()), Inodes.words(block.word()));
    byte[] made = new Listing().add("a", FileType.REGULAR, ref, 1).build(image, 2);
    int stream = (int) block.position();
    int blockHeader = 4 * (made[stream + 12] + 1);
    int first = stream + 12 + blockHeader + 6;
    assertEquals(0, made[first]);
    assertEquals(4096, read(find(made, "a")).length);
    made[first] = 0x27;
    assertRefused(SquashfsFinding.BLOCK_CORRUPT, () -> read(find(made, "a")));
  }

  /** Linux shows for both names the inode that it has read first. */
  @Test
  void inodesAreToldApartByTheirPlaces() throws IOException {
    ImageBytes image = ImageBytes.raw();
    MetadataRef first = image.inode(Inodes.symlink(1, "first"), Bytes.empty());
    MetadataRef second = image.inode(Inodes.symlink(1, "second"), Bytes.empty());
    byte[] made =
        new Listing()
            .add("a", FileType.SYMLINK, first, 1)
            .add("b", FileType.SYMLINK, second, 1)
            .build(image, 2);
    assertEquals(Bytes.utf8("first"), find(made, "a").target());
    assertEquals(Bytes.utf8("second"), find(made, "b").target());
  }

  /** Linux looks fragments, owners and attributes up when it reads the inode. */
  @Test
  void anInodeThatLeadsNowhereIsRefusedAsAWhole() {
    ImageBytes image = ImageBytes.raw();
    MetadataRef file = image.inode(Inodes.tail(1, 10, 0, 5, 0), Bytes.empty());
    byte[] made = new Listing().add("a", FileType.REGULAR, file, 1).build(image, 2);
    assertRefused(SquashfsFinding.FRAGMENT_INDEX, () -> find(made, "a").metadata());
  }
}
