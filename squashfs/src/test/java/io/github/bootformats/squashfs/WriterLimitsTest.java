package io.github.bootformats.squashfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.UnsupportedFormatException;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trees at the borders of what images hold, and beyond. */
class WriterLimitsTest {
  private static final NodeMetadata PLAIN = Samples.PLAIN;

  private static MemoryTree tree() {
    return MemoryTree.create(PLAIN.withPermissions(0755));
  }

  private static void addFile(MemoryTree tree, String path, NodeMetadata metadata)
      throws IOException {
    tree.createFile(TreePath.of(path), metadata, FileContent.EMPTY);
  }

  private static Written write(MemoryTree tree) throws IOException {
    return Written.of(tree, Written.fast().build());
  }

  private static void assertRefused(SquashfsFinding finding, String message, MemoryTree tree) {
    FormatException refused = assertThrows(UnsupportedFormatException.class, () -> write(tree));
    assertEquals(finding.code(), refused.reason());
    assertTrue(String.valueOf(refused.getMessage()).contains(message), refused.getMessage());
  }

  private static void assertTooLarge(String message, MemoryTree tree) {
    assertRefused(SquashfsFinding.VALUE_TOO_LARGE, message, tree);
  }

  @Test
  void aDirectoryMayHave100000Entries() throws IOException {
    MemoryTree tree = tree();
    for (int i = 0; i < 100_000; i++) {
      addFile(tree, (i % 3 == 0 ? "name-" : "a-longer-name-of-") + i, PLAIN);
    }
    Written written = write(tree).assertIs(tree);
    try (SquashfsImage image = written.open()) {
      DirectoryInode root = (DirectoryInode) image.inode(image.tree().root());
      List<DirectoryIndexEntry> index = image.reader().index(root);
      // A run begins in each block of the listing, and the index leads to all but the first.
      assertEquals((root.listingOffset() + root.listingLength() - 1) / 8192, index.size());
      for (int i = 0; i < 100_000; i += 7777) {
        Bytes name = Bytes.utf8((i % 3 == 0 ? "name-" : "a-longer-name-of-") + i);
        assertEquals(name, image.tree().root().child(name).orElseThrow().name());
      }
    }
  }

  /** With names of 255 bytes, a run of 256 entries would be longer than eight blocks. */
  @Test
  void runsAreNotMuchLongerThanBlocks() throws IOException {
    MemoryTree tree = tree();
    for (int i = 0; i < 3000; i++) {
      addFile(tree, "%04d".formatted(i) + "x".repeat(251), PLAIN);
    }
    Written written = write(tree).assertIs(tree);
    try (SquashfsImage image = written.open()) {
      DirectoryInode root = (DirectoryInode) image.inode(image.tree().root());
      List<DirectoryIndexEntry> index = image.reader().index(root);
      assertEquals((root.listingOffset() + root.listingLength() - 1) / 8192, index.size());
      assertEquals("1234" + "x".repeat(251), child(image, "1234" + "x".repeat(251)));
    }
  }

  private static String child(SquashfsImage image, String name) throws IOException {
    return image.tree().root().child(Bytes.utf8(name)).orElseThrow().name().toString();
  }

  /** A directory's inode lies behind those in it, its number before: more than 16 bits before. */
  @Test
  void numbersFarApartGetRunsOfTheirOwn() throws IOException {
    MemoryTree tree = tree();
    tree.createDirectory(TreePath.of("a"), PLAIN);
    for (int i = 0; i < 40_000; i++) {
      addFile(tree, "a/" + i, PLAIN);
    }
    addFile(tree, "b", PLAIN);
    Written written = write(tree).assertIs(tree);
    try (SquashfsImage image = written.open()) {
      assertEquals(2, number(image, "a"));
      assertEquals(40_003, number(image, "b"));
    }
  }

  private static long number(SquashfsImage image, String path) throws IOException {
    return image.inode(image.tree().find(TreePath.of(path)).orElseThrow()).header().number();
  }

  @Test
  void fileOfMoreThanFourGibibytes() throws IOException {
    MemoryTree tree = tree();
    long size = (1L << 32) + 5;
    tree.createFile(TreePath.of("far"), PLAIN, new FarEnd(size));
    Written written =
        Written.of(
            tree, Written.fast().blockSize(1 << 20).fragments(SquashfsFragments.NEVER).build());
    assertEquals(List.of(), written.findings());
    try (SquashfsImage image = written.open()) {
      TreeNode far = image.tree().find(TreePath.of("far")).orElseThrow();
      assertEquals(size, far.size());
      assertEquals(1L << 32, ((FileInode) image.inode(far)).sparseBytes());
      try (var source = far.content().randomAccess().orElseThrow()) {
        assertEquals(Bytes.of(new byte[] {0, 0, 0, 0, 1}), Bytes.read(source, size - 5, 5));
        assertEquals(Bytes.zeros(10), Bytes.read(source, 1L << 31, 10));
      }
    }
  }

