package io.github.bootformats.cli.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.cli.demo.BootParts;
import io.github.bootformats.cli.demo.DiskStyle;
import io.github.bootformats.cli.demo.SampleDisk;
import io.github.bootformats.cpio.initramfs.InitramfsImage;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.authoring.GptPartitionSpec;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.squashfs.SquashfsImage;
import io.github.bootformats.tree.HostTree;
import io.github.bootformats.tree.TreeComparer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskRecipesTest {
  @TempDir Path directory = Path.of("");

  private Path write(DiskLayout disk) throws IOException {
    Path image = directory.resolve("disk.img");
    try (ImageTarget target = ImageTarget.create(image)) {
      target.truncate(disk.diskSize());
      disk.encode().applyTo(target);
    }
    return image;
  }

  private static Partition partition(ImageSource disk, int number) throws IOException {
    PartitionMap seen =
        DiskLayout.read(disk, SectorSize.B512).model().as(PartitionConsumer.LINUX_6_1);
    assertEquals(Optional.empty(), seen.refused());
    return seen.partition(number);
  }

  @Test
  void theRootIsFoundByItsType() throws IOException {
    UUID guid = UUID.fromString("0f6b1d7c-3c1e-4c8a-9d3e-5a8f2f6b7c01");
    DiskLayout disk =
        GptBuilder.create(64 << 20, SectorSize.B512)
            .add(GptTypes.EFI_SYSTEM, 16 << 20, "ESP")
            .add(GptPartitionSpec.rest(GptTypes.LINUX_ROOT_X86_64).guid(guid))
            .build();
    assertEquals(Optional.of("root=PARTUUID=" + guid), DiskRecipes.rootParameter(write(disk)));
  }

  @Test
  void aDataDiskHoldsWhatTheDirectoryDoes() throws IOException {
    Path files = Files.createDirectories(directory.resolve("files"));
    Files.writeString(files.resolve("a.txt"), "A\n");
    Path image = directory.resolve("data.img");
    DiskRecipes.makeDataDisk(files, image);
    try (ImageSource disk = ImageSource.open(image);
        ImageSource data = partition(disk, 1).slice(disk);
        SquashfsImage written = SquashfsImage.open(data, ReadLimits.defaults())) {
      assertEquals(List.of(), TreeComparer.create().compare(HostTree.of(files), written.tree()));
    }
  }

  @Test
  void aDiskThatHasGrownIsFilled() throws IOException {
    Path image =
        write(
            GptBuilder.create(64 << 20, SectorSize.B512)
                .add(GptTypes.EFI_SYSTEM, 16 << 20, "ESP")
                .addRest(GptTypes.LINUX_FILESYSTEM, "root")
                .build());
    long before;
    try (ImageSource disk = ImageSource.open(image)) {
      before = partition(disk, 2).length();
    }
    try (ImageTarget target = ImageTarget.open(image)) {
      target.truncate(96 << 20);
    }
    List<String> steps = DiskRecipes.fillDisk(image, 2);
    assertTrue(steps.toString().contains("partition 2 grown"), steps.toString());
    try (ImageSource disk = ImageSource.open(image)) {
      assertEquals(before + (32 << 20), partition(disk, 2).length());
      assertEquals(List.of(), DiskLayout.read(disk, SectorSize.B512).diagnostics());
    }
  }

  @Test
  void kernelAndInitrdAreThoseThatGrubBoots() throws IOException {
    Bytes kernel = Bytes.utf8("a kernel");
    Path image = directory.resolve("boot.img");
    SampleDisk.write(
        image,
        new BootParts(
            FileContent.of(kernel),
            Map.of("overlay.ko", FileContent.of(Bytes.utf8("a module"))),
            FileContent.of(Bytes.utf8("busybox")),
            Optional.empty()),
        DiskStyle.DEFAULT);
    try (ImageSource disk = ImageSource.open(image);
        ImageSource root = partition(disk, 2).slice(disk)) {
      DiskRecipes.takeBootFiles(root, directory);
    }
    assertEquals("a kernel", Files.readString(directory.resolve("kernel")));
    try (InitramfsImage initrd = InitramfsImage.open(directory.resolve("initrd.img"))) {
      assertEquals(List.of(), initrd.diagnostics());
    }
  }

  @Test
  void anyBytesOfAFileInAnImageAreRead() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      text.append("%07d\n".formatted(i));
    }
    Path image =
        new SampleFiles().with("data/lines", text.toString()).squashfs(directory.resolve("a"));
    try (ImageSource source = ImageSource.open(image)) {
      assertEquals(
          Bytes.utf8("0054321\n"), DiskRecipes.readAt(source, "/data/lines", 8 * 54_321, 8));
    }
  }
}
