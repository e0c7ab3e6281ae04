package io.github.bootformats.squashfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.codecs.BcjFilter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What can be chosen of a compression, and what of it an image says. */
class SquashfsCompressorTest {
  private static SquashfsCompressor of(SquashfsCompression compression) {
    return SquashfsCompressor.of(compression);
  }

  private static Optional<CompressorOptions> stored(SquashfsCompressor compressor, int blockSize)
      throws IOException {
    SquashfsWriteOptions options =
        SquashfsWriteOptions.builder().compressor(compressor).blockSize(blockSize).build();
    Written written = Written.of(Samples.everything(), options).assertIs(Samples.everything());
    return written.reader().compressorOptions();
  }

  @Test
  void usualOptionsNeedNotBeStored() throws IOException {
    for (SquashfsCompression compression : SquashfsCompression.values()) {
      Optional<CompressorOptions> stored = stored(of(compression), 4096);
      assertEquals(
          compression == SquashfsCompression.LZ4
              ? Optional.of(new CompressorOptions.Lz4(1, 0, Bytes.empty()))
              : Optional.empty(),
          stored);
    }
  }

  @Test
  void othersAreStored() throws IOException {
    assertEquals(
        Optional.of(new CompressorOptions.Gzip(3, 15, 0)),
        stored(of(SquashfsCompression.GZIP).withLevel(3), 4096));
    assertEquals(
        Optional.of(new CompressorOptions.Lzo(4, 2)),
        stored(of(SquashfsCompression.LZO).withLevel(2), 4096));
    assertEquals(
        Optional.of(new CompressorOptions.Lz4(1, 1, Bytes.empty())),
        stored(of(SquashfsCompression.LZ4).withLevel(9), 4096));
    assertEquals(
        Optional.of(new CompressorOptions.Zstd(1)),
        stored(of(SquashfsCompression.ZSTD).withLevel(1), 4096));
    assertEquals(
        Optional.of(new CompressorOptions.Xz(24_576, 0)),
        stored(of(SquashfsCompression.XZ).withDictionaryBytes(24_576), 1 << 17));
    // Metadata wants a dictionary of 8 KiB whatever the block size.
    assertEquals(
        Optional.of(new CompressorOptions.Xz(8192, 0b10_0001)),
        stored(
            of(SquashfsCompression.XZ).withFilters(List.of(BcjFilter.SPARC, BcjFilter.X86)), 4096));
  }

  @Test
  void whatAnEncoderWouldIgnoreIsRefused() {
    for (SquashfsCompression compression : SquashfsCompression.values()) {
      boolean isXz = compression == SquashfsCompression.XZ;
      if (!isXz) {
        assertThrows(
            IllegalArgumentException.class,
            () -> of(compression).withFilters(List.of(BcjFilter.X86)));
      }
      if (!isXz && compression != SquashfsCompression.LZMA) {
        assertThrows(
            IllegalArgumentException.class, () -> of(compression).withDictionaryBytes(8192));
      }
      assertThrows(IllegalArgumentException.class, () -> of(compression).withLevel(-1));
      assertThrows(IllegalArgumentException.class, () -> of(compression).withLevel(23));
    }
  }

  @Test
  void dictionariesFitIntoABlock() {
    SquashfsCompressor xz = of(SquashfsCompression.XZ);
    for (int bytes : new int[] {0, 4096, 6144, 8193, 10_000, 1 << 31}) {
      assertThrows(IllegalArgumentException.class, () -> xz.withDictionaryBytes(bytes));
    }
    SquashfsWriteOptions.Builder options =
        SquashfsWriteOptions.builder().compressor(xz.withDictionaryBytes(12_288)).blockSize(8192);
    assertThrows(IllegalArgumentException.class, options::build);
    options.blockSize(16_384).build();
  }

  @Test
  void aFilterThatHelpsIsTaken() throws IOException {
    // Calls of one function from everywhere: the filter turns their targets into the same bytes.
    byte[] code = new byte[4000];
    for (int i = 0; i + 5 <= code.length; i += 5) {
      code[i] = (byte) 0xE8;
      LittleEndian.put(code, i + 1, 4, 100_000 - i);
    }
    SquashfsCompressor xz = of(SquashfsCompression.XZ);
    SquashfsCompressor filtering = xz.withFilters(List.of(BcjFilter.X86));
    assertTrue(2 * length(filtering, code) < length(xz, code));
    assertEquals(length(xz, code), length(xz.withFilters(List.of(BcjFilter.IA64)), code));
  }

  private static int length(SquashfsCompressor compressor, byte[] block) throws IOException {
    try (BlockCompressor blocks = new BlockCompressor(compressor, 8192)) {
      return blocks.compress(block, block.length, new byte[block.length]);
    }
  }

  @Test
  void equality() {
    SquashfsCompressor gzip = of(SquashfsCompression.GZIP);
    assertEquals(gzip, gzip.withLevel(9));
    assertEquals(gzip.hashCode(), gzip.withLevel(9).hashCode());
    assertNotEquals(gzip, gzip.withLevel(8));
    assertEquals("gzip, level 9", gzip.toString());
    assertEquals(
        "xz, level 6, dictionary of 8192, arm",
        of(SquashfsCompression.XZ)
            .withDictionaryBytes(8192)
            .withFilters(List.of(BcjFilter.ARM))
            .toString());
  }
}
