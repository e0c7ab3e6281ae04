package io.github.bootformats.squashfs;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What images look like that are written of known trees. */
class SquashfsWriterTest {
  private static final int BLOCK = 4096;
  private static final NodeMetadata PLAIN = Samples.PLAIN;

  private static MemoryTree tree() {
    return MemoryTree.create(PLAIN.withPermissions(0755));
  }

  private static void add(MemoryTree tree, String path, byte[] content) throws IOException {
    tree.createFile(TreePath.of(path), PLAIN, Samples.content(content));
  }

  private static byte[] noise(int length, int seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static FileInode file(SquashfsImage image, String path) throws IOException {
    return (FileInode) image.inode(node(image, path));
  }

  private static TreeNode node(SquashfsImage image, String path) throws IOException {
    return image.tree().find(TreePath.of(path)).orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void everythingIsReadAsItWasWritten(SquashfsCompression compression) throws IOException {
    MemoryTree tree = Samples.everything();
    SquashfsWriteOptions options =
        SquashfsWriteOptions.builder().compressor(SquashfsCompressor.of(compression)).build();
    Written written = Written.of(tree, options).assertIs(tree);
    assertEquals(0, written.image().size() % 4096);
    assertEquals(
        compression == SquashfsCompression.LZMA
            ? List.of("Linux cannot decompress lzma")
            : List.of(),
        written.packed().diagnostics().stream().map(Diagnostic::message).toList());
  }

  @ParameterizedTest
  @EnumSource
  void filesEndAtAllPlacesOfBlocks(SquashfsFragments fragments) throws IOException {
    MemoryTree tree = tree();
    for (int blocks = 0; blocks < 4; blocks++) {
      for (int more = -1; more <= 1; more++) {
        byte[] content = Samples.bytes(Math.max(0, blocks * BLOCK + more));
        add(tree, "full-" + blocks + more, content);
        byte[] holes = content.clone();
        Arrays.fill(holes, 0, Math.min(holes.length, BLOCK), (byte) 0);
        add(tree, "hole-first-" + blocks + more, holes);
        add(tree, "zeros-" + blocks + more, new byte[content.length]);
      }
    }
    for (boolean isWanted : new boolean[] {true, false}) {
      SquashfsWriteOptions.Builder options = Written.fast().fragments(fragments);
      Written.of(tree, options.holes(isWanted).duplicates(isWanted).build()).assertIs(tree);
    }
  }

  @Test
  void fragmentsHaveWhatTheirPolicySays() throws IOException {
    MemoryTree tree = tree();
    add(tree, "short", Samples.bytes(100));
    add(tree, "long", Samples.bytes(BLOCK + 100));
    for (SquashfsFragments policy : SquashfsFragments.values()) {
      Written written = Written.of(tree, Written.fast().fragments(policy).build()).assertIs(tree);
      try (SquashfsImage image = written.open()) {
        assertEquals(policy != SquashfsFragments.NEVER, file(image, "short").hasFragment());
        assertEquals(policy == SquashfsFragments.ALWAYS, file(image, "long").hasFragment());
      }
    }
  }

  @Test
  void blocksThatDoNotGetShorterAreStoredAsTheyAre() throws IOException {
    MemoryTree tree = tree();
    add(tree, "noise", noise(1 << 20, 1));
    Written written = Written.of(tree, Written.fast().blockSize(1 << 20).build()).assertIs(tree);
    try (SquashfsImage image = written.open()) {
      FileInode inode = file(image, "noise");
      DataBlock block = requireNonNull(image.reader().blocks(inode).next());
      assertEquals(0x110_0000, block.word()); // the bit, and a length that needs 21 bits
    }
  }

  @Test
  void holesAreNotStored() throws IOException {
    MemoryTree tree = tree();
    byte[] content = new byte[100 * BLOCK];
    content[50 * BLOCK] = 1;
    add(tree, "sparse", content);
    add(tree, "zeros", new byte[200 * BLOCK]);
    Written written = Written.of(tree, Written.fast().build()).assertIs(tree);
    assertTrue(written.packed().dataLength() < BLOCK, written.packed().toString());
    try (SquashfsImage image = written.open()) {
      assertEquals(99 * BLOCK, file(image, "sparse").sparseBytes());
      assertEquals(200 * BLOCK, file(image, "zeros").sparseBytes());
    }
  }

  @Test
  void filesOfTheSameContentAreStoredOnce() throws IOException {
    MemoryTree tree = tree();
    byte[] content = noise(3 * BLOCK + 5, 2);
    byte[] other = content.clone();
    other[0]++;
    add(tree, "a", content);
    add(tree, "b", other);
    add(tree, "c", content.clone());
    add(tree, "d", other.clone());
    Written once = Written.of(tree, Written.fast().build()).assertIs(tree);
    assertEquals(2, once.packed().duplicates());
    assertEquals(2L * content.length, once.packed().duplicateLength());
    assertEquals(4L * content.length, once.packed().contentLength());
    assertEquals(2L * content.length, once.packed().dataLength());
    try (SquashfsImage image = once.open()) {
      assertEquals(file(image, "a").blocksStart(), file(image, "c").blocksStart());
      assertEquals(file(image, "b").blocksStart(), file(image, "d").blocksStart());
      assertNotEquals(file(image, "a").blocksStart(), file(image, "b").blocksStart());
    }
    Written each = Written.of(tree, Written.fast().duplicates(false).build()).assertIs(tree);
    assertEquals(4L * content.length, each.packed().dataLength());
    assertFalse(each.reader().superblock().has(SuperblockFlag.DUPLICATES));
  }

  @Test
  void tailsOfTheSameContentAreStoredOnce() throws IOException {
    MemoryTree tree = tree();
    byte[] tail = noise(1000, 3);
    byte[] a = Arrays.copyOf(noise(BLOCK, 4), BLOCK + 1000);
    byte[] b = Arrays.copyOf(noise(2 * BLOCK, 5), 2 * BLOCK + 1000);
    System.arraycopy(tail, 0, a, BLOCK, 1000);
    System.arraycopy(tail, 0, b, 2 * BLOCK, 1000);
    add(tree, "a", a);
    add(tree, "b", b);
    add(tree, "c", tail);
    SquashfsWriteOptions options = Written.fast().fragments(SquashfsFragments.ALWAYS).build();
    Written written = Written.of(tree, options).assertIs(tree);
    assertEquals(2, written.packed().duplicates());
    assertEquals(3 * BLOCK + 1000, written.packed().dataLength());
  }

  @Test
  void filesOfEachTypeMayHaveSeveralNames() throws IOException {
    MemoryTree tree = Samples.everything();
    for (String path :
        List.of("d/one", "d/block", "none", "link", "tty", "disk", "pipe", "socket")) {
      tree.createLink(TreePath.of("d/e/" + path.replace('/', '-')), TreePath.of(path));
    }
    Written written = Written.of(tree, Written.fast().build()).assertIs(tree);
    assertEquals(9, written.packed().hardLinks());
    try (SquashfsImage image = written.open()) {
      for (String path : List.of("d/e/link", "d/e/tty", "d/e/pipe", "d/e/socket", "d/e/none")) {
        assertEquals(2, image.inode(node(image, path)).nlink());
      }
    }
  }

  @Test
  void namesThatAreLeftOutDoNotCount() throws IOException {
    MemoryTree tree = tree();
    tree.createDirectory(TreePath.of("kept"), PLAIN);
    tree.createDirectory(TreePath.of("left"), PLAIN);
    add(tree, "kept/a", Samples.bytes(10));
    tree.createLink(TreePath.of("left/b"), TreePath.of("kept/a"));
    tree.createLink(TreePath.of("kept/c.tmp"), TreePath.of("kept/a"));
    Written written = Written.of(tree, Written.fast().exclude("/left").exclude("*.tmp").build());
    assertEquals(List.of(), written.findings());
    try (SquashfsImage image = written.open()) {
      assertEquals(1, image.inode(node(image, "kept/a")).nlink());
      assertEquals(Optional.empty(), image.tree().find(TreePath.of("left")));
      assertEquals(Optional.empty(), image.tree().find(TreePath.of("kept/c.tmp")));
    }
    assertEquals(0, written.packed().hardLinks());
  }

  @Test
  void inodesAreCountedByTypes() throws IOException {
    SquashfsPacked packed = Written.of(Samples.everything(), Written.fast().build()).packed();
    assertEquals(5, packed.inodes(FileType.REGULAR));
    assertEquals(4, packed.inodes(FileType.DIRECTORY));
    assertEquals(2, packed.inodes(FileType.SYMLINK));
    assertEquals(1, packed.inodes(FileType.FIFO));
    assertEquals(1, packed.hardLinks());
    assertEquals(15, packed.superblock().inodeCount());
  }

  @Test
  void setsOfXattrsAndLongValuesAreShared() throws IOException {
    MemoryTree tree = tree();
    Bytes value = Bytes.of(noise(2000, 6));
    for (int i = 0; i < 100; i++) {
      TreePath path = TreePath.of("file-" + i);
      tree.createFile(path, PLAIN, Samples.content(new byte[0]));
      tree.setXattr(path, Bytes.utf8("user.same"), value);
      tree.setXattr(path, Bytes.utf8("security.half-" + i % 2), Bytes.utf8("12345678"));
    }
    Written written = Written.of(tree, Written.fast().build()).assertIs(tree);
    assertEquals(2, written.packed().xattrSets());
    SquashfsReader reader = written.reader();
    List<SquashfsXattr> first = reader.xattrs(reader.xattrSet(0));
    List<SquashfsXattr> second = reader.xattrs(reader.xattrSet(1));
    // The first of each set is short and has no need of a reference.
    assertEquals(Optional.empty(), first.get(0).valueRef());
    assertEquals(Optional.empty(), first.get(1).valueRef());
    assertEquals(Optional.empty(), second.get(0).valueRef());
    assertEquals(value, second.get(1).value());
    assertTrue(second.get(1).valueRef().isPresent());
  }

  @Test
  void xattrsWithoutANumberAreLeftOutAndTold() throws IOException {
    MemoryTree tree = Samples.everything();
    tree.setXattr(TreePath.of("none"), Bytes.utf8("system.posix_acl_access"), Bytes.utf8("acl"));
    Written written = Written.of(tree, Written.fast().build());
    assertEquals(
        List.of(
            "/none has the extended attribute system.posix_acl_access, which an image cannot"
                + " hold"),
        written.packed().diagnostics().stream().map(Diagnostic::message).toList());
    written.assertIs(Samples.everything());
  }

  @Test
  void xattrsAreLeftOutWhereTheyAreNotWanted() throws IOException {
    Written written = Written.of(Samples.everything(), Written.fast().xattrs(false).build());
    assertEquals(List.of(), written.findings());
    assertTrue(written.reader().superblock().has(SuperblockFlag.NO_XATTRS));
    try (SquashfsImage image = written.open()) {
      assertEquals(Map.of(), node(image, "d/one").xattrs());
      assertEquals(InodeType.FILE, file(image, "d/one").type());
    }
  }

  @Test
  void timesAreThoseThatAreAskedFor() throws IOException {
    MemoryTree tree = tree();
    add(tree, "old", new byte[0]);
    tree.createFile(
        TreePath.of("new"), PLAIN.withMtime(2_000_000_000, 5), Samples.content(new byte[0]));
    long old = PLAIN.mtimeSeconds();
    assertTimes(tree, Written.fast(), old, 2_000_000_000, 2_000_000_000);
    assertTimes(tree, Written.fast().latestMtime(1_700_000_000), old, 1_700_000_000, 1_700_000_000);
    assertTimes(tree, Written.fast().creationTime(7), old, 2_000_000_000, 7);
    assertTimes(tree, Written.fast().allMtimes(9), 9, 9, 9);
  }

  private static void assertTimes(
      MemoryTree tree,
      SquashfsWriteOptions.Builder options,
      long oldFile,
      long newFile,
      long superblock)
      throws IOException {
    try (SquashfsImage image = Written.of(tree, options.build()).open()) {
      assertEquals(oldFile, node(image, "old").metadata().mtimeSeconds());
      assertEquals(newFile, node(image, "new").metadata().mtimeSeconds());
      assertEquals(superblock, image.reader().superblock().modificationTime());
    }
  }

  @Test
  void theRootIsAsItIsAskedFor() throws IOException {
    SquashfsWriteOptions options = Written.fast().rootPermissions(0700).rootOwner(5, 6).build();
    try (SquashfsImage image = Written.of(Samples.everything(), options).open()) {
      assertEquals(PLAIN.withPermissions(0700).withOwner(5, 6), image.tree().root().metadata());
      assertEquals(PLAIN.withPermissions(01777), node(image, "d").metadata());
    }
  }

  @Test
  void paddingIsAsItIsAskedFor() throws IOException {
    MemoryTree tree = Samples.everything();
    Written bare = Written.of(tree, Written.fast().padding(1).build());
    assertEquals(bare.packed().superblock().bytesUsed(), bare.image().size());
    assertEquals(1 << 20, Written.of(tree, Written.fast().padding(1 << 20).build()).image().size());
  }

  /** 7-Zip opens no image whose superblock says that there is no table of fragments. */
  @Test
  void withoutFragmentsTheirTableIsEmpty() throws IOException {
    SquashfsWriteOptions options = Written.fast().fragments(SquashfsFragments.NEVER).build();
    SquashfsSuperblock superblock = Written.of(Samples.everything(), options).packed().superblock();
    assertEquals(0, superblock.fragmentCount());
    long table = superblock.value(SuperblockField.FRAGMENT_TABLE);
    assertTrue(table > superblock.directoryTable());
    assertTrue(table < superblock.value(SuperblockField.EXPORT_TABLE));
  }

  @Test
  void anEmptyTreeIsAnImage() throws IOException {
    Written written = Written.of(tree(), Written.fast().build()).assertIs(tree());
    assertEquals(1, written.packed().superblock().inodeCount());
    assertEquals(4096, written.image().size());
  }

  @Test
  void whatIsBehindTheImageStays() throws IOException {
    MemoryImage image = MemoryImage.ofSize(1 << 20);
    image.write((1 << 20) - 1, Bytes.of((byte) 7).asByteBuffer());
    SquashfsWriter.of(Written.fast().build()).write(tree(), image);
    assertEquals(1 << 20, image.size());
    assertEquals(7, image.readBytes((1 << 20) - 1, 1)[0]);
  }
}
