package io.github.bootformats.squashfs;

import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.LinkId;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What has to be known of a tree before it is written: how many names its files have that are
 * packed, how much content there is, and which sizes several files have.
 */
final class TreeSurvey {
  private static final int NODES_A_CHECK = 1024;

  private final Map<LinkId, Integer> names = new HashMap<>();
  private final Set<Long> sizes = new HashSet<>();
  private final Set<Long> sharedSizes = new HashSet<>();
  private final boolean needsSizes;
  private long contentBytes;

  private TreeSurvey(boolean needsSizes) {
    this.needsSizes = needsSizes;
  }

  static TreeSurvey of(
      FileTree tree, ReadLimits limits, SquashfsWriteOptions options, Progress progress)
      throws IOException {
    TreeSurvey survey = new TreeSurvey(options.findsDuplicates());
    try (PackWalk walk = new PackWalk(tree, limits, options)) {
      long count = 0;
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        if (count++ % NODES_A_CHECK == 0) {
          progress.check(0, -1);
        }
        survey.add(node);
      }
    }
    survey.sizes.clear();
    return survey;
  }

  private void add(TreeNode node) throws IOException {
    Optional<LinkId> id = linkId(node);
    boolean isFirst = id.isEmpty() || names.merge(id.get(), 1, Integer::sum) == 1;
    if (isFirst && node.type() == FileType.REGULAR) {
      long size = node.size();
      contentBytes += size;
      if (needsSizes && !sizes.add(size)) {
        sharedSizes.add(size);
      }
    }
  }

  /** Returns what the names of a file have in common; empty for directories. */
  static Optional<LinkId> linkId(TreeNode node) throws IOException {
    return node.type() == FileType.DIRECTORY ? Optional.empty() : node.linkId();
  }

  /** Returns how many names of a file are packed. */
  int names(LinkId id) {
    return names.getOrDefault(id, 1);
  }

  /** Returns whether several files are of a size. */
  boolean isShared(long size) {
    return sharedSizes.contains(size);
  }

  /** Returns how many bytes all files have, each counted once. */
  long contentBytes() {
    return contentBytes;
  }
}
