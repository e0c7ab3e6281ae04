package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.overlay.LayerForm;
import io.github.bootformats.overlay.Overlay;
import io.github.bootformats.overlay.OverlayConsumer;
import io.github.bootformats.overlay.OverlayOptions;
import io.github.bootformats.overlay.TarTreeWriter;
import io.github.bootformats.overlay.WritableOverlay;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers in tar archives, images and directories, merged. */
class OverlayCommandTest {
  private static final NodeMetadata FILE = NodeMetadata.of(0644).withMtime(1_000_000_000, 0);

  @TempDir Path directory = Path.of("");

  @BeforeEach
  void layers() throws IOException {
    MemoryTree base = MemoryTree.create(FILE.withPermissions(0755));
    base.createDirectory(TreePath.of("etc"), FILE.withPermissions(0755));
    base.createFile(TreePath.of("etc/motd"), FILE, FileContent.of(Bytes.utf8("hello\n")));
    base.createFile(TreePath.of("etc/issue"), FILE, FileContent.of(Bytes.utf8("old\n")));
    write("base.tar", base);
    WritableOverlay overlay =
        Overlay.writable(List.of(base), OverlayOptions.of(OverlayConsumer.LINUX_6_18));
    overlay.delete(TreePath.of("etc/issue"));
    overlay.createFile(TreePath.of("etc/new"), FILE, FileContent.of(Bytes.utf8("new\n")));
    write("changes.tar", overlay.upper().tree());
    write("oci.tar", overlay.upper().in(LayerForm.OCI).tree());
  }

  private void write(String name, FileTree tree) throws IOException {
    try (OutputStream out = Files.newOutputStream(directory.resolve(name))) {
      TarTreeWriter.of(ReadLimits.defaults()).write(tree, out);
    }
  }

  private ToolRun run(String command) {
    return ToolRun.in(directory, command.split(" ", -1));
  }

  @Test
  void tarArchivesAreListedLikeAllOthers() {
    assertEquals(new ToolRun(0, "etc\netc/issue\netc/motd\n", ""), run("ls base.tar"));
    assertEquals(new ToolRun(0, "hello\n", ""), run("cat base.tar etc/motd"));
  }

  @Test
  void mergesAreListed() {
    String names = "etc\netc/motd\netc/new\n";
    assertEquals(new ToolRun(0, names, ""), run("overlay ls base.tar --upper changes.tar"));
    assertEquals(new ToolRun(0, names, ""), run("overlay ls changes.tar base.tar"));
    assertEquals(new ToolRun(0, names, ""), run("overlay ls --markers oci oci.tar base.tar"));
    ToolRun all = run("overlay ls -l base.tar --upper changes.tar");
    assertTrue(all.out().contains("-rw-r--r--   1       0:0            4 2001-09-09"), all.out());
  }

  @Test
  void directoriesAndImagesAreLayersToo() throws IOException {
    SampleImages.unpack("squashfs-small", directory);
    Files.createDirectories(directory.resolve("up/etc"));
    Files.writeString(directory.resolve("up/etc/motd"), "changed\n");
    ToolRun flat = run("overlay flatten -o flat.tar squashfs-small.img --upper up");
    assertEquals("", flat.err());
    assertEquals(new ToolRun(0, "changed\n", ""), run("cat flat.tar etc/motd"));
    assertEquals(new ToolRun(0, "hello\n", ""), run("cat flat.tar etc/issue"));
  }

  @Test
  void changesAreTold() {
    ToolRun diff = run("overlay diff base.tar --upper changes.tar");
    assertEquals(
        """
        /etc/issue: presence regular, absent
        /etc/new: presence absent, regular
        """,
        diff.out());
    assertEquals(1, diff.status());
    assertEquals(new ToolRun(0, "", ""), run("overlay diff base.tar --upper base.tar"));
    assertEquals(2, run("overlay diff base.tar").status());
  }

  @Test
  void mergesBecomeArchives() {
    assertEquals(
        new ToolRun(0, "", ""), run("overlay flatten -o flat.cpio base.tar --upper changes.tar"));
    assertEquals(new ToolRun(0, "etc\netc/motd\netc/new\n", ""), run("ls flat.cpio"));
    ToolRun squashfs = run("overlay flatten -o flat.squashfs base.tar --upper changes.tar");
    assertEquals(0, squashfs.status(), squashfs.err());
    assertEquals(new ToolRun(0, "", ""), run("diff --ignore mtime flat.squashfs flat.cpio"));
    assertEquals(2, run("overlay flatten -o flat.xyz base.tar").status());
    assertEquals(1, run("overlay flatten -o flat.cpio base.tar").status());
  }

  @Test
  void whatLinuxFailsWithIsToldAndHasAStatus() throws IOException {
    MemoryTree top = MemoryTree.create(FILE.withPermissions(0755));
    top.createDirectory(TreePath.of("etc"), FILE.withPermissions(0755));
    top.setXattr(TreePath.of("etc"), Bytes.utf8("trusted.overlay.redirect"), Bytes.utf8("a/../b"));
    top.createFile(TreePath.of("f"), FILE, FileContent.EMPTY);
    write("odd.tar", top);
    ToolRun run = run("overlay ls odd.tar base.tar");
    assertEquals("f\n", run.out());
    assertEquals(1, run.status());
    assertEquals(
        "bootfmt: overlay: /etc: etc: invalid redirect \"a/../b\" (EINVAL)"
            + " [overlay.redirect-invalid]\n",
        run.err());
  }
}
