package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary trees, as lists of what is to be added to an empty one. */
final class TreeEntries {
  private TreeEntries() {}

  private static final int BLOCK = 4096;

  /** What a file has that all types have; some of it is of no use for some. */
  record Entry(
      Kind kind, Bytes name, int parent, int size, int holes, int value, long owner, Bytes xattr) {}

  enum Kind {
    DIRECTORY,
    FILE,
    LINK,
    SYMLINK,
    DEVICE,
    FIFO,
    SOCKET
  }

  static Arbitrary<List<Entry>> lists() {
    Arbitrary<Bytes> names =
        Arbitraries.bytes()
            .filter(b -> b != 0 && b != '/')
            .array(byte[].class)
            .ofMinSize(1)
            .ofMaxSize(12)
            .map(Bytes::of)
            .filter(TreePath::isName);
    Arbitrary<Integer> sizes =
        Combinators.combine(
                Arbitraries.integers().between(0, 6), Arbitraries.of(-1, 0, 1, 77, 2000))
            .as((blocks, more) -> Math.max(0, blocks * BLOCK + more));
    Arbitrary<Bytes> xattrs = Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(Bytes::of);
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            names,
            Arbitraries.integers().between(0, 20),
            sizes,
            Arbitraries.integers().between(0, 63),
            Arbitraries.integers().between(0, 0xFFFFF),
            Arbitraries.longs().between(0, 0xFFFF_FFFFL),
            xattrs)
        .as(Entry::new)
        .list()
        .ofMaxSize(40);
  }

  static MemoryTree tree(List<Entry> entries) throws IOException {
    MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));
    List<TreePath> directories = new ArrayList<>(List.of(TreePath.root()));
    List<TreePath> files = new ArrayList<>();
    for (Entry entry : entries) {
      TreePath path = directories.get(entry.parent() % directories.size()).resolve(entry.name());
      if (tree.find(path).isPresent() || (entry.kind() == Kind.LINK && files.isEmpty())) {
        continue;
      }
      add(tree, entry, path, files);
      if (entry.kind() == Kind.DIRECTORY) {
        directories.add(path);
      } else {
        files.add(path);
      }
      if (entry.value() % 3 == 0) {
        tree.setXattr(path, Bytes.utf8("user.x" + entry.value() % 5), entry.xattr());
        tree.setXattr(path, Bytes.utf8("trusted.y"), entry.name());
      }
    }
    return tree;
  }

  private static void add(MemoryTree tree, Entry entry, TreePath path, List<TreePath> files)
      throws IOException {
    NodeMetadata metadata =
        NodeMetadata.of(entry.value() & 07777)
            .withOwner(entry.owner() % 7, entry.owner())
            .withMtime(entry.owner(), 0);
    DeviceNumber device = new DeviceNumber(entry.owner() & 0xFFF, entry.value());
    switch (entry.kind()) {
      case DIRECTORY -> tree.createDirectory(path, metadata);
      case FILE -> tree.createFile(path, metadata, Samples.content(content(entry)));
      case LINK -> tree.createLink(path, files.get(entry.value() % files.size()));
      case SYMLINK -> tree.createSymlink(path, metadata, entry.name());
      case DEVICE ->
          tree.createDevice(
              path,
              metadata,
              entry.value() % 2 == 0 ? FileType.BLOCK_DEVICE : FileType.CHARACTER_DEVICE,
              device);
      case FIFO -> tree.createSpecial(path, metadata, FileType.FIFO);
      case SOCKET -> tree.createSpecial(path, metadata, FileType.SOCKET);
    }
  }

  private static byte[] content(Entry entry) {
    byte[] content = Samples.bytes(entry.size());
    for (int block = 0; block * BLOCK < content.length; block++) {
      if ((entry.holes() >> block & 1) != 0) {
        Arrays.fill(
            content, block * BLOCK, Math.min((block + 1) * BLOCK, content.length), (byte) 0);
      }
    }
    return content;
  }
}
