package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The layer in memory that takes the changes of an overlay, with its markers. */
final class UpperLayer {
  /** As Linux makes them. */
  private static final NodeMetadata WHITEOUT = NodeMetadata.of(0);

  private final MemoryTree tree;
  private final Markers markers;

  UpperLayer(MemoryTree tree, Markers markers) {
    this.tree = tree;
    this.markers = markers;
  }

  MemoryTree tree() {
    return tree;
  }

  /** Returns the layer as others may read it while it changes. */
  FileTree guarded(Guard guard) {
    return () -> new GuardedNode(guard, tree.root());
  }

  /** Returns the layer as it is now. */
  MemoryTree copy(ReadLimits limits) throws IOException {
    return MemoryTree.copyOf(tree, limits);
  }

  /** Copies a file up, whose directory is there, with all but the attributes of overlayfs. */
  void copyUp(TreePath path, TreeNode merged) throws IOException {
    NodeMetadata metadata = merged.metadata();
    Map<Bytes, Bytes> xattrs = merged.xattrs(); // all that can fail comes before the first change
    switch (merged.type()) {
      case REGULAR -> tree.createFile(path, metadata, content(merged));
      case DIRECTORY -> tree.createDirectory(path, metadata);
      case SYMLINK -> tree.createSymlink(path, metadata, merged.target());
      case CHARACTER_DEVICE, BLOCK_DEVICE ->
          tree.createDevice(path, metadata, merged.type(), merged.device());
      case FIFO, SOCKET -> tree.createSpecial(path, metadata, merged.type());
    }
    for (Map.Entry<Bytes, Bytes> xattr : xattrs.entrySet()) {
      tree.setXattr(path, markers.stored(xattr.getKey()), xattr.getValue());
    }
    if (merged.type() == FileType.DIRECTORY) {
      // Copied up from an unknown place: without it, whiteouts show where the layer is read alone.
      tree.setXattr(path, markers.origin, Bytes.empty());
    }
  }

  /** Returns the content, of which Linux copies no more than the metadata says there is. */
  private static FileContent content(TreeNode merged) throws IOException {
    FileContent content = GuardedContent.unwrap(merged.content());
    long size = merged.size();
    return content.size() > size ? content.first(size) : content;
  }

  /** Takes the data of a file that has its metadata only. */
  void completeMetacopy(TreePath path, TreeNode merged) throws IOException {
    tree.setContent(path, content(merged));
    tree.removeXattr(path, markers.metacopy);
    tree.removeXattr(path, markers.redirect);
  }

  boolean isMetacopy(TreePath path) throws IOException {
    Optional<TreeNode> node = tree.find(path);
    return node.isPresent() && markers.isMetacopy(node.get());
  }

  void putWhiteout(TreePath path) throws IOException {
    tree.createDevice(path, WHITEOUT, FileType.CHARACTER_DEVICE, Markers.WHITEOUT_DEVICE);
  }

  void setOpaque(TreePath directory) throws IOException {
    tree.setXattr(directory, markers.opaque, Markers.OPAQUE_YES);
  }

  boolean isOpaque(TreePath directory) throws IOException {
    Optional<TreeNode> node = tree.find(directory);
    return node.isPresent() && markers.isOpaque(node.get());
  }

  Optional<Bytes> redirect(TreePath path) throws IOException {
    return tree.find(path).isPresent()
        ? Optional.ofNullable(tree.find(path).orElseThrow().xattrs().get(markers.redirect))
        : Optional.empty();
  }

  void setRedirect(TreePath path, Bytes value) throws IOException {
    tree.setXattr(path, markers.redirect, value);
  }

  /**
   * Removes what is at a path: a file, a whiteout, or a directory that holds nothing but whiteouts.
   *
   * @return whether there was anything
   */
  boolean remove(TreePath path) throws IOException {
    Optional<TreeNode> node = tree.find(path);
    if (node.isEmpty()) {
      return false;
    }
    if (node.get().type() == FileType.DIRECTORY) {
      try (TreeCursor whiteouts = node.get().children()) {
        for (TreeNode each = whiteouts.next(); each != null; each = whiteouts.next()) {
          tree.delete(path.resolve(each.name()));
        }
      }
    }
    tree.delete(path);
    return true;
  }
}
