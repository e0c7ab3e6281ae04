package io.github.bootformats.testkit.tree;

import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/** What the content of a file promises. */
final class ContentContract {
  private static final int PIECES = 8;
  private static final int PIECE = 5000;

  private ContentContract() {}

  static void check(TreeNode node, TreePath path) throws IOException {
    if (node.type() != FileType.REGULAR) {
      return;
    }
    FileContent content = node.content();
    long expected = sum(content);
    Expect.equal(expected, sum(content), path + " read again");
    interleaved(content, expected, path);
    MemoryImage copy = MemoryImage.ofSize(0);
    content.copyTo(copy, 0, Progress.NONE);
    Expect.equal(content.size(), copy.size(), path);
    Expect.equal(expected, sum(FileContent.of(copy)), path + " copied");
    if (content.randomAccess().isPresent()) {
      randomAccess(content, copy, path);
    }
  }

  /** Returns a checksum of all bytes, after checking that there are as many as promised. */
  static long sum(FileContent content) throws IOException {
    CRC32 crc = new CRC32();
    try (InputStream in = content.newInputStream()) {
      long count = in.transferTo(new CheckedOutputStream(OutputStream.nullOutputStream(), crc));
      Expect.equal(content.size(), count, "bytes of the content");
      Expect.equal(-1, in.read(), "behind the end of the content");
    }
    return crc.getValue();
  }

  /** Returns a checksum of the content of all files in a tree. */
  static long sum(FileTree tree) throws IOException {
    long sum = 0;
    try (TreeWalk walk = TreeWalk.sorted(tree, ReadLimits.defaults())) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        sum = 31 * sum + walk.path().hashCode();
        sum = 31 * sum + node.metadata().hashCode();
        if (node.type() == FileType.REGULAR) {
          sum = 31 * sum + sum(node.content());
        }
      }
    }
    return sum;
  }

  /** Two streams that are read in turn give the same, one in small pieces. */
  private static void interleaved(FileContent content, long expected, TreePath path)
      throws IOException {
    CRC32 crc = new CRC32();
    try (InputStream in = content.newInputStream();
        InputStream other = content.newInputStream()) {
      byte[] piece = new byte[777];
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        crc.update(piece, 0, count);
        other.skip(13);
      }
    }
    Expect.equal(expected, crc.getValue(), path + " with another stream open");
  }

  private static void randomAccess(FileContent content, MemoryImage copy, TreePath path)
      throws IOException {
    Random random = new Random(copy.size());
    ImageSource source = content.randomAccess().orElseThrow();
    try (source) {
      Expect.equal(copy.size(), source.size(), path);
      for (int i = 0; i < PIECES; i++) {
        long at = copy.size() == 0 ? 0 : (long) (random.nextDouble() * copy.size());
        int length = (int) Math.min(PIECE, copy.size() - at);
        Expect.that(
            Arrays.equals(copy.readBytes(at, length), source.readBytes(at, length)),
            path + " at " + at + " differs from what is read in a row");
      }
      Expect.equal(-1, source.read(copy.size(), ByteBuffer.allocate(1)), path);
    }
    try (ImageSource again = content.randomAccess().orElseThrow()) {
      Expect.equal(copy.size(), again.size(), path + " after closing");
      Expect.thrown(IOException.class, () -> again.readBytes(copy.size(), 1), path);
    }
  }
}
