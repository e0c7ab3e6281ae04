import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Formats;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.cpio.initramfs.InitramfsBuilder;
import io.github.bootformats.cpio.initramfs.InitramfsImage;
import io.github.bootformats.syslinux.SyslinuxConsumer;
import io.github.bootformats.syslinux.SyslinuxDocument;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes an initrd, compressed by a library that comes with it, and a menu that loads it. */
public class Sample {
  public static void main(String[] args) throws IOException {
    MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));
    tree.createFile(
        TreePath.of("init"), NodeMetadata.of(0755), FileContent.of(Bytes.utf8("#!/bin/sh\n")));
    Path initrd = Files.createTempFile("sample", ".img");
    try (OutputStream out = Files.newOutputStream(initrd)) {
      InitramfsBuilder.create().add(tree, "xz").writeTo(out);
    }
    try (InitramfsImage image = InitramfsImage.open(initrd)) {
      System.out.println(image.tree().find(TreePath.of("init")).isPresent() ? "has init" : "lost");
    }
    Bytes config = Bytes.utf8("DEFAULT linux\nLABEL linux\nKERNEL vmlinuz\nINITRD initrd\n");
    System.out.println(
        SyslinuxConsumer.SYSLINUX_6_04
            .menu(SyslinuxDocument.parse(config).model())
            .bootMenu()
            .defaultEntry()
            .orElseThrow()
            .commandLine());
    System.out.println(
        Formats.installed().providers().stream().map(p -> p.descriptor().id()).toList());
  }
}
