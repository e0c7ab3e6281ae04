package io.github.bootformats.squashfs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.codecs.BcjFilter;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.TreeComparer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;

/**
 * A random tree that is written in a random way.
 *
 * @param name the seed and the options, for messages
 * @param options how it is written
 * @param tree what is written
 * @param image where
 * @param lines the tree as {@link TreeLines} shows it
 */
record WriterCase(
    String name, SquashfsWriteOptions options, MemoryTree tree, Path image, List<String> lines) {
  static WriterCase of(long seed, Path image) throws IOException {
    Random random = new Random(seed);
    SquashfsWriteOptions options = options(random);
    String name =
        "seed %d: %s, blocks of %d, fragments %s"
            .formatted(seed, options.compressor(), options.blockSize(), options.fragments());
    MemoryTree tree = RandomTree.of(random, options.blockSize());
    try (ImageTarget target = ImageTarget.create(image)) {
      SquashfsWriter.of(options).write(tree, target);
    }
    try (SquashfsImage opened = SquashfsImage.open(image)) {
      assertEquals(List.of(), TreeComparer.create().compare(tree, opened.tree()), name);
      return new WriterCase(name, options, tree, image, TreeLines.of(opened, Long.MAX_VALUE));
    }
  }

  private static SquashfsWriteOptions options(Random random) {
    SquashfsFragments[] fragments = SquashfsFragments.values();
    int blockLog = random.nextInt(8) == 0 ? 17 + random.nextInt(4) : 12 + random.nextInt(5);
    return SquashfsWriteOptions.builder()
        .blockSize(1 << blockLog)
        .compressor(compressor(random, 1 << blockLog))
        .fragments(fragments[random.nextInt(fragments.length)])
        .duplicates(random.nextInt(4) > 0)
        .holes(random.nextInt(4) > 0)
        .exportTable(random.nextInt(4) > 0)
        .threads(1 + random.nextInt(3))
        .build();
  }

  private static SquashfsCompressor compressor(Random random, int blockSize) {
    SquashfsCompression[] all = SquashfsCompression.values();
    SquashfsCompressor compressor = SquashfsCompressor.of(all[random.nextInt(all.length)]);
    return switch (compressor.compression()) {
      case GZIP -> compressor.withLevel(1 + random.nextInt(9));
      case LZMA -> compressor.withLevel(random.nextInt(4));
      case LZO -> compressor.withLevel(1 + random.nextInt(9));
      case XZ -> xz(random, compressor.withLevel(random.nextInt(7)), blockSize);
      case LZ4 -> compressor.withLevel(1 + random.nextInt(12));
      case ZSTD -> compressor.withLevel(1 + random.nextInt(16));
    };
  }

  private static SquashfsCompressor xz(Random random, SquashfsCompressor xz, int blockSize) {
    SquashfsCompressor filtered =
        random.nextBoolean() ? xz.withFilters(List.of(BcjFilter.X86)) : xz;
    return blockSize >= 8192 && random.nextBoolean()
        ? filtered.withDictionaryBytes(8192)
        : filtered;
  }

  boolean uses(SquashfsCompression... some) {
    return List.of(some).contains(options.compressor().compression());
  }

  /** What 7-Zip counts: {@code files folders bytes sum}, the sum being that of all CRC32s. */
  String totals() throws IOException {
    long[] totals = new long[4];
    addTotals(tree.root(), totals);
    return "%d %d %d %08X-%08X"
        .formatted(totals[0], totals[1] - 1, totals[2], totals[3] & 0xFFFF_FFFFL, totals[3] >>> 32);
  }

  private static void addTotals(TreeNode node, long[] totals) throws IOException {
    if (node.type() == FileType.DIRECTORY) {
      totals[1]++;
      for (TreeNode child : node.children().toList()) {
        addTotals(child, totals);
      }
      return;
    }
    totals[0]++;
    totals[2] += node.size();
    CRC32 crc = new CRC32();
    if (node.type() == FileType.REGULAR) {
      try (var in = node.content().newInputStream()) {
        crc.update(in.readAllBytes());
      }
    } else if (node.type() == FileType.SYMLINK) {
      crc.update(node.target().toByteArray());
    }
    totals[3] += crc.getValue();
  }
}
