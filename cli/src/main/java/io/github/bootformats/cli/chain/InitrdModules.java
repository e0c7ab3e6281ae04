package io.github.bootformats.cli.chain;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** For which kernels an initramfs has modules. */
final class InitrdModules {
  private static final List<String> PLACES = List.of("lib/modules", "usr/lib/modules");

  private InitrdModules() {}

  /** Returns the names of the directories of modules. */
  static Set<Bytes> releases(FileTree tree) throws IOException {
    Set<Bytes> releases = new TreeSet<>();
    for (String place : PLACES) {
      Optional<TreeNode> directory = tree.find(TreePath.of(place));
      if (directory.isPresent() && directory.get().type() == FileType.DIRECTORY) {
        for (TreeNode child : directory.get().children().toList()) {
          if (child.type() == FileType.DIRECTORY) {
            releases.add(child.name());
          }
        }
      }
    }
    return releases;
  }
}
