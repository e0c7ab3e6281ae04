package io.github.bootformats.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.TreeAttribute;
import io.github.bootformats.tree.TreeComparer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Random;

/** Trees for seeds, and what must hold of any tree. */
final class Trees {
  /** Small enough for a walk of milliseconds; files may be made of holes. */
  static final ReadLimits LIMITS = ReadLimits.builder().with(TreeWalk.MAX_ENTRIES, 20_000).build();

  private static final long MAX_CONTENT = 1 << 20;
  private static final NodeMetadata PLAIN = NodeMetadata.of(0644).withMtime(1_700_000_000L, 0);

  private Trees() {}

  /** Reads everything; sizes, names and permissions must be what they claim to be. */
  static void readAll(FileTree tree) throws IOException {
    try (TreeWalk walk = TreeWalk.sorted(tree, LIMITS)) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        assertTrue(walk.path().isRoot() || TreePath.isName(node.name()), "a name");
        read(node);
      }
    }
  }

  private static void read(TreeNode node) throws IOException {
    assertEquals(0, node.metadata().permissions() & ~NodeMetadata.PERMISSIONS_MASK);
    assertTrue(node.nlink() >= 1, "links");
    node.linkId();
    node.xattrs();
    switch (node.type()) {
      case SYMLINK -> assertEquals(node.size(), node.target().length(), "size of a link");
      case CHARACTER_DEVICE, BLOCK_DEVICE -> node.device();
      case REGULAR -> read(node.content(), node.size());
      case DIRECTORY -> node.child(node.name());
      default -> {}
    }
  }

  private static void read(FileContent content, long size) throws IOException {
    assertEquals(size, content.size(), "size of a file");
    try (InputStream in = content.newInputStream()) {
      if (size <= MAX_CONTENT) {
        assertEquals(size, in.transferTo(OutputStream.nullOutputStream()), "bytes of a file");
      } else {
        in.skipNBytes(MAX_CONTENT);
      }
    }
  }

  /** Returns the bytes of all files together, as their sizes claim. */
  static long contentBytes(FileTree tree) throws IOException {
    long bytes = 0;
    try (TreeWalk walk = TreeWalk.unsorted(tree, LIMITS)) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        bytes += node.type() == FileType.REGULAR ? node.size() : 0;
        if (bytes < 0) {
          return Long.MAX_VALUE;
        }
      }
    }
    return bytes;
  }

  static boolean hasLinkedSymlinks(FileTree tree) throws IOException {
    try (TreeWalk walk = TreeWalk.unsorted(tree, LIMITS)) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        if (node.type() == FileType.SYMLINK && node.linkId().isPresent()) {
          return true;
        }
      }
    }
    return false;
  }

  /** Two trees that can be read must be the same in all that is not ignored. */
  static void assertSame(FileTree expected, FileTree actual, TreeAttribute... ignored)
      throws IOException {
    TreeComparer comparer = TreeComparer.create().withLimits(LIMITS);
    for (TreeAttribute attribute : ignored) {
      comparer = comparer.ignoring(attribute);
    }
    assertEquals(List.of(), comparer.compare(expected, actual));
  }

  static MemoryTree empty() {
    return MemoryTree.create(NodeMetadata.of(0755).withMtime(1_700_000_000L, 0));
  }

  /** A small tree that has everything. */
  static MemoryTree sample() throws IOException {
    MemoryTree tree = empty();
    tree.createDirectory(TreePath.of("d"), PLAIN.withPermissions(0755));
    tree.createFile(TreePath.of("d/f"), PLAIN.withOwner(1000, 100), FileContent.of(noise(300)));
    tree.createLink(TreePath.of("hard"), TreePath.of("d/f"));
    tree.createFile(TreePath.of("empty"), PLAIN, FileContent.EMPTY);
    tree.createSymlink(TreePath.of("link"), PLAIN.withPermissions(0777), Bytes.utf8("d/f"));
    tree.createDevice(TreePath.of("tty"), PLAIN, FileType.CHARACTER_DEVICE, new DeviceNumber(5, 1));
    tree.createSpecial(TreePath.of("pipe"), PLAIN, FileType.FIFO);
    return tree;
  }

  /** The same with blocks, holes, fragments and extended attributes. */
  static MemoryTree richSample() throws IOException {
    MemoryTree tree = sample();
    byte[] sparse = new byte[12_300];
    noise(4096).copyTo(sparse, 0);
    noise(12).copyTo(sparse, 12_288);
    tree.createFile(TreePath.of("d/sparse"), PLAIN, FileContent.of(Bytes.of(sparse)));
    tree.setXattr(TreePath.of("d"), Bytes.utf8("user.name"), Bytes.utf8("d"));
    tree.setXattr(TreePath.of("d/f"), Bytes.utf8("user.name"), Bytes.utf8("f"));
    tree.setXattr(TreePath.of("tty"), Bytes.utf8("trusted.long"), noise(40));
    tree.setXattr(TreePath.of("d/sparse"), Bytes.utf8("trusted.long"), noise(40));
    return tree;
  }

  /** Bytes that do not compress, always the same. */
  static Bytes noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return Bytes.of(bytes);
  }
}
