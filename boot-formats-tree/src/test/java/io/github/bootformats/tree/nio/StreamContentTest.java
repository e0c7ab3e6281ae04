package io.github.bootformats.tree.nio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.SampleTrees;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Contents that have only streams. */
class StreamContentTest {
  private static final int SIZE = 50_000;

  /** Counts its streams; one that fails does so after half of its bytes. */
  private static final class Streamed implements FileContent {
    private final byte[] bytes;
    private final boolean fails;
    private int opened;
    private int closed;

    Streamed(byte[] bytes, boolean fails) {
      this.bytes = bytes;
      this.fails = fails;
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public InputStream newInputStream() {
      opened++;
      return new FilterInputStream(new ByteArrayInputStream(bytes)) {
        private int at;

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
          if (fails && at > bytes.length / 2) {
            throw new MalformedFormatException("test", "test.half", at, "no more");
          }
          int count = super.read(target, offset, Math.min(length, 777));
          at += Math.max(count, 0);
          return count;
        }

        @Override
        public void close() {
          closed++;
        }
      };
    }
  }

  private static byte[] random() {
    byte[] bytes = new byte[SIZE];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private static FileTree tree(FileContent content, boolean mutable) throws IOException {
    MemoryTree tree = SampleTrees.empty();
    tree.createFile(TreePath.of("f"), SampleTrees.PLAIN, content);
    return mutable ? tree : new FrozenTree(tree);
  }

  @Test
  void readsAnywhere() throws IOException {
    byte[] bytes = random();
    for (boolean mutable : new boolean[] {false, true}) {
      Streamed content = new Streamed(bytes, false);
      try (FileSystem fs = TreeFileSystem.of(tree(content, mutable));
          SeekableByteChannel channel = Files.newByteChannel(fs.getPath("f"))) {
        Random random = new Random(2);
        for (int i = 0; i < 300; i++) {
          int from = random.nextInt(SIZE);
          int length = Math.min(1 + random.nextInt(2000), SIZE - from);
          ByteBuffer read =
              i % 2 == 0 ? ByteBuffer.allocate(length) : ByteBuffer.allocateDirect(length);
          channel.position(from);
          while (read.hasRemaining()) {
            channel.read(read);
          }
          assertEquals(ByteBuffer.wrap(bytes, from, length), read.flip());
        }
        assertEquals(-1, channel.position(SIZE).read(ByteBuffer.allocate(1)));
        assertArrayEquals(bytes, Files.readAllBytes(fs.getPath("f")));
      }
      assertEquals(content.opened, content.closed);
    }
  }

  @Test
  void goingForwardOpensOneStream() throws IOException {
    Streamed content = new Streamed(random(), false);
    try (FileSystem fs = TreeFileSystem.of(tree(content, false));
        SeekableByteChannel channel = Files.newByteChannel(fs.getPath("f"))) {
      for (int at = 0; at < SIZE; at += 5000) {
        channel.position(at).read(ByteBuffer.allocate(100));
      }
      assertEquals(1, content.opened);
      channel.position(0).read(ByteBuffer.allocate(100));
      assertEquals(2, content.opened);
      assertEquals(1, content.closed);
    }
  }

  @Test
  void failuresDoNotSpoilWhatIsReadLater() throws IOException {
    byte[] bytes = random();
    Streamed content = new Streamed(bytes, true);
    try (FileSystem fs = TreeFileSystem.of(tree(content, false));
        SeekableByteChannel channel = Files.newByteChannel(fs.getPath("f"))) {
      assertThrows(MalformedFormatException.class, () -> Files.readAllBytes(fs.getPath("f")));
      ByteBuffer read = ByteBuffer.allocate(SIZE);
      assertThrows(
          MalformedFormatException.class,
          () -> {
            while (read.hasRemaining()) {
              channel.read(read);
            }
          });
      ByteBuffer again = ByteBuffer.allocate(10);
      channel.position(20).read(again);
      assertEquals(Bytes.copyOf(bytes, 20, 10), Bytes.copyOf(again.flip()));
    }
  }
}
