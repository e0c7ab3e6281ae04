package io.github.bootformats.squashfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Images that are written, and what they are read as. */
class SquashfsWriterTest {
  @ParameterizedTest
  @EnumSource
  void everythingIsReadAsItWasWritten(SquashfsCompression compression) throws IOException {
    MemoryTree tree = Samples.everything();
    SquashfsWriteOptions options =
        SquashfsWriteOptions.builder().compressor(SquashfsCompressor.of(compression)).build();
    Written written = Written.of(tree, options).assertIs(tree);
    assertEquals(0, written.image().size() % 4096);
  }

  @Test
  void theNumberOfThreadsDoesNotMatter() throws IOException {
    MemoryTree tree = Samples.everything();
    byte[] one = Written.of(tree, Written.fast().build()).bytes();
    assertArrayEquals(one, Written.of(tree, Written.fast().threads(4).build()).bytes());
  }
}
