package io.github.bootformats.squashfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.codecs.Codecs;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole trees are read ahead, across files. */
class SquashfsReadAheadTest {
  private static final int BLOCK = 4096;

  /** Small files, that share fragments, large ones, empty ones and holes in many directories. */
  private static MemoryTree files() throws IOException {
    Random random = new Random(7);
    MemoryTree tree = MemoryTree.create(Samples.PLAIN);
    for (int d = 0; d < 20; d++) {
      TreePath directory = TreePath.of("d" + d);
      tree.createDirectory(directory, Samples.PLAIN);
      for (int f = 0; f < 8; f++) {
        byte[] bytes = new byte[f == 0 ? 0 : random.nextInt(f == 7 ? 40 * BLOCK : 600)];
        random.nextBytes(bytes);
        Arrays.fill(bytes, bytes.length / 3, bytes.length / 2, (byte) 0);
        tree.createFile(TreePath.of("d" + d + "/f" + f), Samples.PLAIN, Samples.content(bytes));
      }
    }
    return tree;
  }

  private static Written written() throws IOException {
    return gzip(files());
  }

  private static Written gzip(FileTree tree) throws IOException {
    SquashfsCompressor gzip = SquashfsCompressor.of(SquashfsCompression.GZIP);
    return Written.of(tree, Written.fast().compressor(gzip).build());
  }

  private static TreeWalk walk(FileTree tree) {
    return TreeWalk.sorted(tree, ReadLimits.defaults());
  }

  private static Map<String, byte[]> readAll(FileTree tree, int threads) throws IOException {
    Map<String, byte[]> read = new LinkedHashMap<>();
    try (TreeWalk walk = walk(tree);
        SquashfsReadAhead files = SquashfsReadAhead.of(walk, threads)) {
      for (TreeNode node = files.next(); node != null; node = files.next()) {
        boolean isFile = node.type() == FileType.REGULAR;
        read.put(files.path().toString(), isFile ? files.content().readAllBytes() : new byte[0]);
      }
      assertThrows(IllegalStateException.class, files::path);
      assertNull(files.next());
    }
    return read;
  }

