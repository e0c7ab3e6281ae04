package sample;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Formats;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.cpio.initramfs.InitramfsBuilder;
import io.github.bootformats.cpio.initramfs.InitramfsImage;
import io.github.bootformats.grub.GrubHost;
import io.github.bootformats.grub.GrubScript;
import io.github.bootformats.overlay.Overlay;
import io.github.bootformats.overlay.OverlayConsumer;
import io.github.bootformats.overlay.OverlayOptions;
import io.github.bootformats.testkit.partition.PartitionDisks;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Uses one thing of each of several modules. */
public class Sample {
  public static void main(String[] args) throws IOException {
    System.out.println(
        Formats.installed().providers().stream().map(p -> p.descriptor().id()).toList());

    MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));
    tree.createFile(
        TreePath.of("init"),
        NodeMetadata.of(0755),
        FileContent.of(Bytes.utf8("#!/bin/sh\n")));
    Path initrd = Files.createTempFile("sample", ".img");
    try (OutputStream out = Files.newOutputStream(initrd)) {
      InitramfsBuilder.create().add(tree, "xz").writeTo(out);
    }
    try (InitramfsImage image = InitramfsImage.open(initrd)) {
      OverlayOptions mount = OverlayOptions.of(OverlayConsumer.LINUX_6_18);
      boolean hasInit =
          Overlay.flatten(Overlay.merge(List.of(image.tree(), tree), mount), ReadLimits.defaults())
              .find(TreePath.of("init"))
              .isPresent();
      System.out.println(hasInit ? "merged" : "lost");
    }
    System.out.println(
        GrubScript.parse("menuentry a { linux /vmlinuz quiet; }")
            .evaluate(GrubHost.empty())
            .defaultEntry()
            .orElseThrow()
            .commandLine());
    System.out.println(PartitionDisks.gpt().valid(1).layout().findings());
  }
}
