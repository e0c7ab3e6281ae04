package io.github.bootformats.testkit.tree;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.MutableTree;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.testkit.SeededRandom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes trees of files, the same of the same seed on every platform: all types, hard links of all
 * but directories, names that are no text, extended attributes that several files share, content
 * that others have as well, holes, and sizes around multiples of a block.
 *
 * <pre>{@code
 * MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));
 * TreeGenerator.of(4096).fill(tree, seed);
 * }</pre>
 *
 * <p>What is made is what all formats hold: names of at most 255 bytes, times and owners of 32
 * bits, device numbers of Linux, targets of at most 4096 bytes, times in whole seconds. Instances
 * are immutable.
 */
public final class TreeGenerator {
  private static final long MAX_U32 = 0xFFFF_FFFFL;
  private static final int USUAL_NODES = 40;
  private static final List<String> XATTR_PREFIXES = List.of("user.", "trusted.", "security.");

  /** Linux lets users give attributes to files and directories alone. */
  private static final List<String> OTHER_PREFIXES = List.of("trusted.", "security.");

  private final int blockSize;
  private final int maxNodes;
  private final boolean hasXattrs;

  private TreeGenerator(int blockSize, int maxNodes, boolean hasXattrs) {
    this.blockSize = blockSize;
    this.maxNodes = maxNodes;
    this.hasXattrs = hasXattrs;
  }

  /**
   * Creates a generator of trees of at most 40 nodes with extended attributes.
   *
   * @param blockSize around whose multiples sizes are, 1 to 1 MiB
   * @return a generator
   * @throws IllegalArgumentException if the size is out of range
   */
  public static TreeGenerator of(int blockSize) {
    if (blockSize < 1 || blockSize > 1 << 20) {
      throw new IllegalArgumentException("1 byte to 1 MiB, not " + blockSize);
    }
    return new TreeGenerator(blockSize, USUAL_NODES, true);
  }

