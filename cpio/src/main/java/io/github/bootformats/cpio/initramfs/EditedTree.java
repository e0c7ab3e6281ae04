package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.LinkId;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tree that an image unpacks to, and the changes made to it so far. What is removed stays
 * removed, with all that was in it, whatever is put there later.
 */
final class EditedTree {
  private final FileTree old;
  private final EditedPaths oldPaths;
  private final EditedPaths paths;
  private final Set<TreePath> removed = new HashSet<>();
  private final Map<TreePath, NewNode> changes = new LinkedHashMap<>();

  /** The names of each file of the image that has several; null while nobody has asked. */
  private @Nullable Map<LinkId, List<TreePath>> names;

  EditedTree(FileTree old) {
    this.old = old;
    this.oldPaths = new EditedPaths(path -> targetOf(old.find(path)));
    this.paths = new EditedPaths(this::target);
  }

  void put(TreePath path, NewNode node) {
    changes.put(path, node);
  }

  void remove(TreePath path) {
    changes.keySet().removeIf(changed -> changed.startsWith(path));
    removed.add(path);
  }

  /** Returns what is put, by path. */
  Map<TreePath, NewNode> changes() {
    return changes;
  }

  Optional<NewNode> change(TreePath path) {
    return Optional.ofNullable(changes.get(path));
  }

  /** Tells whether the image's own file of a path is no longer there. */
  boolean isChanged(TreePath path) {
    return changes.containsKey(path) || isRemoved(path);
  }

  private boolean isRemoved(TreePath path) {
    for (Optional<TreePath> at = Optional.of(path); at.isPresent(); at = at.get().parent()) {
      if (removed.contains(at.get())) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether the image itself has something there. */
  boolean isOld(TreePath path) throws IOException {
    return old.find(path).isPresent();
  }

  Optional<FileType> type(TreePath path) throws IOException {
    Optional<NewNode> change = change(path);
    return change.isPresent() ? change.map(NewNode::type) : unchanged(path).map(TreeNode::type);
  }

  Optional<NodeMetadata> metadata(TreePath path) throws IOException {
    Optional<NewNode> change = change(path);
    if (change.isPresent()) {
      return change.map(NewNode::metadata);
    }
    Optional<TreeNode> node = unchanged(path);
    return node.isPresent() ? Optional.of(node.get().metadata()) : Optional.empty();
  }

  private Optional<TreeNode> unchanged(TreePath path) throws IOException {
    return isChanged(path) ? Optional.empty() : old.find(path);
  }

  /** Returns where a path leads to in the edited tree; empty if links go in circles. */
  Optional<TreePath> real(Bytes path) throws IOException {
    return paths.real(path);
  }

  /** Returns where the name of an entry led to in the image; empty if nowhere. */
  Optional<TreePath> oldPath(Bytes name) throws IOException {
    return oldPaths.real(name);
  }

  private Optional<Bytes> target(TreePath path) throws IOException {
    Optional<NewNode> change = change(path);
    if (change.isEmpty()) {
      return targetOf(unchanged(path));
    }
    return change.get().type() == FileType.SYMLINK
        ? Optional.of(change.get().target())
        : Optional.empty();
  }

  private static Optional<Bytes> targetOf(Optional<TreeNode> node) throws IOException {
    return node.isPresent() && node.get().type() == FileType.SYMLINK
        ? Optional.of(node.get().target())
        : Optional.empty();
  }

  /** Returns another name of the image's file that stays as it is. */
  Optional<TreePath> otherName(TreePath path) throws IOException {
    Optional<TreeNode> node = old.find(path);
    if (node.isEmpty() || node.get().linkId().isEmpty()) {
      return Optional.empty();
    }
    return names().getOrDefault(node.get().linkId().get(), List.of()).stream()
        .filter(name -> !isChanged(name))
        .findFirst();
  }

  private Map<LinkId, List<TreePath>> names() throws IOException {
    if (names == null) {
      names = new HashMap<>();
      // The tree is in memory, and was held against its limits when it was made.
      try (TreeWalk walk = TreeWalk.sorted(old, ReadLimits.defaults())) {
        for (TreeNode node = walk.next(); node != null; node = walk.next()) {
          Optional<LinkId> id = node.linkId();
          if (id.isPresent()) {
            names.computeIfAbsent(id.get(), i -> new ArrayList<>()).add(walk.path());
          }
        }
      }
    }
    return names;
  }
}
