package io.github.bootformats.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.squashfs.SquashfsImage;
import io.github.bootformats.squashfs.SquashfsWriteOptions;
import io.github.bootformats.squashfs.SquashfsWriter;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.TreeAttribute;
import io.github.bootformats.tree.TreeComparer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for all layers and changes. */
class OverlayPropertiesTest {
  private static final ReadLimits LIMITS = ReadLimits.defaults();
  private static final int CHANGES = 40;

  private static MemoryTree layer(Random random) throws IOException {
    return RandomLayers.layer(random, LayerForm.TRUSTED, false, false, false);
  }

  /** Takes what is seen as a layer: attributes that look like markers are none. */
  private static FileTree asLayer(FileTree files) {
    return OverlayLayer.of(files, LayerForm.OCI).in(LayerForm.TRUSTED).tree();
  }

  private static MemoryTree files(Random random) throws IOException {
    return Overlay.flatten(Overlay.merge(List.of(layer(random)), Trees.OPTIONS), LIMITS);
  }

  @Property(tries = 200)
  void mergeOfOneLayerIsThatLayer(@ForAll long seed) throws IOException {
    MemoryTree files = files(new Random(seed));
    MergedTree merged = Overlay.merge(List.of(asLayer(files)), Trees.OPTIONS);
    assertEquals(List.of(), TreeComparer.create().compare(files, merged));
    assertEquals(List.of(), merged.diagnostics(LIMITS));
  }

  @Property(tries = 300)
  void lowerLayersCanBeMergedFirst(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    MemoryTree a = RandomLayers.layer(random, LayerForm.TRUSTED, true, false, false);
    MemoryTree b = layer(random);
    MemoryTree c = layer(random);
    MemoryTree below = Overlay.flatten(Overlay.merge(List.of(b, c), Trees.OPTIONS), LIMITS);
    assertEquals(
        List.of(),
        TreeComparer.create()
            .ignoring(TreeAttribute.LINK)
            .compare(
                Overlay.merge(List.of(a, b, c), Trees.OPTIONS),
                Overlay.merge(List.of(a, asLayer(below)), Trees.OPTIONS)));
  }

  @Property(tries = 150)
  void changesAreThoseOfAPlainTree(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    List<MemoryTree> lowers = List.of(layer(random), layer(random), layer(random));
    OverlayOptions options = Trees.OPTIONS.with(RedirectMode.ON);
    WritableOverlay overlay = Overlay.writable(withoutLinks(lowers), options);
    MemoryTree model = overlay.flatten(LIMITS);
    RandomChanges ours = new RandomChanges(new Random(seed), overlay, LayerForm.OCI);
    RandomChanges plain = new RandomChanges(new Random(seed), model, LayerForm.OCI);
    for (int i = 0; i < CHANGES; i++) {
      ours.make(1);
      plain.make(1);
      assertEquals(plain.ops(), ours.ops());
      assertEquals(done(plain), done(ours), () -> String.join("\n", ours.ops()));
      assertEquals(
          List.of(),
          TreeComparer.create().compare(model, overlay),
          () -> String.join("\n", ours.ops()));
    }
    assertEquals(List.of(), TreeComparer.create().compare(model, overlay.flatten(LIMITS)));
  }

  private static List<Boolean> done(RandomChanges changes) {
    return changes.results().stream().map("ok"::equals).toList();
  }

  /** Links of lower layers are split when they are copied up, those of a plain tree are not. */
  private static List<FileTree> withoutLinks(List<MemoryTree> layers) throws IOException {
    List<FileTree> single = new java.util.ArrayList<>();
    for (MemoryTree each : layers) {
      MemoryTree copy = MemoryTree.create(each.root().metadata());
      try (var walk = io.github.bootformats.api.tree.TreeWalk.sorted(each, LIMITS)) {
        for (var node = walk.next(); node != null; node = walk.next()) {
          TreePath path = walk.path();
          if (path.isRoot()) {
            continue;
          }
          switch (node.type()) {
            case REGULAR -> copy.createFile(path, node.metadata(), node.content());
            case DIRECTORY -> copy.createDirectory(path, node.metadata());
            case SYMLINK -> copy.createSymlink(path, node.metadata(), node.target());
            case CHARACTER_DEVICE, BLOCK_DEVICE ->
                copy.createDevice(path, node.metadata(), node.type(), node.device());
            case FIFO, SOCKET -> copy.createSpecial(path, node.metadata(), node.type());
          }
          for (var xattr : node.xattrs().entrySet()) {
            // A directory that counts its whiteouts as entries is not empty, as in Linux.
            if (!xattr.getKey().equals(Trees.TRUSTED.whiteout)) {
              copy.setXattr(path, xattr.getKey(), xattr.getValue());
            }
          }
        }
      }
      single.add(copy);
    }
    return single;
  }

  @Property(tries = 150)
  void upperLayerThatIsSavedAndReadAgainChangesNothing(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    List<MemoryTree> lowers = List.of(layer(random), layer(random));
    RedirectMode mode = random.nextBoolean() ? RedirectMode.ON : RedirectMode.FOLLOW;
    OverlayOptions options = Trees.OPTIONS.with(mode);
    WritableOverlay overlay = Overlay.writable(lowers, options);
    new RandomChanges(random, overlay, LayerForm.TRUSTED).make(CHANGES);
    OverlayLayer upper = overlay.upper();
    try (TarImage tar = tar(upper.tree())) {
      assertEquals(List.of(), tar.diagnostics());
      assertEquals(List.of(), TreeComparer.create().compare(upper.tree(), tar.tree()));
      same(overlay, Overlay.merge(lowers, tar.tree(), options));
    }
    MemoryImage image = MemoryImage.ofSize(0);
    SquashfsWriter.of(SquashfsWriteOptions.defaults()).write(upper.tree(), image);
    try (SquashfsImage squashfs = SquashfsImage.open(image, LIMITS)) {
      same(upper.tree(), squashfs.tree());
      same(overlay, Overlay.merge(lowers, squashfs.tree(), options));
    }
    OverlayLayer user = upper.in(LayerForm.USER);
    OverlayLayer back = user.in(LayerForm.TRUSTED);
    assertEquals(List.of(), TreeComparer.create().compare(upper.tree(), back.tree()));
    List<FileTree> asLower = new java.util.ArrayList<>(lowers);
    asLower.add(0, upper.withXattrWhiteouts().tree());
    same(overlay, Overlay.merge(asLower, options));
    if (mode == RedirectMode.FOLLOW) {
      OverlayLayer oci = upper.in(LayerForm.OCI);
      try (TarImage tar = tar(oci.tree())) {
        OverlayLayer again = OverlayLayer.of(tar.tree(), LayerForm.OCI);
        assertEquals(oci.markers(LIMITS), again.markers(LIMITS));
        same(overlay, Overlay.merge(lowers, again.in(LayerForm.TRUSTED).tree(), options));
      }
    }
  }

  private static void same(FileTree expected, FileTree actual) throws IOException {
    assertEquals(List.of(), TreeComparer.create().compare(expected, actual));
  }

  private static TarImage tar(FileTree tree) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TarTreeWriter.of(LIMITS).write(tree, out);
    return TarImage.open(ImageSource.of(out.toByteArray()), LIMITS);
  }
}
