package io.github.bootformats.syslinux;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeResolver;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;

/** Files of a tree. */
final class TreeConfigFiles implements ConfigFiles {
  private final FileTree tree;

  TreeConfigFiles(FileTree tree) {
    this.tree = requireNonNull(tree);
  }

  @Override
  public Optional<Bytes> read(TreePath directory, Bytes name, ReadLimits limits)
      throws IOException {
    Optional<TreeNode> node = find(directory, name);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        limits.readAll(
            node.get().content(), SyslinuxLimits.MAX_FILE_BYTES, SyslinuxFinding.FORMAT));
  }

  @Override
  public boolean exists(TreePath directory, Bytes name) throws IOException {
    return find(directory, name).isPresent();
  }

  private Optional<TreeNode> find(TreePath directory, Bytes name) throws IOException {
    if (name.isEmpty() || name.indexOf(0, 0) >= 0) {
      return Optional.empty();
    }
    try {
      TreeNode node =
          TreeResolver.of(tree, ReadLimits.defaults()).resolve(directory, name, true).node();
      return node.type() == FileType.REGULAR ? Optional.of(node) : Optional.empty();
    } catch (FileSystemException e) {
      return Optional.empty(); // missing, a loop of links, or not a directory
    }
  }
}
