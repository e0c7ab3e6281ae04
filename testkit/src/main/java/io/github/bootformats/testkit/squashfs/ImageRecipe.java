package io.github.bootformats.testkit.squashfs;

import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.squashfs.SquashfsCompression;
import io.github.bootformats.squashfs.SquashfsCompressor;
import io.github.bootformats.squashfs.SquashfsFragments;
import io.github.bootformats.squashfs.SquashfsWriteOptions;
import io.github.bootformats.squashfs.SquashfsWriter;
import io.github.bootformats.testkit.SeededRandom;
import io.github.bootformats.testkit.tree.TreeGenerator;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.util.List;

/**
 * How a valid image is made: of which tree, in which way.
 *
 * @param options how it is written
 * @param tree what is in it
 */
record ImageRecipe(SquashfsWriteOptions options, MemoryTree tree) {
  private static final int MOST_NODES = 40;
  private static final int MOST_BESIDE_RULES = 15;

  /** Draws a recipe of anything that can be written. */
  static ImageRecipe any(
      SeededRandom random, List<SquashfsCompression> compressions, List<Integer> blockSizes)
      throws IOException {
    SquashfsWriteOptions.Builder options = options(random, compressions, blockSizes);
    options
        .fragments(random.oneOf(List.of(SquashfsFragments.values())))
        .duplicates(!random.oneIn(4))
        .holes(!random.oneIn(4))
        .exportTable(!random.oneIn(4))
        .xattrs(!random.oneIn(4));
    return of(options.build(), random, MOST_NODES);
  }

  /** Draws a recipe of an image that has all structures, and {@link RuleTree}. */
  static ImageRecipe roomy(
      SeededRandom random, List<SquashfsCompression> compressions, List<Integer> blockSizes)
      throws IOException {
    SquashfsWriteOptions.Builder options = options(random, compressions, blockSizes);
    options.fragments(random.oneOf(List.of(SquashfsFragments.NORMAL, SquashfsFragments.ALWAYS)));
    ImageRecipe recipe = of(options.build(), random, MOST_BESIDE_RULES);
    RuleTree.addTo(recipe.tree(), recipe.options().blockSize(), random);
    return recipe;
  }

  private static ImageRecipe of(SquashfsWriteOptions options, SeededRandom random, int maxNodes)
      throws IOException {
    MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));
    TreeGenerator.of(options.blockSize()).withMaxNodes(maxNodes).fill(tree, random.nextLong());
    return new ImageRecipe(options, tree);
  }

  private static SquashfsWriteOptions.Builder options(
      SeededRandom random, List<SquashfsCompression> compressions, List<Integer> blockSizes) {
    int blockSize = random.oneOf(blockSizes);
    return SquashfsWriteOptions.builder()
        .blockSize(blockSize)
        .compressor(compressor(random, random.oneOf(compressions)))
        .threads(1);
  }

  private static SquashfsCompressor compressor(
      SeededRandom random, SquashfsCompression compression) {
    SquashfsCompressor usual = SquashfsCompressor.of(compression);
    return switch (compression) {
      case GZIP, LZO -> usual.withLevel(1 + random.below(9));
      case LZMA, XZ -> usual.withLevel(random.below(7));
      case LZ4 -> usual.withLevel(1 + random.below(12));
      case ZSTD -> usual.withLevel(1 + random.below(16));
    };
  }

  MemoryImage write() throws IOException {
    MemoryImage image = MemoryImage.ofSize(0);
    SquashfsWriter.of(options).write(tree, image);
    return image;
  }
}
