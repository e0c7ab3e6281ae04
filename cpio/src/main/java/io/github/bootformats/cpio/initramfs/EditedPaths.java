package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Names of entries as the paths that they lead to in the unpacked tree, so that {@code ./lib/x} and
 * {@code usr/lib/x} are one where {@code lib} is a link to {@code usr/lib}.
 */
final class EditedPaths {
  private static final int MAX_LINKS = 40;
  private static final Bytes DOT = Bytes.utf8(".");
  private static final Bytes DOT_DOT = Bytes.utf8("..");

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
    Deque<Bytes> rest = new ArrayDeque<>();
    push(path, rest);
    TreePath at = TreePath.root();
    int links = 0;
    while (!rest.isEmpty()) {
      Bytes name = rest.pop();
      if (name.equals(DOT)) {
        continue;
      }
      if (name.equals(DOT_DOT)) {
        at = at.parent().orElse(at);
        continue;
      }
      TreePath next = at.resolve(name);
      Optional<TreeNode> node = rest.isEmpty() ? Optional.empty() : tree.find(next);
      if (node.isPresent() && node.get().type() == FileType.SYMLINK) {
        Bytes target = node.get().target();
        if (++links > MAX_LINKS) {
          return Optional.empty();
        }
        at = !target.isEmpty() && target.at(0) == '/' ? TreePath.root() : at;
        push(target, rest);
      } else {
        at = next;
      }
    }
    return Optional.of(at);
  }

  private static void push(Bytes path, Deque<Bytes> rest) {
    int end = path.length();
    while (end > 0) {
      int begin = end;
      while (begin > 0 && path.at(begin - 1) != '/') {
        begin--;
      }
      if (begin < end) {
        rest.push(path.slice(begin, end));
      }
      end = begin - 1;
    }
  }
}
