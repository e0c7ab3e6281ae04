package io.github.bootformats.cpio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.TreeComparer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A tree in memory, made of paths in one expression. */
final class TestTree implements FileTree {
  private final MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));

  /** Expects that two trees are equal, whatever they are made of. */
  static void assertSame(FileTree expected, FileTree actual) throws IOException {
    assertEquals(List.of(), TreeComparer.create().compare(expected, actual));
  }

  private interface Change {
    void apply() throws IOException;
  }

  private TestTree with(Change change) {
    try {
      change.apply();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TestTree root(NodeMetadata metadata) {
    return with(() -> tree.setMetadata(TreePath.root(), metadata));
  }

  TestTree directory(String path, NodeMetadata metadata) {
    return with(() -> tree.createDirectory(TreePath.of(path), metadata));
  }

  TestTree file(String path, NodeMetadata metadata, String content) {
    return file(TreePath.of(path), metadata, FileContent.of(Bytes.utf8(content)));
  }

  TestTree file(TreePath path, NodeMetadata metadata, FileContent content) {
    return with(() -> tree.createFile(path, metadata, content));
  }

  TestTree symlink(String path, NodeMetadata metadata, String target) {
    return with(() -> tree.createSymlink(TreePath.of(path), metadata, Bytes.utf8(target)));
  }

  TestTree device(String path, NodeMetadata metadata, FileType type, long major, long minor) {
    DeviceNumber device = new DeviceNumber(major, minor);
    return with(() -> tree.createDevice(TreePath.of(path), metadata, type, device));
  }

  TestTree special(String path, NodeMetadata metadata, FileType type) {
    return with(() -> tree.createSpecial(TreePath.of(path), metadata, type));
  }

  TestTree link(String path, String existing) {
    return with(() -> tree.createLink(TreePath.of(path), TreePath.of(existing)));
  }

  TestTree xattr(String path, String name, String value) {
    return with(() -> tree.setXattr(TreePath.of(path), Bytes.utf8(name), Bytes.utf8(value)));
  }

  @Override
  public TreeNode root() {
    return tree.root();
  }
}