  /**
   * Returns a generator of larger or smaller trees.
   *
   * @param count how many nodes there are at most beside the root, not negative
   * @return the changed generator
   * @throws IllegalArgumentException if the number is negative
   */
  public TreeGenerator withMaxNodes(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("negative number of nodes: " + count);
    }
    return new TreeGenerator(blockSize, count, hasXattrs);
  }

  /**
   * Returns a generator for formats that have no extended attributes.
   *
   * @return the changed generator
   */
  public TreeGenerator withoutXattrs() {
    return new TreeGenerator(blockSize, maxNodes, false);
  }

  /**
   * Adds a tree to an empty one.
   *
   * @param tree where to; the root's metadata changes as well
   * @param seed which of the trees
   * @throws IOException if the tree refuses something
   */
  public void fill(MutableTree tree, long seed) throws IOException {
    new Filling(tree, new SeededRandom(seed)).run();
  }

  /** One tree under way. */
  private final class Filling {
    private final MutableTree tree;
    private final SeededRandom random;
    private final List<TreePath> directories = new ArrayList<>(List.of(TreePath.root()));
    private final List<TreePath> files = new ArrayList<>();
    private final List<byte[]> contents = new ArrayList<>();
    private final List<Bytes> values = new ArrayList<>();

    Filling(MutableTree tree, SeededRandom random) {
      this.tree = requireNonNull(tree);
      this.random = random;
    }

    void run() throws IOException {
      tree.setMetadata(TreePath.root(), metadata());
      int count = random.below(maxNodes + 1);
      for (int i = 0; i < count; i++) {
        TreePath path = random.oneOf(directories).resolve(name(i));
        FileType type = add(path);
        (type == FileType.DIRECTORY ? directories : files).add(path);
        if (hasXattrs && random.oneIn(3)) {
          addXattrs(path, type);
        }
      }
    }

    private FileType add(TreePath path) throws IOException {
      int kind = random.below(20);
      if (kind < 3) {
        tree.createDirectory(path, metadata());
        return FileType.DIRECTORY;
      }
      if (kind < 5 && !files.isEmpty()) {
        tree.createLink(path, random.oneOf(files));
        return tree.find(path).orElseThrow().type();
      }
      if (kind < 7) {
        tree.createSymlink(path, metadata().withPermissions(0777), target());
        return FileType.SYMLINK;
      }
      if (kind == 7) {
        FileType type = random.oneOf(List.of(FileType.BLOCK_DEVICE, FileType.CHARACTER_DEVICE));
        tree.createDevice(path, metadata(), type, device());
        return type;
      }
      if (kind == 8) {
        FileType type = random.oneOf(List.of(FileType.FIFO, FileType.SOCKET));
        tree.createSpecial(path, metadata(), type);
        return type;
      }
      tree.createFile(path, metadata(), FileContent.of(ImageSource.of(content())));
      return FileType.REGULAR;
    }

    /** Returns a name that no other node has, for its number is in it. */
    private Bytes name(int number) {
      return switch (random.below(6)) {
        case 0 -> Bytes.utf8("with 'quotes', \\ and ü " + number);
        case 1 -> Bytes.of((number + "-ÿþ\u0001\n").getBytes(StandardCharsets.ISO_8859_1));
        case 2 -> {
          String text = number + "-";
          yield Bytes.utf8(text + "x".repeat(255 - text.length()));
        }
        default -> Bytes.utf8("node-" + number);
      };
    }

    private NodeMetadata metadata() {
      return NodeMetadata.of(random.below(010000))
          .withOwner(owner(), owner())
          .withMtime(random.between(0, MAX_U32), 0);
    }

    /** Returns an owner, but never the last number, which Linux takes for none. */
    private long owner() {
      return random.oneIn(3) ? random.below(MAX_U32) : random.oneOf(0, 1000, 65_534);
    }

    private DeviceNumber device() {
      return new DeviceNumber(random.below(1 << 12), random.below(1 << 20));
    }

    private Bytes target() {
      return random.oneIn(5)
          ? Bytes.utf8("long/".repeat(1 + random.below(819)))
          : Bytes.utf8("../node-" + random.below(20));
    }

    private byte[] content() {
      if (!contents.isEmpty() && random.oneIn(4)) {
        return random.oneOf(contents);
      }
      long size = random.below(4) * (long) blockSize + random.oneOf(-1, 0, 1, blockSize / 2);
      byte[] content = new byte[(int) Math.max(0, size)];
      for (int at = 0; at < content.length; ) {
        int end = Math.min(content.length, at + blockSize);
        fill(content, at, end);
        at = end;
      }
      contents.add(content);
      return content;
    }

    /** Makes a block one of nothing, of noise, or of something that compresses. */
    private void fill(byte[] content, int from, int to) {
      switch (random.below(3)) {
        case 0 -> Arrays.fill(content, from, to, (byte) 0);
        case 1 -> System.arraycopy(random.bytes(to - from), 0, content, from, to - from);
        default -> {
          int period = 1 + random.below(50);
          for (int i = from; i < to; i++) {
            content[i] = (byte) ('a' + i % period);
          }
        }
      }
    }

    private void addXattrs(TreePath path, FileType type) throws IOException {
      boolean mayBeUsers = type == FileType.REGULAR || type == FileType.DIRECTORY;
      List<String> prefixes = mayBeUsers ? XATTR_PREFIXES : OTHER_PREFIXES;
      for (int i = random.below(3); i >= 0; i--) {
        tree.setXattr(path, Bytes.utf8(random.oneOf(prefixes) + "x" + random.below(5)), value());
      }
    }

    private Bytes value() {
      if (!values.isEmpty() && random.oneIn(2)) {
        return random.oneOf(values);
      }
      Bytes value = Bytes.of(random.bytes((int) random.oneOf(0, 1, 8, 9, random.below(300))));
      values.add(value);
      return value;
    }
  }
}
