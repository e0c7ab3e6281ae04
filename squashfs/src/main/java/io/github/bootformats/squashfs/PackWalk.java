package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The nodes of a tree that are packed, each directory before what is in it, sorted by names. */
final class PackWalk implements Closeable {
  private final TreeWalk walk;
  private final List<ExcludePattern> excludes;

  PackWalk(FileTree tree, ReadLimits limits, SquashfsWriteOptions options) {
    this.walk = TreeWalk.sorted(tree, limits);
    this.excludes = options.excludePatterns();
  }

  /** Goes on to the next node; null after the last. */
  @Nullable TreeNode next() throws IOException {
    for (TreeNode node = walk.next(); node != null; node = walk.next()) {
      if (excludes.stream().noneMatch(pattern -> pattern.matches(walk.path()))) {
        checkName(node.name());
        return node;
      }
      walk.skipChildren();
    }
    return null;
  }

  private void checkName(Bytes name) throws IOException {
    if (name.length() > DirectoryEntry.MAX_NAME) {
      throw SquashfsFinding.VALUE_TOO_LARGE.unsupportedAt(
          -1,
          "names have at most %s bytes, not %s as that of %s"
              .formatted(DirectoryEntry.MAX_NAME, name.length(), walk.path()));
    }
  }

  TreePath path() {
    return walk.path();
  }

  @Override
  public void close() throws IOException {
    walk.close();
  }
}
