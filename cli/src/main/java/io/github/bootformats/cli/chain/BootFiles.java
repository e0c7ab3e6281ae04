package io.github.bootformats.cli.chain;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeResolver;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;

/** The files that a boot loader finds by the names in its configuration. */
final class BootFiles {
  /** What GRUB's partition of the configuration is called where nothing else is known. */
  private static final Bytes OWN_DEVICE = Bytes.utf8("(hd0,msdos1)");

  private static final Bytes REMOTE = Bytes.utf8("::");

  private final TreeResolver resolver;
  private final TreePath directory;

  BootFiles(FileTree tree, TreePath config) {
    this.resolver = TreeResolver.of(tree, ReadLimits.defaults());
    this.directory = config.parent().orElse(TreePath.root());
  }

  /** Returns whether a name is one of a file in this tree: not on another device or server. */
  boolean isHere(Bytes name) {
    String text = name.toString();
    boolean isElsewhere =
        (name.startsWith(Bytes.utf8("(")) && !name.startsWith(OWN_DEVICE))
            || text.contains(REMOTE.toString())
            || text.contains("://");
    return !isElsewhere && !name.isEmpty();
  }

  /** Returns the regular file of a name; relative ones begin beside the configuration. */
  Optional<TreeNode> find(Bytes name) throws IOException {
    Bytes path =
        name.startsWith(OWN_DEVICE) ? name.slice(OWN_DEVICE.length(), name.length()) : name;
    try {
      TreeNode node = resolver.resolve(directory, path, true).node();
      return node.type() == FileType.REGULAR ? Optional.of(node) : Optional.empty();
    } catch (FormatException e) {
      throw e;
    } catch (FileSystemException e) {
      return Optional.empty();
    }
  }
}
