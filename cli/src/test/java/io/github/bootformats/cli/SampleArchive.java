package io.github.bootformats.cli;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.cpio.CpioDialect;
import io.github.bootformats.cpio.CpioTreeWriter;
import io.github.bootformats.cpio.CpioWriteOptions;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small archive with files of several types, and what it is made of. */
final class SampleArchive {
  static final NodeMetadata FILE = NodeMetadata.of(0644).withMtime(1_700_000_000, 0);
  private static final NodeMetadata DIRECTORY = FILE.withPermissions(0755);

  private SampleArchive() {}

  static MemoryTree tree() throws IOException {
    MemoryTree tree = MemoryTree.create(DIRECTORY);
    tree.createDirectory(TreePath.of("bin"), DIRECTORY);
    tree.createFile(TreePath.of("bin/su"), FILE.withPermissions(04755), text("\177ELF\0\n"));
    tree.createDirectory(TreePath.of("dev"), DIRECTORY);
    tree.createDevice(
        TreePath.of("dev/console"),
        FILE.withPermissions(0600).withOwner(0, 5),
        FileType.CHARACTER_DEVICE,
        new DeviceNumber(5, 1));
    tree.createDirectory(TreePath.of("etc"), DIRECTORY);
    tree.createFile(TreePath.of("etc/hostname"), FILE.withOwner(1000, 100), text("box\n"));
    tree.createLink(TreePath.of("etc/hostname.old"), TreePath.of("etc/hostname"));
    tree.createSymlink(TreePath.of("init"), FILE.withPermissions(0777), Bytes.utf8("bin/su"));
    tree.createDirectory(TreePath.of("tmp"), DIRECTORY.withPermissions(01777));
    return tree;
  }

  static FileContent text(String text) {
    return FileContent.of(Bytes.utf8(text));
  }

  static void write(MemoryTree tree, Path file) throws IOException {
    CpioWriteOptions options = CpioWriteOptions.of(CpioDialect.NEWC).withAnyMtime();
    try (OutputStream out = Files.newOutputStream(file)) {
      CpioTreeWriter.of(options).write(tree, out);
    }
  }
}
