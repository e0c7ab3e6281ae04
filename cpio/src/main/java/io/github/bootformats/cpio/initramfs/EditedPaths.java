package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.util.Optional;

/**
 * Names of entries as the paths that they lead to in the unpacked tree, so that {@code ./lib/x} and
 * {@code usr/lib/x} are one where {@code lib} is a link to {@code usr/lib}.
 */
final class EditedPaths {
  private final Links links;

  /** The symbolic links of a tree. */
  @FunctionalInterface
  interface Links {
    /** Returns where the link at a path points to; empty if there is none. */
    Optional<Bytes> target(TreePath path) throws IOException;
  }

  EditedPaths(Links links) {
    this.links = links;
  }

  /**
   * Follows the links on the way to a path, but not the one that may be at its end.
   *
   * @return the path without links, dots and slashes; empty if links go in circles
   */
  Optional<TreePath> real(Bytes path) throws IOException {
    PathNames rest = new PathNames(path);
    TreePath at = TreePath.root();
    int followed = 0;
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
      Optional<Bytes> target = rest.isEmpty() ? Optional.empty() : links.target(next);
      if (target.isPresent()) {
        if (++followed > PathNames.MAX_LINKS) {
          return Optional.empty();
        }
        at = PathNames.isAbsolute(target.get()) ? TreePath.root() : at;
        rest.push(target.get());
      } else {
        at = next;
      }
    }
    return Optional.of(at);
  }
}
