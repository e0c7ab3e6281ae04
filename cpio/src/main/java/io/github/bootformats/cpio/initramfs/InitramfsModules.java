package io.github.bootformats.cpio.initramfs;

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
public final class InitramfsModules {
  private static final List<TreePath> PLACES =
      List.of(TreePath.of("lib/modules"), TreePath.of("usr/lib/modules"));

  private InitramfsModules() {}

  /**
   * Returns for which kernels there are modules, where {@code modprobe} looks for them.
   *
   * @param tree what the initramfs unpacks to
   * @return the names of the directories of modules, which are the kernels' releases ({@code uname
   *     -r}), sorted
   * @throws io.github.bootformats.api.FormatException if the tree is damaged
   * @throws IOException if reading fails
   */
  public static Set<Bytes> releases(FileTree tree) throws IOException {
    Set<Bytes> releases = new TreeSet<>();
    for (TreePath place : PLACES) {
      Optional<TreeNode> directory = tree.find(place);
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