  @Test
  void sizesBeyondTheLimitAreRefusedBeforeAnythingIsRead() throws IOException {
    MemoryTree tree = tree();
    tree.createFile(TreePath.of("far"), PLAIN, new FarEnd(Long.MAX_VALUE / 2));
    assertThrows(LimitExceededException.class, () -> write(tree));
  }

  @Test
  void thereMayBe65535Owners() throws IOException {
    MemoryTree tree = MemoryTree.create(PLAIN.withPermissions(0755).withOwner(1, 1));
    for (int i = 1; i <= 65_535; i++) {
      addFile(tree, "file-" + i, PLAIN.withOwner(i, 1));
    }
    assertEquals(65_535, write(tree).assertIs(tree).packed().superblock().idCount());
    addFile(tree, "one-more", PLAIN.withOwner(65_536, 1));
    assertTooLarge("more than 65535 different owners and groups", tree);
  }

  @Test
  void namesMayHave256Bytes() throws IOException {
    MemoryTree tree = tree();
    addFile(tree, "n".repeat(256), PLAIN);
    write(tree).assertIs(tree);
    addFile(tree, "n".repeat(257), PLAIN);
    assertTooLarge("names have at most 256 bytes, not 257", tree);
  }

  @Test
  void targetsMayHave4095Bytes() throws IOException {
    MemoryTree tree = tree();
    tree.createSymlink(TreePath.of("long"), PLAIN, Bytes.utf8("t".repeat(4095)));
    write(tree).assertIs(tree);
    tree.createSymlink(TreePath.of("longer"), PLAIN, Bytes.utf8("t".repeat(4096)));
    assertTooLarge("the length of the target of /longer is 0 to 4095, not 4096", tree);
  }

  @Test
  void targetsThatLinuxWouldCutAreRefused() throws IOException {
    MemoryTree tree = tree();
    tree.createSymlink(TreePath.of("cut"), PLAIN, Bytes.of(new byte[] {'a', 0, 'b'}));
    assertRefused(SquashfsFinding.NOT_STORABLE, "the target of /cut", tree);
    MemoryTree empty = tree();
    empty.createSymlink(TreePath.of("none"), PLAIN, Bytes.empty());
    assertRefused(SquashfsFinding.NOT_STORABLE, "the target of /none", empty);
  }

  @Test
  void timesHave32Bits() throws IOException {
    MemoryTree tree = tree();
    addFile(tree, "last", PLAIN.withMtime(0xFFFF_FFFFL, 0));
    write(tree).assertIs(tree);
    addFile(tree, "later", PLAIN.withMtime(0x1_0000_0000L, 0));
    assertTooLarge("the time of modification of /later", tree);
    tree.setMetadata(TreePath.of("later"), PLAIN.withMtime(-1, 0));
    assertTooLarge("the time of modification of /later is 0 to 4294967295, not -1", tree);
    Written.of(tree, Written.fast().allMtimes(0).build());
  }

  @Test
  void ownersHave32Bits() throws IOException {
    MemoryTree tree = tree();
    addFile(tree, "last", PLAIN.withOwner(0xFFFF_FFFFL, 0xFFFF_FFFEL));
    write(tree).assertIs(tree);
    addFile(tree, "more", PLAIN.withOwner(0, 0x1_0000_0000L));
    assertTooLarge("the group of /more", tree);
  }

  @Test
  void devicesHave32Bits() throws IOException {
    MemoryTree tree = tree();
    device(tree, "last", 4095, 0xF_FFFF);
    write(tree).assertIs(tree);
    device(tree, "more", 0, 0x10_0000);
    assertTooLarge("the minor number of /more", tree);
    MemoryTree other = tree();
    device(other, "major", 4096, 0);
    assertTooLarge("the major number of /major", other);
  }

  private static void device(MemoryTree tree, String path, long major, long minor)
      throws IOException {
    tree.createDevice(
        TreePath.of(path), PLAIN, FileType.BLOCK_DEVICE, new DeviceNumber(major, minor));
  }

  @Test
  void xattrsMayHave64KibibytesEach() throws IOException {
    MemoryTree tree = tree();
    tree.setXattr(TreePath.root(), Bytes.utf8("user." + "n".repeat(250)), Bytes.zeros(65_536));
    write(tree).assertIs(tree);
    tree.setXattr(TreePath.root(), Bytes.utf8("user.more"), Bytes.zeros(65_537));
    assertTooLarge("the length of an attribute's value of /", tree);
    MemoryTree other = tree();
    other.setXattr(TreePath.root(), Bytes.utf8("user." + "n".repeat(251)), Bytes.empty());
    assertTooLarge("the length of an attribute's name of /", other);
  }

  @Test
  void xattrsWithoutNamesAreRefused() throws IOException {
    MemoryTree tree = tree();
    tree.setXattr(TreePath.root(), Bytes.utf8("user."), Bytes.empty());
    assertRefused(SquashfsFinding.NOT_STORABLE, "without a proper name", tree);
  }
}
