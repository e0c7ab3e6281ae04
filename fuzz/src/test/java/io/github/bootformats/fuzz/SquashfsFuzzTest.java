package io.github.bootformats.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.squashfs.DirectoryInode;
import io.github.bootformats.squashfs.FileInode;
import io.github.bootformats.squashfs.SquashfsCheck;
import io.github.bootformats.squashfs.SquashfsCompression;
import io.github.bootformats.squashfs.SquashfsCompressor;
import io.github.bootformats.squashfs.SquashfsImage;
import io.github.bootformats.squashfs.SquashfsInode;
import io.github.bootformats.squashfs.SquashfsOptions;
import io.github.bootformats.squashfs.SquashfsReader;
import io.github.bootformats.squashfs.SquashfsSuperblock;
import io.github.bootformats.squashfs.SquashfsWriteOptions;
import io.github.bootformats.squashfs.SquashfsWriter;
import io.github.bootformats.squashfs.TableKind;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** SquashFS images: structures, tree, check, and written anew. */
class SquashfsFuzzTest {
  private static final int SMALLEST_BLOCK = 4096;
  private static final long MAX_REWRITTEN = 1 << 18;
  private static final int MAX_BLOCKS = 1000;

  /** Small caches, for many images in a small heap. */
  private static final SquashfsOptions OPTIONS =
      SquashfsOptions.defaults()
          .withLimits(Trees.LIMITS)
          .withDataCacheBytes(1 << 18)
          .withMetadataCacheBytes(1 << 17);

  /** Images whose metadata can be changed byte by byte, and compressed ones. */
  static Stream<byte[]> images() throws IOException {
    List<byte[]> images = new ArrayList<>();
    images.add(RawSquashfs.of(image(Trees.richSample(), SquashfsCompression.GZIP)));
    images.add(RawSquashfs.of(image(Trees.sample(), SquashfsCompression.XZ)));
    images.add(image(Trees.sample(), SquashfsCompression.GZIP));
    images.add(image(Trees.richSample(), SquashfsCompression.LZ4));
    images.add(image(Trees.sample(), SquashfsCompression.ZSTD));
    images.add(image(Trees.sample(), SquashfsCompression.LZO));
    return images.stream();
  }

  private static byte[] image(FileTree tree, SquashfsCompression compression) throws IOException {
    return write(
        tree,
        SquashfsWriteOptions.builder()
            .compressor(SquashfsCompressor.of(compression))
            .blockSize(SMALLEST_BLOCK)
            .padding(1)
            .threads(1)
            .build());
  }

  private static byte[] write(FileTree tree, SquashfsWriteOptions options) throws IOException {
    MemoryImage image = MemoryImage.ofSize(0);
    SquashfsWriter.of(options).write(tree, image);
    return image.readBytes(0, (int) image.size());
  }

  @MethodSource("images")
  @DictionaryFile(resourcePath = "squashfs.dict")
  @FuzzTest
  void tree(byte[] data) {
    Attempt.succeeds(
        () -> {
          try (SquashfsImage image = SquashfsImage.open(ImageSource.of(data), OPTIONS)) {
            image.diagnostics();
            try (TreeWalk walk = TreeWalk.unsorted(image.tree(), Trees.LIMITS)) {
              for (TreeNode node = walk.next(); node != null; node = walk.next()) {
                TreeNode found = node;
                Attempt.succeeds(() -> look(image, found));
              }
            }
            Trees.readAll(image.tree());
          }
        });
  }

  private static void look(SquashfsImage image, TreeNode node) throws IOException {
    SquashfsInode inode = image.inode(node);
    assertEquals(node.type(), inode.type().fileType());
    TreeNode same = image.findInode(inode.header().number()).orElse(node);
    if (same.type() == FileType.DIRECTORY) {
      same.children().close();
    }
  }

