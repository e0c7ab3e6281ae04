package io.github.bootformats.squashfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.tree.MemoryTree;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fails in the middle leaves nothing that looks like an image. */
class WriterFailuresTest {
  private static final Bytes NO_SUPERBLOCK = Bytes.zeros(SquashfsSuperblock.LENGTH);

  private final MemoryImage image = MemoryImage.ofSize(0);

  private static SquashfsWriter writer(int threads) {
    return SquashfsWriter.of(Written.fast().threads(threads).build());
  }

  private static MemoryTree manyBlocks() throws IOException {
    MemoryTree tree = Samples.everything();
    for (int i = 0; i < 50; i++) {
      byte[] content = Samples.bytes(20_000);
      content[0] = (byte) i;
      tree.createFile(TreePath.of("file-" + i), Samples.PLAIN, Samples.content(content));
    }
    return tree;
  }

  @AfterEach
  void noThreadIsLeft() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("squashfs-writer")) {
        // A pool has ended when its last thread has no more work, which may be just before its end.
        thread.join(10_000);
        assertFalse(thread.isAlive());
      }
    }
  }

  private void assertNoImage() throws IOException {
    assertTrue(image.size() >= SquashfsSuperblock.LENGTH);
    assertEquals(NO_SUPERBLOCK, Bytes.read(image, 0, SquashfsSuperblock.LENGTH));
    assertEquals(Confidence.NONE, new SquashfsProvider().detect(image, "a.squashfs").confidence());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aTargetThatIsFull(int threads) throws IOException {
    MemoryTree tree = manyBlocks();
    long whole = writer(threads).write(tree, MemoryImage.ofSize(0)).length();
    for (long room = SquashfsSuperblock.LENGTH; room < whole; room += 9973) {
      WatchedTarget full = new WatchedTarget(image, room);
      IOException failure =
          assertThrows(IOException.class, () -> writer(threads).write(tree, full));
      assertEquals("no space left", failure.getMessage());
      assertNoImage();
    }
    writer(threads).write(tree, new WatchedTarget(image, whole));
    assertEquals(
        Confidence.CERTAIN, new SquashfsProvider().detect(image, "a.squashfs").confidence());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aCallerWhoCancels(int threads) throws IOException {
    MemoryTree tree = manyBlocks();
    List<Long> calls = new ArrayList<>();
    writer(threads)
        .write(
            tree, MemoryImage.ofSize(0), ReadLimits.defaults(), (done, total) -> calls.add(done));
    for (int last = 0; last < calls.size(); last += 7) {
      int cancelAt = last;
      int[] count = {0};
      Progress cancelling = (done, total) -> count[0]++ < cancelAt;
      assertThrows(
          InterruptedIOException.class,
          () -> writer(threads).write(tree, image, ReadLimits.defaults(), cancelling));
      assertEquals(cancelAt + 1, count[0]);
      if (image.size() > 0) { // the first calls come before anything is written
        assertNoImage();
      }
    }
  }

  @Test
  void progressEndsWithAllContent() throws IOException {
    MemoryTree tree = manyBlocks();
    List<Long> done = new ArrayList<>();
    List<Long> totals = new ArrayList<>();
    SquashfsPacked packed =
        writer(2)
            .write(
                tree,
                image,
                ReadLimits.defaults(),
                (bytes, total) -> {
                  done.add(bytes);
                  totals.add(total);
                  return true;
                });
    assertEquals(done.stream().sorted().toList(), done);
    assertEquals(packed.contentLength(), done.get(done.size() - 1));
    assertEquals(packed.contentLength(), totals.get(totals.size() - 1));
    assertEquals(-1, totals.get(0));
  }

  @Test
  void aFileThatGotShorter() throws IOException {
    MemoryTree tree = Samples.everything();
    tree.createFile(TreePath.of("shrunk"), Samples.PLAIN, new Promise(20_000, 10_000));
    EOFException failure = assertThrows(EOFException.class, () -> writer(2).write(tree, image));
    assertEquals("content ends after 10000 of 20000 bytes", failure.getMessage());
    assertNoImage();
  }

  /** Content that has not as many bytes as it says. */
  private record Promise(long size, int length) implements FileContent {
    @Override
    public InputStream newInputStream() {
      return new ByteArrayInputStream(Samples.bytes(length));
    }
  }

  @Test
  void anImageThatWasThereBefore() throws IOException {
    MemoryTree tree = manyBlocks();
    writer(1).write(Samples.everything(), image);
    WatchedTarget full = new WatchedTarget(image, 10_000);
    assertThrows(IOException.class, () -> writer(1).write(tree, full));
    assertNoImage();
    // The old superblock is gone from the storage before its data is overwritten.
    assertEquals(List.of("zeros 0 96", "force"), full.log.subList(0, 2));
  }

  @Test
  void theSuperblockComesLast() throws IOException {
    WatchedTarget target = new WatchedTarget(image, Long.MAX_VALUE);
    writer(3).write(manyBlocks(), target);
    List<String> log = target.log;
    assertEquals(List.of("force", "write 0 96"), log.subList(log.size() - 2, log.size()));
    assertEquals(1, log.stream().filter(line -> line.startsWith("write 0 ")).count());
    assertEquals(1, log.stream().filter(line -> line.equals("force")).count());
  }

  @Test
  void aThreadThatIsInterrupted() throws IOException {
    MemoryTree tree = manyBlocks();
    Thread.currentThread().interrupt();
    assertThrows(InterruptedIOException.class, () -> writer(2).write(tree, image));
    assertTrue(Thread.interrupted());
    assertNoImage();
  }

  @Test
  void namesThatDoNotAscend() {
    FileTree tree = FileTree.ofWholeSeconds(new Unsorted());
    MalformedFormatException failure =
        assertThrows(MalformedFormatException.class, () -> writer(1).write(tree, image));
    assertEquals(SquashfsFinding.NAME_ORDER.code(), failure.reason());
  }

  private record Named(Bytes name, FileType type) implements TreeNode {
    @Override
    public NodeMetadata metadata() {
      return Samples.PLAIN;
    }
  }

  private record Unsorted() implements TreeNode {
    @Override
    public Bytes name() {
      return Bytes.empty();
    }

    @Override
    public FileType type() {
      return FileType.DIRECTORY;
    }

    @Override
    public NodeMetadata metadata() {
      return Samples.PLAIN;
    }

    @Override
    public TreeCursor sortedChildren(ReadLimits limits) {
      return TreeCursor.of(
          List.of(
              new Named(Bytes.utf8("b"), FileType.FIFO),
              new Named(Bytes.utf8("a"), FileType.FIFO)));
    }
  }
}
