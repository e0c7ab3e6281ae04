package io.github.bootformats.tree;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.LinkId;
import io.github.bootformats.api.tree.MutableTree;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Copies a tree into an empty one. */
final class TreeCopy {
  private final MutableTree target;
  private final Map<LinkId, TreePath> linked = new HashMap<>();

  TreeCopy(MutableTree target) {
    this.target = target;
  }

  /**
   * Copies all files.
   *
   * @param progress told the files done
   */
  void copy(FileTree source, ReadLimits limits, Progress progress) throws IOException {
    long done = 0;
    try (TreeWalk walk = TreeWalk.unsorted(source, limits)) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        copy(node, walk.path());
        progress.check(++done, -1);
      }
    }
  }

  private void copy(TreeNode node, TreePath path) throws IOException {
    Optional<LinkId> id = node.linkId();
    TreePath existing = id.map(key -> linked.putIfAbsent(key, path)).orElse(null);
    if (existing != null) {
      target.createLink(path, existing);
      return;
    }
    if (path.isRoot()) {
      target.setMetadata(path, node.metadata());
    } else {
      create(node, path);
    }
    for (Map.Entry<Bytes, Bytes> xattr : node.xattrs().entrySet()) {
      target.setXattr(path, xattr.getKey(), xattr.getValue());
    }
  }

  private void create(TreeNode node, TreePath path) throws IOException {
    switch (node.type()) {
      case REGULAR -> target.createFile(path, node.metadata(), node.content());
      case DIRECTORY -> target.createDirectory(path, node.metadata());
      case SYMLINK -> target.createSymlink(path, node.metadata(), node.target());
      case CHARACTER_DEVICE, BLOCK_DEVICE ->
          target.createDevice(path, node.metadata(), node.type(), node.device());
      case FIFO, SOCKET -> target.createSpecial(path, node.metadata(), node.type());
    }
  }
}
