package io.github.bootformats.testkit.squashfs;

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
import java.util.Arrays;

/**
 * What every image has of which a rule is broken, so that there is something to break: {@code
 * /rules} with files of all types. No other file has one of these names.
 */
final class RuleTree {
  /** Their names have one or two bytes, as {@code .} and {@code ..}. */
  static final String FIRST = "a";

  static final String SECOND = "b";
  static final String THIRD = "cc";

  /** Four whole blocks, of which every other compresses. */
  static final String BLOCKS = "blocks";

  /** A file with two names, whose inode therefore is extended, as that of a file with a hole. */
  static final String LINKED = "linked";

  /** A directory whose only entry is an empty directory. */
  static final String LOOP = "loop";

  static final String DOWN = "down";

  /** A symbolic link, and a directory that follows it under a name of the same length. */
  static final String LINK_BEFORE = "x1";

  static final String DIRECTORY_AFTER = "x2";

  /** A directory that is so large that it has an index. */
  static final String MANY = "many";

  private static final int MANY_FILES = 200;
  private static final TreePath TOP = TreePath.of("rules");

  private final MutableTree tree;
  private final int blockSize;
  private final SeededRandom random;

  private RuleTree(MutableTree tree, int blockSize, SeededRandom random) {
    this.tree = tree;
    this.blockSize = blockSize;
    this.random = random;
  }

  static void addTo(MutableTree tree, int blockSize, SeededRandom random) throws IOException {
    new RuleTree(tree, blockSize, random).add();
  }

  private void add() throws IOException {
    tree.createDirectory(TOP, metadata(0755));
    for (String name : new String[] {FIRST, SECOND, THIRD}) {
      file(name, text(name, 50 + random.below(50)));
    }
    addFiles();
    addDirectories();
    addOthers();
    addXattrs();
  }

  private void addFiles() throws IOException {
    byte[] blocks = new byte[4 * blockSize];
    for (int i = 0; i < 4; i++) {
      byte[] block = i % 2 == 0 ? text("block" + i, blockSize) : random.bytes(blockSize);
      System.arraycopy(block, 0, blocks, i * blockSize, blockSize);
    }
    file(BLOCKS, blocks);
    byte[] hole = Arrays.copyOf(text("hole", blockSize), 3 * blockSize);
    System.arraycopy(text("end", blockSize), 0, hole, 2 * blockSize, blockSize);
    file("hole", hole);
    file(LINKED, text(LINKED, 200));
    tree.createLink(TOP.resolve(Bytes.utf8("linked-too")), TOP.resolve(Bytes.utf8(LINKED)));
  }

  private void addDirectories() throws IOException {
    TreePath loop = directory(TOP, LOOP);
    directory(loop, DOWN);
    TreePath many = directory(TOP, MANY);
    for (int i = 0; i < MANY_FILES; i++) {
      String name = Integer.toString(1000 + i) + "x".repeat(44);
      tree.createSpecial(many.resolve(Bytes.utf8(name)), metadata(0600), FileType.FIFO);
    }
  }

  private void addOthers() throws IOException {
    TreePath pairs = directory(TOP, "pairs");
    tree.createSymlink(
        pairs.resolve(Bytes.utf8(LINK_BEFORE)), metadata(0777), Bytes.utf8("../../../tmp"));
    TreePath after = directory(pairs, DIRECTORY_AFTER);
    tree.createSpecial(after.resolve(Bytes.utf8("socket")), metadata(0600), FileType.SOCKET);
    tree.createDevice(
        after.resolve(Bytes.utf8("null")),
        metadata(0666),
        FileType.CHARACTER_DEVICE,
        new DeviceNumber(1, 3));
  }

  /** The second of two equal values is a reference to the first. */
  private void addXattrs() throws IOException {
    Bytes value = Bytes.utf8("a value that is longer than a reference " + random.below(1000));
    tree.setXattr(TOP.resolve(Bytes.utf8(FIRST)), Bytes.utf8("user.first"), value);
    tree.setXattr(TOP.resolve(Bytes.utf8(SECOND)), Bytes.utf8("user.second"), value);
  }

  private TreePath directory(TreePath parent, String name) throws IOException {
    TreePath path = parent.resolve(Bytes.utf8(name));
    tree.createDirectory(path, metadata(0755));
    return path;
  }

  private void file(String name, byte[] content) throws IOException {
    tree.createFile(
        TOP.resolve(Bytes.utf8(name)), metadata(0644), FileContent.of(ImageSource.of(content)));
  }

  private NodeMetadata metadata(int permissions) {
    return NodeMetadata.of(permissions).withOwner(random.oneOf(0, 1000), 4242);
  }

  /** Returns bytes that compress, and that no other text has. */
  private byte[] text(String start, int length) {
    byte[] period = (start + " " + random.below(1_000_000) + ", ").getBytes(StandardCharsets.UTF_8);
    byte[] text = new byte[length];
    for (int i = 0; i < length; i++) {
      text[i] = period[i % period.length];
    }
    return text;
  }
}
