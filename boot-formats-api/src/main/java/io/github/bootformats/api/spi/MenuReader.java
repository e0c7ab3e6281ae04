package io.github.bootformats.api.spi;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the configuration of a boot loader as the loader does. */
public interface MenuReader {
  /**
   * Returns those of some places where there is a regular file or a symbolic link, as {@link #find}
   * wants it.
   *
   * @param tree a file system, or a part of one
   * @param places paths in it, the most usual first
   * @return the places that exist, in their order
   * @throws io.github.bootformats.api.FormatException if the tree is damaged
   * @throws IOException if reading fails
   */
  static List<TreePath> existing(FileTree tree, List<TreePath> places) throws IOException {
    List<TreePath> found = new ArrayList<>();
    for (TreePath place : places) {
      Optional<FileType> type = tree.find(place).map(TreeNode::type);
      if (type.filter(t -> t == FileType.REGULAR || t == FileType.SYMLINK).isPresent()) {
        found.add(place);
      }
    }
    return found;
  }

  /**
   * Returns the loaders whose reading this knows, by the ids that their {@linkplain BootMenu#loader
   * menus} have.
   *
   * @return the ids; that of the loader that is taken when a configuration does not tell is first
   */
  List<String> loaders();

  /**
   * Returns a reader that takes each configuration as one of the loaders does, whatever it looks
   * like. Where there is one loader only, that is this reader; those of more than one override
   * this.
   *
   * @param loader one of the {@link #loaders()}
   * @return the reader
   * @throws IllegalArgumentException if it is none of them
   */
  default MenuReader as(String loader) {
    if (!loaders().equals(List.of(loader))) {
      throw new IllegalArgumentException("not one of " + loaders() + ": " + loader);
    }
    return this;
  }

  /**
   * Looks for configurations where the loader or its installers put them.
   *
   * @param tree a file system, or a part of one
   * @return the paths of those that exist, the most usual first; each is a regular file or a
   *     symbolic link
   * @throws io.github.bootformats.api.FormatException if the tree is damaged
   * @throws IOException if reading fails
   */
  List<TreePath> find(FileTree tree) throws IOException;

  /**
   * Makes the menu of a configuration. What it includes is taken from the tree, whose root is the
   * root of the loader's file system; what is missing there is a finding.
   *
   * @param tree the file system that the loader sees
   * @param config the configuration in it
   * @param limits how much it may ask for
   * @return the menu
   * @throws java.nio.file.NoSuchFileException if the configuration itself is missing
   * @throws io.github.bootformats.api.FormatException if a limit is exceeded, or the tree is
   *     damaged
   * @throws IOException if reading fails
   */
  BootMenu read(FileTree tree, TreePath config, ReadLimits limits) throws IOException;

  /**
   * Says what the loader boots when a line is typed at its prompt.
   *
   * @param tree the file system that the loader sees
   * @param config the configuration in it
   * @param line what is typed, without the Enter key
   * @param limits how much it may ask for
   * @return what is booted; empty when nothing is, or when the loader has no such prompt
   * @throws java.nio.file.NoSuchFileException if the configuration itself is missing
   * @throws io.github.bootformats.api.FormatException if a limit is exceeded, or the tree is
   *     damaged
   * @throws IOException if reading fails
   */
  default Optional<BootEntry> boot(FileTree tree, TreePath config, Bytes line, ReadLimits limits)
      throws IOException {
    return Optional.empty();
  }
}
