package io.github.bootformats.testsupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a single node promises. */
final class NodeContract {
  private NodeContract() {}

  static void check(TreeNode node, String path) throws IOException {
    assertEquals(node.metadata(), node.metadata(), path);
    checkXattrs(node.xattrs(), path);
    FileType type = node.type();
    switch (type) {
      case REGULAR -> assertEquals(node.content().size(), node.size(), path);
      case SYMLINK -> assertEquals(node.target().length(), node.size(), path);
      default -> assertEquals(0, node.size(), path);
    }
    if (type == FileType.DIRECTORY) {
      node.children().close();
    } else {
      assertThrows(NotDirectoryException.class, node::children, path);
      assertThrows(NotDirectoryException.class, node::sortedChildren, path);
      assertThrows(NotDirectoryException.class, () -> node.child(Bytes.utf8("x")), path);
    }
    if (type != FileType.SYMLINK) {
      assertThrows(NotLinkException.class, node::target, path);
    }
    if (type != FileType.REGULAR) {
      assertThrows(FileSystemException.class, node::content, path);
    }
    if (type.isDevice()) {
      assertEquals(node.device(), node.device(), path);
    } else {
      assertThrows(FileSystemException.class, node::device, path);
    }
  }

  private static void checkXattrs(Map<Bytes, Bytes> xattrs, String path) {
    List<Bytes> names = List.copyOf(xattrs.keySet());
    assertEquals(List.copyOf(new TreeMap<>(xattrs).keySet()), names, () -> path + " is unsorted");
    for (Bytes name : names) {
      assertFalse(name.isEmpty() || name.indexOf(0, 0) >= 0, () -> path + ": " + name);
    }
    assertThrows(
        UnsupportedOperationException.class,
        () -> xattrs.put(Bytes.utf8("user.x"), Bytes.empty()),
        path);
  }

  /** Two looks at one entry. */
  static void assertSame(TreeNode expected, TreeNode actual, String path) throws IOException {
    assertEquals(expected.name(), actual.name(), path);
    assertSameFile(expected, actual, path);
  }

  /** Two names of one file, perhaps the same name. */
  static void assertSameFile(TreeNode expected, TreeNode actual, String path) throws IOException {
    assertEquals(expected.type(), actual.type(), path);
    assertEquals(expected.metadata(), actual.metadata(), path);
    assertEquals(expected.size(), actual.size(), path);
    assertEquals(expected.nlink(), actual.nlink(), path);
    assertEquals(expected.linkId(), actual.linkId(), path);
    assertEquals(expected.xattrs(), actual.xattrs(), path);
    switch (expected.type()) {
      case SYMLINK -> assertEquals(expected.target(), actual.target(), path);
      case CHARACTER_DEVICE, BLOCK_DEVICE -> assertEquals(expected.device(), actual.device(), path);
      case REGULAR -> {
        long sum = ContentContract.sum(expected.content());
        assertTrue(sum == ContentContract.sum(actual.content()), path);
      }
      default -> {}
    }
  }
}
