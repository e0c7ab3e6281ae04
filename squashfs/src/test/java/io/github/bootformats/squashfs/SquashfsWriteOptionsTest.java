package io.github.bootformats.squashfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SquashfsWriteOptionsTest {
  @Test
  void theUsualOptions() {
    SquashfsWriteOptions usual = SquashfsWriteOptions.defaults();
    assertEquals(SquashfsCompressor.of(SquashfsCompression.GZIP), usual.compressor());
    assertEquals(131_072, usual.blockSize());
    assertEquals(SquashfsFragments.NORMAL, usual.fragments());
    assertTrue(usual.findsDuplicates() && usual.makesHoles());
    assertTrue(usual.hasExportTable() && usual.keepsXattrs());
    assertEquals(4096, usual.padding());
    assertEquals(OptionalLong.empty(), usual.creationTime());
    assertEquals(OptionalLong.empty(), usual.allMtimes());
    assertEquals(OptionalLong.empty(), usual.latestMtime());
    assertEquals(OptionalInt.empty(), usual.rootPermissions());
    assertEquals(List.of(), usual.excludes());
    assertEquals(Runtime.getRuntime().availableProcessors(), usual.threads());
  }

  /** Each of them makes other options, and is kept by a builder that begins with these. */
  @Test
  void everyOptionCounts() {
    List<Consumer<SquashfsWriteOptions.Builder>> changes =
        List.of(
            b -> b.compressor(SquashfsCompressor.of(SquashfsCompression.XZ)),
            b -> b.blockSize(4096),
            b -> b.fragments(SquashfsFragments.ALWAYS),
            b -> b.duplicates(false),
            b -> b.holes(false),
            b -> b.exportTable(false),
            b -> b.xattrs(false),
            b -> b.padding(1),
            b -> b.creationTime(0),
            b -> b.allMtimes(0),
            b -> b.latestMtime(0),
            b -> b.rootPermissions(0),
            b -> b.rootOwner(0, 1),
            b -> b.exclude("a"),
            b -> b.threads(77));
    for (Consumer<SquashfsWriteOptions.Builder> change : changes) {
      SquashfsWriteOptions.Builder builder = SquashfsWriteOptions.builder();
      change.accept(builder);
      SquashfsWriteOptions changed = builder.build();
      assertNotEquals(SquashfsWriteOptions.defaults(), changed);
      assertEquals(changed, changed.toBuilder().build());
      assertEquals(changed.hashCode(), changed.toBuilder().build().hashCode());
    }
  }

  @Test
  void aBuilderDoesNotChangeWhatItHasBuilt() {
    SquashfsWriteOptions.Builder builder = SquashfsWriteOptions.builder();
    SquashfsWriteOptions built = builder.build();
    builder.blockSize(4096).exclude("a");
    assertEquals(SquashfsWriteOptions.defaults(), built);
  }

  @Test
  void whatIsOutOfRangeIsRefused() {
    for (int size : new int[] {0, 2048, 4095, 5000, 1 << 21, Integer.MIN_VALUE}) {
      assertRefused(b -> b.blockSize(size));
    }
    assertRefused(b -> b.padding(0));
    assertRefused(b -> b.creationTime(-1));
    assertRefused(b -> b.allMtimes(1L << 32));
    assertRefused(b -> b.latestMtime(-1));
    assertRefused(b -> b.rootPermissions(010000));
    assertRefused(b -> b.rootOwner(-1, 0));
    assertRefused(b -> b.rootOwner(0, 1L << 32));
    assertRefused(b -> b.threads(0));
    assertRefused(b -> b.threads(1025));
    assertRefused(b -> b.exclude(""));
  }

  private static void assertRefused(Consumer<SquashfsWriteOptions.Builder> change) {
    SquashfsWriteOptions.Builder builder = SquashfsWriteOptions.builder();
    assertThrows(IllegalArgumentException.class, () -> change.accept(builder));
  }
}
