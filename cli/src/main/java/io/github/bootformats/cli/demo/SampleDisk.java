package io.github.bootformats.cli.demo;

import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.gpt.GptTypes;
import java.io.IOException;
import java.nio.file.Path;

/** What {@code bootfmt demo} runs; this file is what it prints, too. */
public final class SampleDisk {
  private SampleDisk() {}

  // tag::demo[]
  public static void write(Path path) throws IOException {
    DiskLayout disk =
        GptBuilder.create(64 << 20, SectorSize.B512)
            .seed("demo")
            .add(GptTypes.EFI_SYSTEM, 16 << 20, "ESP")
            .addRest(GptTypes.LINUX_FILESYSTEM, "root")
            .build();
    try (ImageTarget target = ImageTarget.create(path)) {
      target.truncate(disk.diskSize());
      disk.encode().applyTo(target);
    }
  }
  // end::demo[]
}
