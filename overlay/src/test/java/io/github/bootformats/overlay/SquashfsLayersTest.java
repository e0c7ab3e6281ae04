package io.github.bootformats.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.squashfs.SquashfsImage;
import io.github.bootformats.squashfs.SquashfsWriteOptions;
import io.github.bootformats.squashfs.SquashfsWriter;
import io.github.bootformats.testsupport.CountingSource;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.TreeComparer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Images as the layers of an appliance, and as what an update of it makes. */
class SquashfsLayersTest {
  private static final ReadLimits LIMITS = ReadLimits.defaults();
  private static final int DIRECTORIES = 50;
  private static final int FILES = 200;

  /** What finding a file may read of one image: a block of inodes, two of listings. */
  private static final int FOR_ONE_FILE = 4 * 8192;

  @Test
  void aMergeReadsOnlyWhatIsAskedFor() throws IOException {
    List<CountingSource> images = new ArrayList<>();
    List<FileTree> layers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      CountingSource image = new CountingSource(squashfs(largeTree("layer" + i)));
      images.add(image);
      layers.add(SquashfsImage.open(image, LIMITS).tree());
      image.reset();
    }
    MergedTree merged = Overlay.merge(layers, Trees.OPTIONS);
    assertEquals(List.of(0L, 0L, 0L), images.stream().map(CountingSource::bytes).toList());
    assertEquals("layer1", Trees.text(merged, "d7/layer1-33"));
    for (CountingSource image : images) {
      assertTrue(image.bytes() <= FOR_ONE_FILE, image.bytes() + " of " + image.size());
      assertTrue(image.size() > 3 * FOR_ONE_FILE, "the image is too small to tell");
    }
  }

  @Test
  void anUpdatedImageIsTheOneBeforeWithItsChanges() throws IOException {
    MemoryTree before = Trees.layer("etc/", "etc/motd=hello", "etc/old=x", "var/", "var/log=");
    MemoryImage updated = MemoryImage.ofSize(0);
    try (SquashfsImage image = SquashfsImage.open(squashfs(before), LIMITS)) {
      WritableOverlay changes = Overlay.writable(List.of(image.tree()), Trees.OPTIONS);
      changes.delete(Trees.path("etc/old"));
      changes.createFile(
          Trees.path("etc/new"), NodeMetadata.of(0600), FileContent.of(Bytes.utf8("y")));
      SquashfsWriter.of(SquashfsWriteOptions.defaults()).write(changes, updated);
    }
    try (SquashfsImage image = SquashfsImage.open(updated, LIMITS)) {
      assertEquals(List.of("motd", "new"), Trees.names(image.tree(), "etc"));
      assertEquals("hello", Trees.text(image.tree(), "etc/motd"));
      assertEquals("y", Trees.text(image.tree(), "etc/new"));
      assertEquals(0600, Trees.node(image.tree(), "etc/new").metadata().permissions());
    }
  }

  @Test
  void anUpperLayerKeepsItsMarkersInAnImage() throws IOException {
    MemoryTree base = Trees.layer("a/", "a/b=1", "c/", "c/d=2", "e=3");
    OverlayOptions options = Trees.OPTIONS.with(RedirectMode.ON);
    WritableOverlay overlay = Overlay.writable(List.of(base), options);
    overlay.delete(Trees.path("e"));
    overlay.rename(Trees.path("a"), Trees.path("moved"));
    overlay.delete(Trees.path("c/d"));
    overlay.delete(Trees.path("c"));
    overlay.createDirectory(Trees.path("c"), NodeMetadata.of(0700));
    try (SquashfsImage upper = SquashfsImage.open(squashfs(overlay.upper().tree()), LIMITS)) {
      OverlayLayer layer = OverlayLayer.of(upper.tree(), LayerForm.TRUSTED);
      assertEquals(overlay.upper().markers(LIMITS), layer.markers(LIMITS));
      MergedTree merged = Overlay.merge(List.of(upper.tree(), base), options);
      assertEquals(List.of(), TreeComparer.create().compare(overlay, merged));
      assertEquals(List.of("b"), Trees.names(merged, "moved"));
    }
  }

  private static MemoryTree largeTree(String prefix) throws IOException {
    MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));
    for (int d = 0; d < DIRECTORIES; d++) {
      tree.createDirectory(Trees.path("d" + d), NodeMetadata.of(0755));
      for (int f = 0; f < FILES; f++) {
        tree.createFile(
            Trees.path("d" + d + "/" + prefix + "-" + f),
            NodeMetadata.of(0644).withMtime((long) d * f * 7919, 0),
            FileContent.of(Bytes.utf8(prefix)));
      }
    }
    return tree;
  }

  private static MemoryImage squashfs(FileTree tree) throws IOException {
    MemoryImage image = MemoryImage.ofSize(0);
    SquashfsWriter.of(SquashfsWriteOptions.defaults()).write(tree, image);
    return image;
  }
}
