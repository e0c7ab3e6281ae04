package io.github.bootformats.squashfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.bootformats.codecs.BcjFilter;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever tree is written, in whatever way, the same is read from the image. */
class WriterPropertiesTest {
  @Provide
  Arbitrary<List<TreeEntries.Entry>> entries() {
    return TreeEntries.lists();
  }

  @Provide
  Arbitrary<SquashfsCompressor> compressors() {
    return Arbitraries.of(
        SquashfsCompressor.of(SquashfsCompression.GZIP),
        SquashfsCompressor.of(SquashfsCompression.GZIP).withLevel(1),
        SquashfsCompressor.of(SquashfsCompression.LZMA).withLevel(0),
        SquashfsCompressor.of(SquashfsCompression.LZO),
        SquashfsCompressor.of(SquashfsCompression.LZO).withLevel(1),
        SquashfsCompressor.of(SquashfsCompression.XZ),
        SquashfsCompressor.of(SquashfsCompression.XZ)
            .withLevel(1)
            .withFilters(List.of(BcjFilter.X86, BcjFilter.ARM)),
        SquashfsCompressor.of(SquashfsCompression.LZ4),
        SquashfsCompressor.of(SquashfsCompression.LZ4).withLevel(12),
        SquashfsCompressor.of(SquashfsCompression.ZSTD).withLevel(3));
  }

  @Provide
  Arbitrary<SquashfsWriteOptions.Builder> options() {
    Arbitrary<Boolean> flags = Arbitraries.of(true, true, false);
    return Combinators.combine(
            Arbitraries.of(4096, 8192, 65_536),
            Arbitraries.of(SquashfsFragments.class),
            flags,
            flags,
            flags,
            Arbitraries.of(1, 2, 5))
        .as(
            (blockSize, fragments, duplicates, holes, exportTable, threads) ->
                SquashfsWriteOptions.builder()
                    .blockSize(blockSize)
                    .fragments(fragments)
                    .duplicates(duplicates)
                    .holes(holes)
                    .exportTable(exportTable)
                    .threads(threads));
  }

  @Property(tries = 300)
  void whatIsWrittenIsRead(
      @ForAll("entries") List<TreeEntries.Entry> entries,
      @ForAll("compressors") SquashfsCompressor compressor,
      @ForAll("options") SquashfsWriteOptions.Builder options)
      throws IOException {
    MemoryTree tree = TreeEntries.tree(entries);
    Written.of(tree, options.compressor(compressor).build()).assertIs(tree);
  }

  @Property(tries = 60)
  void theImageDoesNotDependOnThreads(
      @ForAll("entries") List<TreeEntries.Entry> entries,
      @ForAll("compressors") SquashfsCompressor compressor,
      @ForAll("options") SquashfsWriteOptions.Builder options)
      throws IOException {
    MemoryTree tree = TreeEntries.tree(entries);
    options.compressor(compressor);
    byte[] one = Written.of(tree, options.threads(1).build()).bytes();
    assertArrayEquals(one, Written.of(tree, options.threads(4).build()).bytes());
  }

  /** What was read from an image and is written again has the same content in the same order. */
  @Property(tries = 60)
  void writingAnImageAgainGivesTheSame(
      @ForAll("entries") List<TreeEntries.Entry> entries,
      @ForAll("options") SquashfsWriteOptions.Builder options)
      throws IOException {
    SquashfsWriteOptions chosen = options.build();
    Written first = Written.of(TreeEntries.tree(entries), chosen);
    try (SquashfsImage image = first.open()) {
      assertArrayEquals(first.bytes(), Written.of(image.tree(), chosen).bytes());
    }
  }
}
