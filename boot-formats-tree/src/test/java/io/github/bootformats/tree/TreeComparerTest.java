package io.github.bootformats.tree;

import static io.github.bootformats.tree.SampleTrees.PLAIN;
import static io.github.bootformats.tree.SampleTrees.path;
import static io.github.bootformats.tree.SampleTrees.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.MutableTree;
import io.github.bootformats.api.tree.TreeWalk;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TreeComparerTest {
  private interface Edit {
    void apply(MutableTree tree) throws IOException;
  }

  /** One change, what the comparer says of it, and the attribute that it changes. */
  record Change(TreeAttribute attribute, String expected, Edit edit) {
    @Override
    public String toString() {
      return expected;
    }
  }

  static List<Change> changes() {
    return List.of(
        new Change(
            TreeAttribute.PRESENCE,
            "/etc/new: presence absent, regular",
            tree -> tree.createFile(path("etc/new"), PLAIN, text("x"))),
        new Change(
            TreeAttribute.PRESENCE,
            "/dev/log: presence socket, absent",
            tree -> tree.delete(path("dev/log"))),
        new Change(
            TreeAttribute.TYPE,
            "/dev/initctl: type fifo, character device",
            tree -> {
              tree.delete(path("dev/initctl"));
              tree.createDevice(
                  path("dev/initctl"), PLAIN, FileType.CHARACTER_DEVICE, new DeviceNumber(1, 3));
            }),
        new Change(
            TreeAttribute.PERMISSIONS,
            "/bin: permissions 0555, 4700",
            tree -> edit(tree, "bin", 04700, 0)),
        new Change(TreeAttribute.UID, "/tmp: uid 0, 77", tree -> edit(tree, "tmp", 01777, 77)),
        new Change(
            TreeAttribute.GID,
            "/etc/shadow: gid 0, 42",
            tree ->
                tree.setMetadata(path("etc/shadow"), PLAIN.withPermissions(0).withOwner(0, 42))),
        new Change(
            TreeAttribute.MTIME,
            "/etc/shadow: mtime 1000000000.123456000, -1.000000001",
            tree ->
                tree.setMetadata(path("etc/shadow"), PLAIN.withPermissions(0).withMtime(-1, 1))),
        new Change(
            TreeAttribute.LINK,
            "/etc/passwd-: link /etc/passwd, none before",
            tree -> {
              tree.delete(path("etc/passwd-"));
              tree.createFile(path("etc/passwd-"), PLAIN, text("root:x:0:0::/:/bin/sh\n"));
              tree.setXattr(
                  path("etc/passwd-"), Bytes.utf8("user.note"), Bytes.of((byte) 0, (byte) 0xFF));
            }),
        new Change(
            TreeAttribute.XATTRS,
            "/tmp: xattrs user.dir=, user.dir absent",
            tree -> tree.removeXattr(path("tmp"), Bytes.utf8("user.dir"))),
        new Change(
            TreeAttribute.TARGET,
            "/etc/mtab: target ../proc/mounts, \\x0a",
            tree -> {
              tree.delete(path("etc/mtab"));
              tree.createSymlink(path("etc/mtab"), PLAIN.withPermissions(0777), Bytes.utf8("\n"));
            }),
        new Change(
            TreeAttribute.DEVICE,
            "/dev/sda1: device 8:1, 8:2",
            tree -> {
              var metadata = tree.find(path("dev/sda1")).orElseThrow().metadata();
              tree.delete(path("dev/sda1"));
              tree.createDevice(
                  path("dev/sda1"), metadata, FileType.BLOCK_DEVICE, new DeviceNumber(8, 2));
            }),
        new Change(
            TreeAttribute.SIZE,
            "/etc/shadow: size 6, 0",
            tree -> tree.setContent(path("etc/shadow"), text(""))),
        new Change(
            TreeAttribute.CONTENT,
            "/etc/shadow: content at byte 4 0x65, 0x41",
            tree -> {
              try (ImageTarget target = tree.openContent(path("etc/shadow"))) {
                target.write(4, Bytes.utf8("A").asByteBuffer());
              }
            }));
  }

  private static void edit(MutableTree tree, String path, int permissions, long uid)
      throws IOException {
    var metadata = tree.find(path(path)).orElseThrow().metadata();
    tree.setMetadata(path(path), metadata.withPermissions(permissions).withOwner(uid, 0));
  }

  private static List<String> differences(TreeComparer comparer, MemoryTree a, MemoryTree b)
      throws IOException {
    return comparer.compare(a, b).stream().map(TreeDifference::toString).toList();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void saysWhatDiffersAndWhere(Change change) throws IOException {
    MemoryTree before = SampleTrees.everything();
    MemoryTree after = SampleTrees.everything();
    change.edit.apply(after);
    assertEquals(List.of(change.expected), differences(TreeComparer.create(), before, after));
    assertEquals(1, TreeComparer.create().compare(after, before).size());
    TreeComparer blind = TreeComparer.create().ignoring(change.attribute);
    assertEquals(List.of(), differences(blind, before, after));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void theDigestSeesTheSame(Change change) throws IOException {
    MemoryTree before = SampleTrees.everything();
    MemoryTree after = SampleTrees.everything();
    assertEquals(TreeDigest.create().of(before), TreeDigest.create().of(after));
    change.edit.apply(after);
    assertNotEquals(TreeDigest.create().of(before), TreeDigest.create().of(after));
    switch (change.attribute) {
      case PRESENCE, TYPE, SIZE ->
          assertThrows(
              IllegalArgumentException.class, () -> TreeDigest.create().ignoring(change.attribute));
      default -> {
        TreeDigest blind = TreeDigest.create().ignoring(change.attribute);
        assertEquals(blind.of(before), blind.of(after));
        assertNotEquals(TreeDigest.create().of(before), blind.of(before));
      }
    }
  }

  @Test
  void equalTreesDoNotDiffer() throws IOException {
    MemoryTree tree = SampleTrees.everything();
    MemoryTree copy = MemoryTree.copyOf(tree, ReadLimits.defaults());
    assertEquals(List.of(), differences(TreeComparer.create(), tree, copy));
    assertEquals(TreeDigest.create().of(tree), TreeDigest.create().of(copy));
  }

  @Test
  void fractionsOfASecondCountWhereBothTreesHoldThem() throws IOException {
    MemoryTree a = SampleTrees.empty();
    MemoryTree b = SampleTrees.empty();
    a.createDirectory(path("d"), PLAIN.withMtime(7, 123_456_789));
    b.createDirectory(path("d"), PLAIN.withMtime(7, 0));
    FileTree seconds = FileTree.ofWholeSeconds(b.root());
    TreeComparer comparer = TreeComparer.create();

    assertEquals(TreeAttribute.MTIME, comparer.compare(a, b).get(0).attribute());
    assertEquals(List.of(), comparer.compare(a, seconds));
    assertEquals(List.of(), comparer.compare(seconds, a));
    assertEquals(List.of(), comparer.compare(SelectedTree.of(seconds, List.of(path("d"))), a));
    a.setMetadata(path("d"), PLAIN.withMtime(8, 0));
    assertEquals(TreeAttribute.MTIME, comparer.compare(seconds, a).get(0).attribute());
  }

  @Test
  void findsADifferenceFarIntoAFile() throws IOException {
    MemoryTree a = SampleTrees.empty();
    MemoryTree b = SampleTrees.empty();
    a.createFile(path("f"), PLAIN, SampleTrees.random(300_000));
    b.createFile(path("f"), PLAIN, SampleTrees.random(300_000));
    try (ImageTarget target = b.openContent(path("f"))) {
      target.write(299_999, Bytes.utf8("?").asByteBuffer());
    }
    assertEquals(299_999, TreeComparer.create().compare(a, b).get(0).offset().orElseThrow());
  }

  @Test
  void keepsToItsLimits() throws IOException {
    MemoryTree tree = SampleTrees.everything();
    ReadLimits three = ReadLimits.builder().with(TreeWalk.MAX_ENTRIES, 3).build();
    assertThrows(
        LimitExceededException.class,
        () -> TreeComparer.create().withLimits(three).compare(SampleTrees.empty(), tree));
    ReadLimits flat = ReadLimits.builder().with(TreeWalk.MAX_DEPTH, 1).build();
    assertThrows(
        LimitExceededException.class,
        () -> TreeComparer.create().withLimits(flat).compare(tree, tree));
    assertThrows(LimitExceededException.class, () -> TreeDigest.create().withLimits(flat).of(tree));
  }

  @Test
  void canBeStopped() throws IOException {
    MemoryTree tree = SampleTrees.everything();
    MemoryTree same = SampleTrees.everything();
    assertThrows(
        InterruptedIOException.class,
        () -> TreeComparer.create().compare(tree, same, d -> {}, (done, all) -> done < 50_000));
    assertThrows(
        InterruptedIOException.class,
        () -> TreeDigest.create().of(tree, (done, all) -> done < 50_000));
  }

  @Test
  void theDigestIsWhatItsDocumentationSays() throws IOException {
    // The canonical form of an empty tree, written by hand.
    Bytes form =
        Bytes.utf8("bootformats-tree-1\0\0\0\0\0\0d\0\0\u0001\u00ed".replace("\u00ed", ""));
    byte[] bytes = new byte[form.length() + 1 + 8 + 8 + 8 + 4 + 4];
    System.arraycopy(form.toByteArray(), 0, bytes, 0, form.length());
    bytes[form.length()] = (byte) 0xED; // 0755 is 0x1ed
    assertEquals(
        Bytes.of(sha256(bytes)),
        TreeDigest.create()
            .of(MemoryTree.create(io.github.bootformats.api.tree.NodeMetadata.of(0755))));
    assertFalse(TreeDigest.create().of(SampleTrees.empty()).isZero());
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return java.security.MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