  @MethodSource("images")
  @DictionaryFile(resourcePath = "squashfs.dict")
  @FuzzTest
  void structures(byte[] data) {
    Attempt.succeeds(
        () -> {
          SquashfsSuperblock superblock = SquashfsSuperblock.read(ImageSource.of(data));
          assertEquals(
              Bytes.copyOf(data, 0, SquashfsSuperblock.LENGTH), superblock.encode(), "superblock");
          try (SquashfsReader reader = SquashfsReader.open(ImageSource.of(data), OPTIONS)) {
            for (TableKind kind : TableKind.values()) {
              Attempt.succeeds(() -> reader.table(kind));
            }
            Attempt.succeeds(reader::compressorOptions);
            SquashfsCheck.of(reader).withData().withMaxStructures(20_000).run();
            for (long number = 1; number <= Math.min(superblock.inodeCount(), 30); number++) {
              long one = number;
              Attempt.succeeds(() -> inode(reader, one));
            }
          }
        });
  }

  /** An inode that is read is written as the same bytes, and leads to what it claims to have. */
  private static void inode(SquashfsReader reader, long number) throws IOException {
    var ref = reader.inodeRef(number);
    if (ref.isEmpty()) {
      return;
    }
    SquashfsInode inode = reader.inode(ref.get());
    assertEquals(inode, SquashfsInode.decode(inode.encode(), inode.ref()), "an inode");
    if (inode instanceof DirectoryInode directory) {
      Attempt.succeeds(() -> reader.index(directory));
      var runs = reader.directory(directory);
      for (var run = runs.next(); run != null; run = runs.next()) {
        assertTrue(run.entries().size() > 0, "a run has entries");
      }
    } else if (inode instanceof FileInode file) {
      Attempt.succeeds(
          () -> {
            var blocks = reader.blocks(file);
            int count = 0;
            while (count < MAX_BLOCKS && blocks.next() != null) {
              count++;
            }
          });
    }
    if (inode.xattrIndex() != SquashfsInode.NO_XATTRS) {
      reader.xattrs(reader.xattrSet(inode.xattrIndex()));
    }
  }

  @MethodSource("images")
  @DictionaryFile(resourcePath = "squashfs.dict")
  @FuzzTest
  void rewritten(byte[] data) {
    Attempt.succeeds(
        () -> {
          try (SquashfsImage image = SquashfsImage.open(ImageSource.of(data), OPTIONS)) {
            Trees.readAll(image.tree());
            if (Trees.contentBytes(image.tree()) <= MAX_REWRITTEN) {
              assertSameAgain(image.tree(), image(image.tree(), SquashfsCompression.LZ4));
            }
          }
        });
  }

  private static void assertSameAgain(FileTree tree, byte[] written) throws IOException {
    try (SquashfsImage again = SquashfsImage.open(ImageSource.of(written), OPTIONS)) {
      Trees.assertSame(tree, again.tree());
      List<Diagnostic> findings = SquashfsCheck.of(again.reader()).withData().run();
      assertTrue(
          findings.stream().allMatch(f -> f.severity() == Severity.INFO), () -> "" + findings);
    }
  }

  static Stream<byte[]> treeScripts() {
    return TreeScripts.seeds();
  }

  @MethodSource("treeScripts")
  @FuzzTest
  void written(byte[] data) {
    Feed feed = new Feed(data);
    List<SquashfsCompression> fast =
        List.of(SquashfsCompression.GZIP, SquashfsCompression.LZ4, SquashfsCompression.ZSTD);
    SquashfsWriteOptions options =
        SquashfsWriteOptions.builder()
            .compressor(SquashfsCompressor.of(feed.oneOf(fast)))
            .blockSize(SMALLEST_BLOCK << feed.below(3))
            .duplicates(feed.below(2) == 0)
            .holes(feed.below(2) == 0)
            .exportTable(feed.below(2) == 0)
            .padding(1)
            .threads(1)
            .build();
    MemoryTree tree = Trees.empty();
    TreeScript.run(feed, tree);
    Attempt.succeeds(
        () -> {
          byte[] written = write(tree, options);
          assertArrayEquals(written, write(tree, options), "the same bytes each time");
          assertSameAgain(tree, written);
        });
  }
}