  private static void assertSame(Map<String, byte[]> expected, Map<String, byte[]> read) {
    assertEquals(expected.keySet().stream().toList(), read.keySet().stream().toList());
    expected.forEach((path, bytes) -> assertArrayEquals(bytes, read.get(path), path));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void readsWhatIsThere_inTheOrderOfTheWalk(int threads) throws IOException {
    try (SquashfsImage image = written().open()) {
      assertSame(readAll(files(), 1), readAll(image.tree(), threads));
    }
  }

  @Test
  void whatIsNotReadIsLeftOut() throws IOException {
    Map<String, byte[]> all = readAll(files(), 1);
    try (SquashfsImage image = written().open();
        TreeWalk walk = walk(image.tree());
        SquashfsReadAhead files = SquashfsReadAhead.of(walk, 3)) {
      Random random = new Random(5);
      for (TreeNode node = files.next(); node != null; node = files.next()) {
        int kind = random.nextInt(4);
        if (node.type() == FileType.REGULAR && kind > 0) {
          byte[] expected = all.get(files.path().toString());
          assertNotNull(expected);
          InputStream in = files.content();
          int length = kind == 1 ? expected.length : random.nextInt(expected.length + 1);
          assertArrayEquals(Arrays.copyOf(expected, length), in.readNBytes(length));
          assertEquals(in, files.content());
        }
      }
    }
  }

  @Test
  void treesOfOtherFormatsArePassedOn() throws IOException {
    assertSame(readAll(files(), 1), readAll(files(), 2));
  }

  /** The file whose fragment is damaged fails, and so does each other of that fragment. */
  @Test
  void damageIsThrownWhereItIs_andTheRestIsRead() throws IOException {
    Written written = written();
    byte[] bytes = written.bytes();
    long damaged;
    try (SquashfsImage image = written.open()) {
      TreeNode node = image.tree().find(TreePath.of("d5/f3")).orElseThrow();
      damaged = ((SquashfsContent) node.content()).inode().fragmentIndex();
      DataBlock fragment = image.reader().fragment(damaged);
      int at = (int) fragment.position();
      Arrays.fill(bytes, at, at + fragment.storedLength(), (byte) 0xFF);
    }
    Map<String, byte[]> all = readAll(files(), 1);
    int failed = 0;
    try (SquashfsImage image = Samples.open(bytes);
        TreeWalk walk = walk(image.tree());
        SquashfsReadAhead files = SquashfsReadAhead.of(walk, 2)) {
      for (TreeNode node = files.next(); node != null; node = files.next()) {
        if (node.type() == FileType.REGULAR) {
          FileInode inode = ((SquashfsContent) node.content()).inode();
          if (inode.tailLength(BLOCK) > 0 && inode.fragmentIndex() == damaged) {
            InputStream in = files.content();
            assertThrows(FormatException.class, in::readAllBytes);
            assertThrows(FormatException.class, in::read);
            failed++;
          } else {
            assertArrayEquals(all.get(files.path().toString()), files.content().readAllBytes());
          }
        }
      }
    }
    assertTrue(failed > 1, "files of the fragment: " + failed);
  }

  @Test
  void aWalkThatFailsDoesSoBehindTheNodesBefore() throws IOException {
    try (SquashfsImage image = written().open();
        TreeWalk walk =
            TreeWalk.sorted(
                image.tree(), ReadLimits.builder().with(TreeWalk.MAX_ENTRIES, 30).build());
        SquashfsReadAhead files = SquashfsReadAhead.of(walk, 2)) {
      int found = 0;
      IOException failure = null;
      while (failure == null) {
        try {
          assertNotNull(files.next());
          found++;
        } catch (IOException e) {
          failure = e;
        }
      }
      assertTrue(found >= 29, "nodes: " + found);
      assertEquals(failure, assertThrows(IOException.class, files::next));
    }
  }

  @Test
  void anInterruptedReaderKeepsItsFlag_andLosesNothing() throws Exception {
    GatedCodec codec = new GatedCodec(Codecs.block("zlib").orElseThrow());
    SquashfsOptions options = SquashfsOptions.defaults().withCodecs(id -> Optional.of(codec));
    try (SquashfsImage image = SquashfsImage.open(written().image(), options);
        TreeWalk walk = walk(image.tree());
        SquashfsReadAhead files = SquashfsReadAhead.of(walk, 2)) {
      TreePath wanted = TreePath.of("d3/f7");
      do {
        assertNotNull(files.next());
      } while (!files.path().equals(wanted));
      byte[] expected = Objects.requireNonNull(readAll(files(), 1).get(wanted.toString()));
      codec.close();
      Thread.currentThread().interrupt();
      InputStream in = files.content();
      assertThrows(InterruptedIOException.class, in::read);
      assertTrue(Thread.interrupted());
      codec.open();
      assertArrayEquals(expected, in.readAllBytes());
    }
  }

  @Test
  void endsInTheMiddle() throws IOException {
    try (SquashfsImage image = written().open();
        TreeWalk walk = walk(image.tree())) {
      SquashfsReadAhead files = SquashfsReadAhead.of(walk, 4);
      TreeNode node = files.next();
      while (node != null && node.type() != FileType.REGULAR) {
        node = files.next();
      }
      InputStream in = files.content();
      files.close();
      files.close();
      assertThrows(IOException.class, in::read);
      assertNull(files.next());
      assertThrows(IllegalStateException.class, files::content);
    }
  }

  @Test
  void noMoreIsDecodedThanIsAllowed() throws Exception {
    MemoryTree tree = MemoryTree.create(Samples.PLAIN);
    byte[] bytes = Samples.bytes(300 * BLOCK);
    tree.createFile(TreePath.of("a"), Samples.PLAIN, Samples.content(bytes));
    tree.createFile(TreePath.of("b"), Samples.PLAIN, Samples.content(bytes));
    GatedCodec codec = new GatedCodec(Codecs.block("zlib").orElseThrow());
    SquashfsOptions options = SquashfsOptions.defaults().withCodecs(id -> Optional.of(codec));
    try (SquashfsImage image = SquashfsImage.open(gzip(tree).image(), options);
        TreeWalk walk = walk(image.tree());
        SquashfsReadAhead files = SquashfsReadAhead.of(walk, 2)) {
      assertNotNull(files.next());
      assertNotNull(files.next());
      int before = codec.decoded(); // of metadata, and ahead
      assertEquals(bytes[0], (byte) files.content().read());
      Thread.sleep(20);
      assertTrue(codec.decoded() - before <= 5 * 2, "decoded: " + codec.decoded());
      assertNotNull(files.next());
      assertArrayEquals(bytes, files.content().readAllBytes());
      assertNull(files.next());
    }
  }
}
