package io.github.bootformats.testkit.tree;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
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

  static void check(TreeNode node, TreePath path) throws IOException {
    Expect.equal(node.metadata(), node.metadata(), path + ": metadata");
    checkXattrs(node.xattrs(), path);
    FileType type = node.type();
    switch (type) {
      case REGULAR -> Expect.equal(node.content().size(), node.size(), path + ": size");
      case SYMLINK -> Expect.equal(node.target().length(), node.size(), path + ": size");
      default -> Expect.equal(0, node.size(), path + ": size");
    }
    if (type == FileType.DIRECTORY) {
      node.children().close();
    } else {
      Expect.thrown(NotDirectoryException.class, node::children, path);
      Expect.thrown(NotDirectoryException.class, node::sortedChildren, path);
      Expect.thrown(NotDirectoryException.class, () -> node.child(Bytes.utf8("x")), path);
    }
    if (type != FileType.SYMLINK) {
      Expect.thrown(NotLinkException.class, node::target, path);
    }
    if (type != FileType.REGULAR) {
      Expect.thrown(FileSystemException.class, node::content, path);
    }
    if (type.isDevice()) {
      Expect.equal(node.device(), node.device(), path);
    } else {
      Expect.thrown(FileSystemException.class, node::device, path);
    }
  }

  private static void checkXattrs(Map<Bytes, Bytes> xattrs, TreePath path) {
    List<Bytes> names = List.copyOf(xattrs.keySet());
    Expect.equal(
        List.copyOf(new TreeMap<>(xattrs).keySet()), names, path + ": order of attributes");
    for (Bytes name : names) {
      Expect.that(!name.isEmpty() && name.indexOf(0, 0) < 0, path + ": attribute " + name);
    }
    Expect.thrown(
        UnsupportedOperationException.class,
        () -> xattrs.put(Bytes.utf8("user.x"), Bytes.empty()),
        path);
  }

  /** Two looks at one entry. */
  static void expectSame(TreeNode expected, TreeNode actual, String path) throws IOException {
    Expect.equal(expected.name(), actual.name(), path + ": name");
    expectSameFile(expected, actual, path);
  }

  /** Two names of one file, perhaps the same name. */
  static void expectSameFile(TreeNode expected, TreeNode actual, String path) throws IOException {
    Expect.equal(expected.type(), actual.type(), path + ": type");
    Expect.equal(expected.metadata(), actual.metadata(), path + ": metadata");
    Expect.equal(expected.size(), actual.size(), path + ": size");
    Expect.equal(expected.nlink(), actual.nlink(), path + ": nlink");
    Expect.equal(expected.linkId(), actual.linkId(), path + ": linkId");
    Expect.equal(expected.xattrs(), actual.xattrs(), path + ": xattrs");
    switch (expected.type()) {
      case SYMLINK -> Expect.equal(expected.target(), actual.target(), path + ": target");
      case CHARACTER_DEVICE, BLOCK_DEVICE ->
          Expect.equal(expected.device(), actual.device(), path + ": device");
      case REGULAR -> {
        long sum = ContentContract.sum(expected.content());
        Expect.equal(sum, ContentContract.sum(actual.content()), path + ": sum of the content");
      }
      default -> {}
    }
  }
}
