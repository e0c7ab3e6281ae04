package io.github.bootformats.squashfs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.testsupport.FileTreeContract;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.TreeComparer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trees that were made into images come out again, and keep the contract of trees. */
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

  @TestFactory
  Stream<DynamicNode> rawTreeKeepsTheContract() throws IOException {
    byte[] image = Samples.everythingRaw();
    return FileTreeContract.tests(() -> Samples.open(image).tree());
  }

  @TestFactory
  Stream<DynamicNode> compressedTreeKeepsTheContract() throws IOException {
    ImageBytes made = ImageBytes.of(SquashfsCompression.GZIP, 13);
    byte[] image = TreeImage.of(Samples.everything(), made, false);
    return FileTreeContract.tests(() -> Samples.open(image).tree());
  }

  @TestFactory
  Stream<DynamicNode> indexedTreeKeepsTheContract() throws IOException {
    MemoryTree tree = MemoryTree.create(Samples.PLAIN);
    for (int i = 0; i < 600; i++) {
      tree.createSpecial(TreePath.of("a-long-name-of-a-pipe-" + i), Samples.PLAIN, FileType.FIFO);
    }
    byte[] image = TreeImage.of(tree, ImageBytes.raw(), true);
    return FileTreeContract.tests(
        () -> SquashfsImage.open(ImageSource.of(image), SquashfsOptions.defaults()).tree());
  }
}
