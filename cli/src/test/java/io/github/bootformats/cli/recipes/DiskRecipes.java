package io.github.bootformats.cli.recipes;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreeResolver;
import io.github.bootformats.grub.GrubHost;
import io.github.bootformats.grub.GrubScript;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.authoring.PartitionSize;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.squashfs.SquashfsImage;
import io.github.bootformats.squashfs.SquashfsWriteOptions;
import io.github.bootformats.squashfs.SquashfsWriter;
import io.github.bootformats.tree.HostTree;
import io.github.bootformats.tree.nio.TreeFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Recipes about disks and their partitions. */
final class DiskRecipes {
  private DiskRecipes() {}

  static Optional<String> rootParameter(Path image) throws IOException {
    try (ImageSource disk = ImageSource.open(image)) {
      DiskLayout layout = DiskLayout.read(disk, SectorSize.B512).model();
      return layout.as(PartitionConsumer.LINUX_6_1).partitions().stream()
          .filter(partition -> partition.type().equals(GptTypes.LINUX_ROOT_X86_64.toString()))
          .findFirst()
          .flatMap(Partition::uuid)
          .map(uuid -> "root=PARTUUID=" + uuid);
    }
  }

  static void makeDataDisk(Path directory, Path image) throws IOException {
    DiskLayout disk =
        GptBuilder.create(64 << 20, SectorSize.B512)
            .addRest(GptTypes.LINUX_FILESYSTEM, "data")
            .build();
    try (ImageTarget target = ImageTarget.create(image)) {
      target.truncate(disk.diskSize());
      disk.encode().applyTo(target);
      Partition data = disk.as(PartitionConsumer.LINUX_6_1).partition(1);
      SquashfsWriter.of(SquashfsWriteOptions.defaults())
          .write(HostTree.of(directory), data.target(target));
    }
  }

  static List<String> fillDisk(Path image, int number) throws IOException {
    DiskLayout found;
    try (ImageSource disk = ImageSource.open(image)) {
      found = DiskLayout.read(disk, SectorSize.B512).model();
    }
    LayoutChange moved = found.convert().toDiskSize(found.diskSize());
    LayoutChange grown = moved.after().plan().resize(number, PartitionSize.rest()).apply();
    LayoutChange both = LayoutChange.of(found, grown.after(), grown.steps());
    try (ImageTarget target = ImageTarget.open(image)) {
      both.writes().applyTo(target);
    }
    return both.steps();
  }

  static void takeBootFiles(ImageSource partition, Path directory) throws IOException {
    try (SquashfsImage image = SquashfsImage.open(partition, ReadLimits.defaults());
        TreeFileSystem files = TreeFileSystem.of(image.tree())) {
      Bytes config = Bytes.of(Files.readAllBytes(files.getPath("/boot/grub/grub.cfg")));
      GrubHost host = GrubHost.of(image.tree());
      BootEntry entry =
          GrubScript.parse(config).evaluate(host).bootMenu().defaultEntry().orElseThrow();
      Files.copy(files.path(entry.kernel().orElseThrow()), directory.resolve("kernel"));
      for (Bytes initrd : entry.initrds()) {
        Path path = files.path(initrd);
        Files.copy(path, directory.resolve(path.getFileName().toString()));
      }
    }
  }

  static Bytes readAt(ImageSource image, String path, long position, int length)
      throws IOException {
    try (SquashfsImage files = SquashfsImage.open(image, ReadLimits.defaults())) {
      TreeResolver resolver = TreeResolver.of(files.tree(), ReadLimits.defaults());
      TreeNode file = resolver.resolve(Bytes.utf8(path)).node();
      return Bytes.read(file.content().randomAccess().orElseThrow(), position, length);
    }
  }
}
