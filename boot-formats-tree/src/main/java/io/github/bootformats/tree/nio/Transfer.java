package io.github.bootformats.tree.nio;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.MutableTree;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.ResolvedNode;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.util.Map;

/** Copies and moves files, within a tree or from one to another. */
final class Transfer {
  private final TreeFilePath source;
  private final TreeFilePath target;
  private final TreeFileSystem from;
  private final TreeFileSystem to;
  private final CopyMode mode;

  Transfer(TreeFilePath source, TreeFilePath target, CopyMode mode) {
    this.source = source;
    this.target = target;
    this.from = source.getFileSystem();
    this.to = target.getFileSystem();
    this.mode = mode;
  }

  /** Copies a file of any type; of a directory not what is in it. */
  void copy() throws IOException {
    ResolvedNode original = from.read(() -> from.lookup().node(source, mode.follow()));
    to.change(
        tree -> {
          Place place = to.lookup().place(target);
          if (!isSame(original, place)) {
            checkReplaceable(place);
            if (place.node() != null) {
              to.changes().delete(tree, place, target);
            }
            to.changes().create(tree, place.path(), (into, at) -> make(into, at, original.node()));
          }
          return place;
        });
  }

  void move() throws IOException {
    if (from.equals(to)) {
      to.change(this::rename);
      return;
    }
    if (mode.atomic()) {
      throw new AtomicMoveNotSupportedException(
          source.toString(), target.toString(), "from one tree to another");
    }
    from.store().checkWritable();
    TreeNode moved = from.read(() -> from.lookup().place(source).existingEntry(source));
    checkEmpty(moved, source);
    copy();
    from.changes().delete(source);
  }

  private static void checkEmpty(TreeNode node, TreeFilePath asked) throws IOException {
    if (node.type() == FileType.DIRECTORY) {
      try (TreeCursor entries = node.children()) {
        if (entries.next() != null) {
          throw new DirectoryNotEmptyException(asked.toString());
        }
      }
    }
  }

  private Place rename(MutableTree tree) throws IOException {
    Place old = to.lookup().place(source);
    TreeNode moved = old.existing(source);
    Place place = to.lookup().place(target);
    if (mode.atomic() && place.node() != null) {
      old.existingEntry(source);
      place.existingEntry(target);
    }
    if (isSame(new ResolvedNode(old.path(), moved), place)) {
      return place;
    }
    if (!mode.atomic()) {
      checkReplaceable(place);
    }
    old.existingEntry(source);
    if (place.path().startsWith(old.path())) {
      throw new FileSystemException(source.toString(), target.toString(), "is within itself");
    }
    if (place.node() != null && !mode.atomic()) {
      to.changes().delete(tree, place, target);
    }
    tree.rename(old.path(), place.path());
    to.files().renamed(old.path(), place.path());
    to.store().touchParent(tree, old.path());
    to.store().touchParent(tree, place.path());
    return place;
  }

  private boolean isSame(ResolvedNode original, Place place) throws IOException {
    TreeNode there = place.node();
    if (there == null || !from.equals(to)) {
      return false;
    }
    return original.path().equals(place.path())
        || (original.node().linkId().isPresent()
            && original.node().linkId().equals(there.linkId()));
  }

  /** Sees that the target is free, or may be deleted. */
  private void checkReplaceable(Place place) throws IOException {
    if (!mode.replace()) {
      place.checkFree(target);
    }
    TreeNode there = place.node();
    if (there != null) {
      place.checkDeletable(target);
      checkEmpty(there, target);
    }
  }

  private void make(MutableTree tree, TreePath at, TreeNode original) throws IOException {
    NodeMetadata metadata = original.metadata();
    if (!mode.attributes()) {
      metadata = to.store().now(to.creation().copy(metadata));
    }
    switch (original.type()) {
      case REGULAR -> makeFile(tree, at, metadata, original.content());
      case DIRECTORY -> tree.createDirectory(at, metadata);
      case SYMLINK -> tree.createSymlink(at, metadata, original.target());
      case CHARACTER_DEVICE, BLOCK_DEVICE ->
          tree.createDevice(at, metadata, original.type(), original.device());
      case FIFO, SOCKET -> tree.createSpecial(at, metadata, original.type());
    }
    if (mode.attributes()) {
      for (Map.Entry<Bytes, Bytes> xattr : original.xattrs().entrySet()) {
        tree.setXattr(at, xattr.getKey(), xattr.getValue());
      }
    }
  }

  private void makeFile(MutableTree tree, TreePath at, NodeMetadata metadata, FileContent content)
      throws IOException {
    if (from.equals(to)) {
      tree.createFile(at, metadata, content);
      return;
    }
    // The other tree may not be there as long as this one.
    tree.createFile(at, metadata, FileContent.EMPTY);
    try (ImageTarget out = tree.openContent(at)) {
      content.copyTo(out, 0, Progress.NONE);
    } catch (IOException e) {
      tree.delete(at);
      throw e;
    }
  }
}
