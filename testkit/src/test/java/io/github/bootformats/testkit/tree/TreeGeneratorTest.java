package io.github.bootformats.testkit.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.squashfs.SquashfsCompression;
import io.github.bootformats.squashfs.SquashfsCompressor;
import io.github.bootformats.squashfs.SquashfsImage;
import io.github.bootformats.squashfs.SquashfsOptions;
import io.github.bootformats.squashfs.SquashfsWriteOptions;
import io.github.bootformats.squashfs.SquashfsWriter;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.TreeComparer;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TreeGeneratorTest {
  private static final int BLOCK = 4096;

  private static MemoryTree tree(TreeGenerator generator, long seed) throws IOException {
    MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));
    generator.fill(tree, seed);
    return tree;
  }

  @Test
  void theSameSeedMakesTheSameTree() throws IOException {
    TreeGenerator generator = TreeGenerator.of(BLOCK);
    for (int seed = 0; seed < 20; seed++) {
      assertEquals(
          List.of(), TreeComparer.create().compare(tree(generator, seed), tree(generator, seed)));
    }
    assertTrue(!TreeComparer.create().compare(tree(generator, 1), tree(generator, 2)).isEmpty());
  }

  @Test
  void everythingOccurs() throws IOException {
    Set<FileType> types = EnumSet.noneOf(FileType.class);
    Set<FileType> linked = EnumSet.noneOf(FileType.class);
    int xattrs = 0;
    int names = 0;
    for (int seed = 0; seed < 200; seed++) {
      try (TreeWalk walk =
          TreeWalk.sorted(tree(TreeGenerator.of(BLOCK), seed), ReadLimits.defaults())) {
        for (TreeNode node = walk.next(); node != null; node = walk.next()) {
          types.add(node.type());
          if (node.linkId().isPresent()) {
            linked.add(node.type());
          }
          xattrs += node.xattrs().size();
          names += node.name().decodeUtf8().isEmpty() ? 1 : 0;
        }
      }
    }
    assertEquals(EnumSet.allOf(FileType.class), types);
    assertEquals(EnumSet.complementOf(EnumSet.of(FileType.DIRECTORY)), linked);
    assertTrue(xattrs > 1000, "only " + xattrs);
    assertTrue(names > 100, "only " + names);
  }

  @Test
  void sizesAndXattrsAreAsAskedFor() throws IOException {
    MemoryTree none = tree(TreeGenerator.of(BLOCK).withMaxNodes(0), 1);
    assertEquals(List.of(), none.root().children().toList());
    TreeGenerator bare = TreeGenerator.of(1).withMaxNodes(500).withoutXattrs();
    int nodes = 0;
    try (TreeWalk walk = TreeWalk.sorted(tree(bare, 3), ReadLimits.defaults())) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        nodes++;
        assertTrue(node.xattrs().isEmpty());
        assertTrue(node.type() != FileType.REGULAR || node.size() <= 4);
      }
    }
    assertTrue(nodes > 40 && nodes <= 501, "" + nodes);
    assertThrows(IllegalArgumentException.class, () -> TreeGenerator.of(0));
    assertThrows(IllegalArgumentException.class, () -> bare.withMaxNodes(-1));
  }

  /** What the generator makes goes through a format that keeps all of it. */
  @Test
  void squashfsHoldsEveryTree() throws IOException {
    SquashfsWriteOptions options =
        SquashfsWriteOptions.builder()
            .compressor(SquashfsCompressor.of(SquashfsCompression.LZ4))
            .blockSize(BLOCK)
            .build();
    for (int seed = 1000; seed < 1100; seed++) {
      MemoryTree tree = tree(TreeGenerator.of(BLOCK), seed);
      MemoryImage image = MemoryImage.ofSize(0);
      SquashfsWriter.of(options).write(tree, image);
      try (SquashfsImage opened = SquashfsImage.open(image, SquashfsOptions.defaults())) {
        assertEquals(List.of(), TreeComparer.create().compare(tree, opened.tree()), "" + seed);
      }
    }
  }
}
