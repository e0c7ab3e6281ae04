/**
 * Trees of files: in memory, of host directories, and what is written once for the trees of all
 * formats.
 */
module io.github.bootformats.tree {
  requires transitive io.github.bootformats.api;

  exports io.github.bootformats.tree;
  exports io.github.bootformats.tree.extract;
  exports io.github.bootformats.tree.nio;

  provides java.nio.file.spi.FileSystemProvider with
      io.github.bootformats.tree.nio.ImageFileSystemProvider;
}
