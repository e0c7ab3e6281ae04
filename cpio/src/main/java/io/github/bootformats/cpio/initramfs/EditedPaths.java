package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.util.Optional;

/**
 * Names of entries as the paths that they lead to in the unpacked tree, so that {@code ./lib/x} and
 * {@code usr/lib/x} are one where {@code lib} is a link to {@code usr/lib}.
 */
final class EditedPaths {
  private final FileTree tree;

  EditedPaths(FileTree tree) {
    this.tree = tree;
  }

  /**
   * Follows the links on the way to a path, but not the one that may be at its end.
   *
   * @return the path without links, dots and slashes; empty if links go in circles
   */
  Optional<TreePath> real(Bytes path) throws IOException {
    PathNames rest = new PathNames(path);
    TreePath at = TreePath.root();
    int links = 0;
    while (!rest.isEmpty()) {
      Bytes name = rest.pop();
      if (name.equals(PathNames.DOT)) {
        continue;
      }
      if (name.equals(PathNames.DOT_DOT)) {
        at = at.parent().orElse(at);
        continue;
      }
      TreePath next = at.resolve(name);
      Optional<TreeNode> node = rest.isEmpty() ? Optional.empty() : tree.find(next);
      if (node.isPresent() && node.get().type() == FileType.SYMLINK) {
        Bytes target = node.get().target();
        if (++links > PathNames.MAX_LINKS) {
          return Optional.empty();
        }
        at = PathNames.isAbsolute(target) ? TreePath.root() : at;
        rest.push(target);
      } else {
        at = next;
      }
    }
    return Optional.of(at);
  }
}
