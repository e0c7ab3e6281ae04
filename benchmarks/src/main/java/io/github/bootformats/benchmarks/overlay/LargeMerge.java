package io.github.bootformats.benchmarks.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.benchmarks.race.Contender;
import io.github.bootformats.benchmarks.race.Race;
import io.github.bootformats.overlay.Overlay;
import io.github.bootformats.overlay.OverlayConsumer;
import io.github.bootformats.overlay.OverlayOptions;
import io.github.bootformats.squashfs.SquashfsImage;
import io.github.bootformats.squashfs.SquashfsWriteOptions;
import io.github.bootformats.squashfs.SquashfsWriter;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Three SquashFS images of a million names each, opened, merged and asked for one file, beside the
 * same without the merge.
 *
 * <p>Usage: {@code LargeMerge DIRECTORY}, where the images are made unless they are there.
 */
public final class LargeMerge {
  private static final NodeMetadata NODE = NodeMetadata.of(0755);
  private static final OverlayOptions OPTIONS = OverlayOptions.of(OverlayConsumer.LINUX_6_18);
  private static final int LAYERS = 3;
  private static final int DIRECTORIES = 1000;
  private static final int NAMES = 1000;
  private static final int WARMUPS = 5;
  private static final int ROUNDS = 21;

  private LargeMerge() {}

  /** Makes the images, and runs the comparison. */
  public static void main(String[] args) throws Exception {
    List<Path> images = new ArrayList<>();
    for (int layer = 0; layer < LAYERS; layer++) {
      Path image = Path.of(args[0]).resolve("layer" + layer + ".squashfs");
      images.add(image);
      if (Files.notExists(image)) {
        write(layer, image);
      }
    }
    new Race(
            "three images of a million names, opened and asked for a file",
            List.of(
                Contender.java("one by one", Contender.Step.NONE, () -> open(images, false)),
                Contender.java("merged", Contender.Step.NONE, () -> open(images, true))))
        .run(WARMUPS, ROUNDS);
  }

  private static void write(int layer, Path image) throws IOException {
    MemoryTree tree = MemoryTree.create(NODE);
    for (int d = 0; d < DIRECTORIES; d++) {
      tree.createDirectory(TreePath.of("d" + d), NODE);
      for (int n = 0; n < NAMES; n++) {
        TreePath path = TreePath.of("d" + d + "/" + layer + "-" + n);
        tree.createSymlink(path, NODE, Bytes.utf8("target"));
      }
    }
    try (ImageTarget target = ImageTarget.create(image)) {
      SquashfsWriter.of(SquashfsWriteOptions.defaults()).write(tree, target);
    }
  }

  /** Opens the images and returns in how many of the trees the file is. */
  private static long open(List<Path> paths, boolean merged) throws IOException {
    try (SquashfsImage top = SquashfsImage.open(paths.get(0));
        SquashfsImage middle = SquashfsImage.open(paths.get(1));
        SquashfsImage bottom = SquashfsImage.open(paths.get(2))) {
      List<FileTree> layers = List.of(top.tree(), middle.tree(), bottom.tree());
      TreePath wanted = TreePath.of("d700/2-700"); // in the lowest layer
      long found = 0;
      for (FileTree tree : merged ? List.of(Overlay.merge(layers, OPTIONS)) : layers) {
        found += tree.find(wanted).isPresent() ? 1 : 0;
      }
      return found;
    }
  }
}
