package io.github.bootformats.squashfs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.TreeComparer;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever tree is made into an image, the same is read from it. */
class TreePropertiesTest {
  @Provide
  Arbitrary<List<TreeEntries.Entry>> entries() {
    return TreeEntries.lists();
  }

  @Property(tries = 150)
  void whatIsBuiltIsRead(
      @ForAll("entries") List<TreeEntries.Entry> entries,
      @ForAll SquashfsCompression compression,
      @ForAll boolean hasFragments,
      @ForAll boolean isRaw)
      throws IOException {
    MemoryTree tree = TreeEntries.tree(entries);
    ImageBytes image = isRaw ? ImageBytes.raw() : ImageBytes.of(compression, 12);
    ImageSource made = ImageSource.of(TreeImage.of(tree, image, hasFragments));
    try (SquashfsImage opened = SquashfsImage.open(made, SquashfsOptions.defaults())) {
      assertEquals(List.of(), TreeComparer.create().compare(tree, opened.tree()));
      List<Diagnostic> findings =
          SquashfsCheck.of(opened.reader()).withData().run().stream()
              .filter(f -> !f.code().equals(SquashfsFinding.COMPRESSION_NOT_IN_LINUX.code()))
              .toList();
      assertEquals(List.of(), findings);
    }
  }
}
