package io.github.bootformats.testkit.squashfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.squashfs.SquashfsCompression;
import io.github.bootformats.squashfs.SquashfsImage;
import io.github.bootformats.testkit.Outcomes;
import io.github.bootformats.testkit.SeededRandom;
import io.github.bootformats.tree.TreeAttribute;
import io.github.bootformats.tree.TreeComparer;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A valid image has no findings, and is the tree that it says. */
class ValidSquashfsTest {
  private static final SquashfsImages IMAGES = SquashfsImages.standard();

  private static void assertHolds(ImageSource image, FileTree tree, boolean hasXattrs, String name)
      throws IOException {
    TreeComparer comparer = TreeComparer.create();
    TreeComparer fitting = hasXattrs ? comparer : comparer.ignoring(TreeAttribute.XATTRS);
    try (SquashfsImage opened = SquashfsImage.open(image, ReadLimits.defaults())) {
      assertEquals(List.of(), fitting.compare(tree, opened.tree()), name);
    }
  }

  private static void assertSound(SquashfsCase image) throws IOException {
    assertTrue(image.isValid());
    assertEquals(List.of(), image.edits());
    assertEquals(Set.of(), Findings.of(image), image::toString);
    assertHolds(image.source(), image.tree(), image.options().keepsXattrs(), image.toString());
  }

  @Test
  void theyAreSound_andOfManyKinds() throws IOException {
    Outcomes kinds = new Outcomes();
    for (long seed = 0; seed < 80; seed++) {
      SquashfsCase image = IMAGES.valid(seed);
      assertSound(image);
      kinds.add(image.options().compressor().compression().title());
      kinds.add("fragments " + image.options().fragments());
      kinds.add("blocks of " + image.options().blockSize());
      kinds.add("exports " + image.options().hasExportTable());
    }
    assertEquals(4 + 3 + 3 + 2, kinds.counts().size(), kinds::toString);
  }

  /** All but zstd, whose library is not among those that this module is tested with. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ZSTD")
  void compressionsCanBeChosen(SquashfsCompression compression) throws IOException {
    SquashfsImages images = IMAGES.compressions(compression).blockSizes(1 << 15);
    SquashfsCase image = images.valid(1);
    assertEquals(compression, image.options().compressor().compression());
    assertEquals(1 << 15, image.options().blockSize());
    Set<String> expected =
        compression == SquashfsCompression.LZMA
            ? Set.of("squashfs.compression-not-in-linux")
            : Set.of();
    assertEquals(expected, Findings.of(image), image::toString);
    SquashfsRule rule = SquashfsRule.find("squashfs.entry-number").orElseThrow();
    assertTrue(
        Findings.of(images.nearlyValid(rule, 1)).contains(rule.finding().orElseThrow().code()));
  }

  /** Where no rule is broken, nothing is broken: what is taken apart fits together again. */
  @Test
  void draftsKeepTheImage() throws IOException {
    for (long seed = 0; seed < 15; seed++) {
      ImageRecipe recipe =
          ImageRecipe.roomy(
              new SeededRandom(seed),
              List.of(SquashfsCompression.GZIP, SquashfsCompression.LZO, SquashfsCompression.XZ),
              List.of(4096, 8192));
      MemoryImage written = recipe.write();
      StoredImage again = DraftEncoder.encode(DraftReader.read(written));
      SquashfsCase image =
          new SquashfsCase(seed, recipe, again.toByteArray(), List.of(), again.edits());
      assertSound(image);
    }
  }

  @Test
  void settingsThatMakeNothingAreRefused() {
    assertThrows(IllegalArgumentException.class, IMAGES::compressions);
    assertThrows(IllegalArgumentException.class, IMAGES::blockSizes);
    assertThrows(IllegalArgumentException.class, () -> IMAGES.blockSizes(5000));
    assertThrows(IllegalArgumentException.class, () -> IMAGES.nearlyValid(List.of(), 1));
  }
}
