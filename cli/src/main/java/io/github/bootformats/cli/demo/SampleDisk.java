package io.github.bootformats.cli.demo;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.cpio.initramfs.InitramfsBuilder;
import io.github.bootformats.grub.GrubScript;
import io.github.bootformats.grub.bios.GrubBiosBoot;
import io.github.bootformats.grub.syntax.SimpleCommand;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.authoring.MbrBuilder;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.mbr.MbrTypes;
import io.github.bootformats.squashfs.SquashfsCompressor;
import io.github.bootformats.squashfs.SquashfsWriteOptions;
import io.github.bootformats.squashfs.SquashfsWriter;
import io.github.bootformats.tree.MemoryTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What {@code bootfmt demo} runs; this file is what it prints, too. */
public final class SampleDisk {
  private static final NodeMetadata DIRECTORY = NodeMetadata.of(0755);

  private SampleDisk() {}

  // tag::demo[]
  /** Writes a disk that boots from its BIOS into a read-only root with an overlay over it. */
  public static void write(Path path, BootParts parts, DiskStyle style) throws IOException {
    DiskLayout disk = style.gpt() ? gpt() : mbr();
    PartitionMap partitions = disk.as(PartitionConsumer.LINUX_6_1);
    try (ImageTarget target = ImageTarget.create(path)) {
      target.truncate(disk.diskSize());
      disk.encode().applyTo(target);
      Partition partition = partitions.partition(style.gpt() ? 2 : 1);
      String name = style.gpt() ? "PARTLABEL=root" : "PARTUUID=" + partition.uuid().orElseThrow();
      try (ImageTarget content = partition.target(target)) {
        SquashfsWriteOptions options =
            SquashfsWriteOptions.builder()
                .compressor(SquashfsCompressor.of(style.compression()))
                .creationTime(0)
                .build();
        SquashfsWriter.of(options).write(root(parts, style, name), content);
      }
      if (parts.grub().isPresent()) {
        BootParts.GrubImages grub = parts.grub().get();
        try (ImageSource written = ImageSource.open(path)) {
          GrubBiosBoot.install(grub.boot(), grub.core(), written, target, partitions);
        }
      }
    }
  }

  private static DiskLayout gpt() throws IOException {
    return GptBuilder.create(64 << 20, SectorSize.B512)
        .seed("demo")
        .add(GptTypes.BIOS_BOOT, 1 << 20, "grub")
        .addRest(GptTypes.LINUX_FILESYSTEM, "root")
        .build();
  }

  private static DiskLayout mbr() throws IOException {
    return MbrBuilder.create(64 << 20, SectorSize.B512)
        .seed("demo")
        .addRest(MbrTypes.LINUX)
        .build();
  }

  private static MemoryTree root(BootParts parts, DiskStyle style, String device)
      throws IOException {
    MemoryTree root = MemoryTree.create(DIRECTORY);
    for (String name : List.of("bin", "boot", "boot/grub", "dev", "etc", "proc", "sbin", "sys")) {
      root.createDirectory(TreePath.of(name), DIRECTORY);
    }
    put(root, "boot/grub/grub.cfg", 0644, FileContent.of(menu(device).source()));
    put(root, "boot/vmlinuz", 0644, parts.kernel());
    put(root, "boot/initrd.img", 0644, initramfs(parts, style));
    put(root, "bin/busybox", 0755, parts.busybox());
    put(root, "etc/greeting", 0644, FileContent.of(Bytes.utf8(style.greeting() + "\n")));
    put(root, "sbin/init", 0755, DemoScripts.init());
    return root;
  }

  private static GrubScript menu(String device) {
    return GrubScript.of(
        List.of(
            SimpleCommand.of("set", "timeout=0"),
            SimpleCommand.of("menuentry", "Boot Formats")
                .withBlock(
                    SimpleCommand.of(
                        "linux", "/boot/vmlinuz", "root=" + device, "console=ttyS0", "quiet"),
                    SimpleCommand.of("initrd", "/boot/initrd.img"))));
  }

  private static FileContent initramfs(BootParts parts, DiskStyle style) throws IOException {
    MemoryTree tree = MemoryTree.create(DIRECTORY);
    for (String name : List.of("bin", "dev", "modules", "proc", "sys", "lower", "rw", "root")) {
      tree.createDirectory(TreePath.of(name), DIRECTORY);
    }
    for (var module : parts.modules().entrySet()) {
      put(tree, "modules/" + module.getKey(), 0644, module.getValue());
    }
    String order = String.join("\n", parts.modules().keySet()) + "\n";
    put(tree, "modules/order", 0644, FileContent.of(Bytes.utf8(order)));
    put(tree, "bin/busybox", 0755, parts.busybox());
    put(tree, "init", 0755, DemoScripts.initramfsInit());
    ByteArrayOutputStream image = new ByteArrayOutputStream();
    InitramfsBuilder.create().add(tree, style.initramfs()).writeTo(image);
    return FileContent.of(Bytes.of(image.toByteArray()));
  }

  private static void put(MemoryTree tree, String path, int mode, FileContent content)
      throws IOException {
    tree.createFile(TreePath.of(path), NodeMetadata.of(mode), content);
  }
  // end::demo[]
}
