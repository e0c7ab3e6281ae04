package io.github.bootformats.squashfs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

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
import java.util.Random;

/**
 * Trees that a Linux host can hold as well, so that what tools unpack can be compared: names of 255
 * bytes, and extended attributes where the host allows them and as many as it has room for.
 */
final class RandomTree {
  private static final long MAX_U32 = 0xFFFF_FFFFL;
  private static final int MAX_FILE = 1 << 21;
  private static final String WORDS = "these are the words of a text ";

  private final Random random;
  private final int blockSize;
  private final MemoryTree tree;
  private final List<TreePath> directories = new ArrayList<>(List.of(TreePath.root()));
  private final List<TreePath> files = new ArrayList<>();
  private final List<byte[]> contents = new ArrayList<>();
  private int nextName;

  private RandomTree(Random random, int blockSize) {
    this.random = random;
    this.blockSize = blockSize;
    this.tree = MemoryTree.create(metadata());
  }

  static MemoryTree of(Random random, int blockSize) throws IOException {
    RandomTree made = new RandomTree(random, blockSize);
    int count = made.oneIn(10) ? 600 : random.nextInt(50);
    for (int i = 0; i < count; i++) {
      made.addNode(count > 100);
    }
    return made.tree;
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private void addNode(boolean isMany) throws IOException {
    TreePath path = oneOf(directories).resolve(name());
    int kind = random.nextInt(20);
    if (kind < 10) {
      tree.createFile(path, metadata(), Samples.content(isMany ? new byte[3] : content()));
    } else if (kind < 13) {
      tree.createDirectory(path, metadata());
      directories.add(path);
    } else if (kind < 15 && !files.isEmpty()) {
      tree.createLink(path, oneOf(files));
    } else if (kind < 17) {
      tree.createSymlink(path, metadata().withPermissions(0777), target());
    } else if (kind == 17) {
      FileType type = oneOf(List.of(FileType.BLOCK_DEVICE, FileType.CHARACTER_DEVICE));
      tree.createDevice(path, metadata(), type, device());
    } else {
      FileType type = oneOf(List.of(FileType.FIFO, FileType.SOCKET));
      tree.createSpecial(path, metadata(), type);
    }
    if (tree.find(path).orElseThrow().type() != FileType.DIRECTORY) {
      files.add(path);
    }
    if (oneIn(3)) {
      addXattrs(path);
    }
  }

  /** Returns a name that no other entry has, for a number is in it. */
  private Bytes name() {
    String number = Integer.toString(nextName++);
    return switch (random.nextInt(8)) {
      case 0 -> Bytes.utf8("a name of \"quotes\" and \\ 'spaces' " + number);
      case 1 -> Bytes.utf8(number + "ü-日本");
      case 2 -> Bytes.of((number + "-ÿþ\u0001").getBytes(ISO_8859_1));
      case 3 -> Bytes.utf8(number + "x".repeat(255 - number.length()));
      case 4 -> Bytes.utf8("." + number + "\n");
      default -> Bytes.utf8("name-" + number);
    };
  }

  private NodeMetadata metadata() {
    long mtime = oneIn(4) ? random.nextLong() & MAX_U32 : 1_700_000_000 + random.nextInt(1000);
    return NodeMetadata.of(random.nextInt(010000)).withOwner(owner(), owner()).withMtime(mtime, 0);
  }

  private long owner() {
    return oneIn(3) ? random.nextLong(MAX_U32) : random.nextInt(3) * 1000L;
  }

  private DeviceNumber device() {
    return new DeviceNumber(random.nextInt(1 << 12), random.nextInt(1 << 20));
  }

  private Bytes target() {
    return oneIn(5)
        ? Bytes.utf8("long/".repeat(1 + random.nextInt(800)))
        : Bytes.utf8("../name-" + random.nextInt(20));
  }

  private byte[] content() {
    if (!contents.isEmpty() && oneIn(5)) {
      byte[] known = oneOf(contents);
      return oneIn(2) ? known : Arrays.copyOfRange(known, known.length / 2, known.length);
    }
    int blocks = random.nextInt(4);
    int more = oneOf(List.of(-1, 0, 1, random.nextInt(blockSize)));
    byte[] content = new byte[Math.min(MAX_FILE, Math.max(0, blocks * blockSize + more))];
    fill(content);
    contents.add(content);
    return content;
  }

  /** Fills each part as one of noise, text and nothing. */
  private void fill(byte[] content) {
    for (int at = 0; at < content.length; ) {
      int end = Math.min(content.length, at + (oneIn(2) ? blockSize : 1 + random.nextInt(5000)));
      switch (random.nextInt(3)) {
        case 0 -> {
          byte[] noise = new byte[end - at];
          random.nextBytes(noise);
          System.arraycopy(noise, 0, content, at, noise.length);
        }
        case 1 -> {
          for (int i = at; i < end; i++) {
            content[i] = (byte) WORDS.charAt(i % 5 == 0 ? random.nextInt(WORDS.length()) : i % 7);
          }
        }
        default -> {
          // zeros
        }
      }
      at = end;
    }
  }

  private void addXattrs(TreePath path) throws IOException {
    FileType type = tree.find(path).orElseThrow().type();
    boolean mayBeUsers = type == FileType.REGULAR || type == FileType.DIRECTORY;
    for (int i = random.nextInt(4); i >= 0; i--) {
      String prefix = mayBeUsers ? oneOf(List.of("user.", "trusted.", "security.")) : "trusted.";
      tree.setXattr(path, Bytes.utf8(prefix + "x" + random.nextInt(5)), value());
    }
  }

  private Bytes value() {
    byte[] value = new byte[oneOf(List.of(0, 1, 8, 9, random.nextInt(300)))];
    if (oneIn(2)) {
      random.nextBytes(value);
    }
    return Bytes.of(value);
  }
}
