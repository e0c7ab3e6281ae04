package io.github.bootformats.syslinux;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The directory that a TFTP server serves PXELINUX from. Instances are immutable and as safe for
 * threads as their files.
 */
public final class PxelinuxDirectory {
  private final ConfigFiles files;
  private final TreePath bootDirectory;

  private PxelinuxDirectory(ConfigFiles files, TreePath bootDirectory) {
    this.files = files;
    this.bootDirectory = requireNonNull(bootDirectory);
  }

  /**
   * What a client gets.
   *
   * @param tried the names that are asked for, from the server's root, the found one last
   * @param config the configuration, or empty if there is none and PXELINUX gives up
   */
  public record Selection(List<Bytes> tried, Optional<TreePath> config) {
    /**
     * Creates a selection.
     *
     * @param tried the names
     * @param config the configuration
     */
    public Selection {
      tried = List.copyOf(tried);
      requireNonNull(config);
    }
  }

  /**
   * Opens a directory of a tree.
   *
   * @param tree what the server serves, from its root
   * @param bootDirectory where in it the boot file is, mostly pxelinux.0 or lpxelinux.0
   * @return the directory
   */
  public static PxelinuxDirectory of(FileTree tree, TreePath bootDirectory) {
    return new PxelinuxDirectory(new TreeConfigFiles(tree), bootDirectory);
  }

  /**
   * Opens a directory of the host. No path and no symbolic link leads out of it.
   *
   * @param root what the server serves
   * @param bootDirectory where in it the boot file is
   * @return the directory
   */
  public static PxelinuxDirectory of(Path root, TreePath bootDirectory) {
    return new PxelinuxDirectory(new DirectoryConfigFiles(root), bootDirectory);
  }

  /**
   * Finds the configuration that a client gets.
   *
   * @param client the client
   * @return what is tried, and what is found
   * @throws io.github.bootformats.api.FormatException if the tree is damaged
   * @throws IOException if reading fails
   */
  public Selection select(PxelinuxClient client) throws IOException {
    List<Bytes> tried = new ArrayList<>();
    for (Bytes name : client.configNames()) {
      Bytes path = path(client, name);
      tried.add(path);
      if (files.exists(TreePath.root(), path)) {
        return new Selection(tried, TreePath.parse(ConfigPaths.resolve(TreePath.root(), path)));
      }
    }
    return new Selection(tried, Optional.empty());
  }

  private Bytes path(PxelinuxClient client, Bytes name) {
    if (name.startsWith(Bytes.utf8("/"))) {
      return name.slice(1, name.length());
    }
    Bytes prefix =
        client
            .pathPrefix()
            .orElseGet(
                () ->
                    bootDirectory.isRoot()
                        ? Bytes.empty()
                        : Bytes.join(bootDirectory.toBytes(), Bytes.utf8("/")));
    return Bytes.join(prefix, name);
  }
}
