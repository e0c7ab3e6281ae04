package io.github.bootformats.squashfs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.TreeComparer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trees that were made into images come out again. */
class BuiltTreesTest {
  @ParameterizedTest
  @EnumSource
  void everythingComesBack(SquashfsCompression compression) throws IOException {
    MemoryTree tree = Samples.everything();
    for (boolean hasFragments : new boolean[] {true, false}) {
      byte[] image = TreeImage.of(tree, ImageBytes.of(compression, 12), hasFragments);
      try (SquashfsImage opened = Samples.open(image)) {
        assertEquals(List.of(), TreeComparer.create().compare(tree, opened.tree()));
      }
    }
  }
}
