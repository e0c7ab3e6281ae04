package io.github.bootformats.cli.recipes;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.codecs.CodecLimits;
import io.github.bootformats.cpio.initramfs.InitramfsImage;
import io.github.bootformats.overlay.LayerForm;
import io.github.bootformats.overlay.Overlay;
import io.github.bootformats.overlay.OverlayConsumer;
import io.github.bootformats.overlay.OverlayLayer;
import io.github.bootformats.overlay.OverlayOptions;
import io.github.bootformats.overlay.TarImage;
import io.github.bootformats.squashfs.SquashfsImage;
import io.github.bootformats.squashfs.SquashfsWriteOptions;
import io.github.bootformats.squashfs.SquashfsWriter;
import io.github.bootformats.tree.HostTree;
import io.github.bootformats.tree.TreeAttribute;
import io.github.bootformats.tree.TreeComparer;
import io.github.bootformats.tree.TreeDifference;
import io.github.bootformats.tree.TreeDigest;
import io.github.bootformats.tree.extract.ExtractionNote;
import io.github.bootformats.tree.extract.Extractor;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Recipes about trees of files, whatever they are kept in. */
final class TreeRecipes {
  private TreeRecipes() {}

  static List<TreePath> mergedPaths(List<TarImage> topmostFirst) throws IOException {
    List<FileTree> layers =
        topmostFirst.stream()
            .map(tar -> OverlayLayer.of(tar.tree(), LayerForm.OCI).in(LayerForm.TRUSTED).tree())
            .toList();
    FileTree merged = Overlay.merge(layers, OverlayOptions.of(OverlayConsumer.LINUX_6_18));
    List<TreePath> paths = new ArrayList<>();
    try (TreeWalk walk = TreeWalk.sorted(merged, ReadLimits.defaults())) {
      while (walk.next() != null) {
        paths.add(walk.path());
      }
    }
    return paths;
  }

  static void flatten(SquashfsImage base, TarImage changes, Path image) throws IOException {
    OverlayOptions mount = OverlayOptions.of(OverlayConsumer.LINUX_6_18);
    FileTree flat =
        Overlay.flatten(
            Overlay.merge(List.of(changes.tree(), base.tree()), mount), ReadLimits.defaults());
    try (ImageTarget target = ImageTarget.create(image)) {
      SquashfsWriter.of(SquashfsWriteOptions.defaults()).write(flat, target);
    }
  }

  static List<String> kernelModules(Path image) throws IOException {
    try (FileSystem files = FileSystems.newFileSystem(image);
        Stream<Path> paths = Files.walk(files.getPath("/lib/modules"))) {
      PathMatcher modules = files.getPathMatcher("glob:**.ko{,.gz,.xz,.zst}");
      return paths.filter(modules::matches).map(Path::toString).toList();
    }
  }

  static List<TreeDifference> lostOnTheWay(Path directory, Path image) throws IOException {
    try (SquashfsImage written = SquashfsImage.open(image)) {
      return TreeComparer.create()
          .ignoring(TreeAttribute.UID)
          .ignoring(TreeAttribute.GID)
          .compare(HostTree.of(directory), written.tree());
    }
  }

  static String digest(FileTree tree) throws IOException {
    return TreeDigest.create().ignoring(TreeAttribute.MTIME).of(tree).toHex();
  }

  static List<ExtractionNote> unpackStrangers(Path archive, Path directory) throws IOException {
    ReadLimits limits =
        ReadLimits.builder()
            .with(TreeWalk.MAX_ENTRIES, 10_000)
            .with(TreeWalk.MAX_DEPTH, 32)
            .with(CodecLimits.MAX_OUTPUT_BYTES, 256 << 20)
            .with(Extractor.MAX_BYTES, 128 << 20)
            .build();
    try (ImageSource source = ImageSource.open(archive);
        InitramfsImage image = InitramfsImage.open(source, limits)) {
      return Extractor.create().withLimits(limits).extract(image.tree(), directory);
    }
  }
}
