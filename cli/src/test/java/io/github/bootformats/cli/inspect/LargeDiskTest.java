package io.github.bootformats.cli.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Formats;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.testsupport.CountingSource;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A look at a large disk reads little of it. */
class LargeDiskTest {
  private static final long DISK_BYTES = 4L << 30;
  private static final long MOST_BYTES = 4 << 20;

  @TempDir private Path directory;

  @Test
  void aSparseDiskOfFourGibibytes() throws IOException {
    DiskLayout disk =
        GptBuilder.create(DISK_BYTES, SectorSize.B512)
            .seed("large")
            .add(GptTypes.EFI_SYSTEM, 1 << 30, "ESP")
            .addRest(GptTypes.LINUX_FILESYSTEM, "root")
            .build();
    Path file = directory.resolve("disk.img");
    try (ImageTarget target = ImageTarget.create(file)) {
      target.truncate(disk.diskSize());
      disk.encode().applyTo(target);
    }
    try (CountingSource image = new CountingSource(ImageSource.open(file))) {
      InspectedImage found = new Inspector(Formats.installed()).inspect("disk.img", image);
      assertEquals(1, found.formats().size());
      System.out.println(image.bytes() + " bytes read");
      assertTrue(image.bytes() < MOST_BYTES, () -> image.bytes() + " bytes read");
    }
  }
}
