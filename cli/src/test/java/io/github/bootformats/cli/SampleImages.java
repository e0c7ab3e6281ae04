package io.github.bootformats.cli;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.gpt.GptTypes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Disk images for tests of the tool. */
final class SampleImages {
  private SampleImages() {}

  /** Unpacks one of the odd disks that are kept with the tests. */
  static Path unpack(String name, Path directory) throws IOException {
    Path image = directory.resolve(name + ".img");
    try (InputStream packed = SampleImages.class.getResourceAsStream("/disks/" + name + ".img.gz");
        InputStream in = new GZIPInputStream(requireNonNull(packed, name))) {
      Files.copy(in, image);
    }
    return image;
  }

  /** Writes a disk. */
  static Path write(DiskLayout layout, Path image) throws IOException {
    try (ImageTarget target = ImageTarget.create(image)) {
      target.truncate(layout.diskSize());
      layout.encode().applyTo(target);
    }
    return image;
  }

  /** Writes a GPT disk of 64 MiB with an EFI system partition and another one, both empty. */
  static void writeDisk(Path path) throws IOException {
    write(
        GptBuilder.create(64 << 20, SectorSize.B512)
            .seed("demo")
            .add(GptTypes.EFI_SYSTEM, 16 << 20, "ESP")
            .addRest(GptTypes.LINUX_FILESYSTEM, "root")
            .build(),
        path);
  }
}
