package io.github.bootformats.cli.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.cpio.initramfs.InitramfsBuilder;
import io.github.bootformats.overlay.LayerForm;
import io.github.bootformats.overlay.TarImage;
import io.github.bootformats.squashfs.SquashfsImage;
import io.github.bootformats.squashfs.SquashfsWriteOptions;
import io.github.bootformats.squashfs.SquashfsWriter;
import io.github.bootformats.tree.HostTree;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.extract.ExtractionException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeRecipesTest {
  private static final NodeMetadata FILE = NodeMetadata.of(0644);

  @TempDir Path directory = Path.of("");

  /** A layer that has a file and deletes another one. */
  private static SampleFiles changes() throws IOException {
    SampleFiles changes = new SampleFiles().with("etc/new", "new\n");
    changes
        .tree()
        .createDevice(
            TreePath.of("etc/gone"), FILE, FileType.CHARACTER_DEVICE, new DeviceNumber(0, 0));
    return changes;
  }

  private static SampleFiles base() throws IOException {
    return new SampleFiles().with("etc/gone", "gone\n").with("etc/old", "old\n");
  }

  @Test
  void layersOfAContainerAreMerged() throws IOException {
    try (TarImage upper = changes().tar(directory.resolve("2.tar"), LayerForm.OCI);
        TarImage lower = base().tar(directory.resolve("1.tar"), LayerForm.OCI)) {
      assertEquals(
          List.of(
              TreePath.root(), TreePath.of("etc"), TreePath.of("etc/new"), TreePath.of("etc/old")),
          TreeRecipes.mergedPaths(List.of(upper, lower)));
    }
  }

  @Test
  void anOverlayBecomesOneImage() throws IOException {
    Path flat = directory.resolve("flat.squashfs");
    try (SquashfsImage base =
            SquashfsImage.open(base().squashfs(directory.resolve("base.squashfs")));
        TarImage changes = changes().tar(directory.resolve("changes.tar"), LayerForm.TRUSTED)) {
      TreeRecipes.flatten(base, changes, flat);
    }
    SampleFiles expected = new SampleFiles().with("etc/new", "new\n").with("etc/old", "old\n");
    try (SquashfsImage image = SquashfsImage.open(flat)) {
      assertEquals(TreeRecipes.digest(expected.tree()), TreeRecipes.digest(image.tree()));
    }
  }

  @Test
  void modulesAreFoundInAnImageOfAnyFormat() throws IOException {
    SampleFiles files =
        new SampleFiles()
            .with("lib/modules/6.1/net/a.ko.xz", "A")
            .with("lib/modules/6.1/b.ko", "B")
            .with("lib/modules/6.1/modules.dep", "");
    List<String> modules = List.of("/lib/modules/6.1/b.ko", "/lib/modules/6.1/net/a.ko.xz");
    Path initrd = directory.resolve("initrd.img");
    try (OutputStream out = Files.newOutputStream(initrd)) {
      InitramfsBuilder.create().add(files.tree(), "lz4").writeTo(out);
    }
    assertEquals(modules, TreeRecipes.kernelModules(initrd));
    assertEquals(
        modules, TreeRecipes.kernelModules(files.squashfs(directory.resolve("root.squashfs"))));
  }

  @Test
  void aDirectoryAndItsImageAreCompared() throws IOException {
    Path files = Files.createDirectories(directory.resolve("files"));
    Files.writeString(files.resolve("a"), "same");
    Path image = directory.resolve("files.squashfs");
    Files.writeString(files.resolve("b"), "old");
    try (ImageTarget target = ImageTarget.create(image)) {
      SquashfsWriter.of(SquashfsWriteOptions.defaults()).write(HostTree.of(files), target);
    }
    assertEquals(List.of(), TreeRecipes.lostOnTheWay(files, image));
    Files.delete(files.resolve("b"));
    Files.writeString(files.resolve("c"), "new");
    assertEquals(
        List.of(TreePath.of("b"), TreePath.of("c")),
        TreeRecipes.lostOnTheWay(files, image).stream()
            .map(difference -> difference.path())
            .filter(path -> !path.isRoot())
            .toList());
  }

  @Test
  void equalTreesHaveEqualDigests() throws IOException {
    MemoryTree tree = base().tree();
    String digest = TreeRecipes.digest(tree);
    tree.setMetadata(TreePath.of("etc/old"), FILE.withMtime(1, 0));
    assertEquals(digest, TreeRecipes.digest(tree));
    assertEquals(64, digest.length());
  }

  @Test
  void strangersCannotWriteElsewhereNorWithoutEnd() throws IOException {
    MemoryTree tree = new SampleFiles().with("a", "A").tree();
    tree.createSymlink(TreePath.of("out"), FILE, Bytes.utf8("../.."));
    tree.createSpecial(TreePath.of("pipe"), FILE, FileType.FIFO);
    Path archive = directory.resolve("strange.img");
    try (OutputStream out = Files.newOutputStream(archive)) {
      InitramfsBuilder.create().add(tree, "xz").writeTo(out);
    }
    Path first = directory.resolve("first");
    assertEquals(1, TreeRecipes.unpackStrangers(archive, first).size());
    assertEquals("A", Files.readString(first.resolve("a")));

    for (int i = 0; i <= 10_000; i++) {
      tree.createLink(TreePath.of("more" + i), TreePath.of("a"));
    }
    try (OutputStream out = Files.newOutputStream(archive)) {
      InitramfsBuilder.create().add(tree, "xz").writeTo(out);
    }
    ExtractionException refused =
        assertThrows(
            ExtractionException.class,
            () -> TreeRecipes.unpackStrangers(archive, directory.resolve("second")));
    assertInstanceOf(LimitExceededException.class, refused.getCause());
  }
}
