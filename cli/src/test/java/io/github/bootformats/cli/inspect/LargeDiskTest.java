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
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A look at a large disk reads little of it. */
class LargeDiskTest {
  private static final long DISK_BYTES = 4L << 30;
  private static final long MOST_BYTES = 4 << 20;

  @TempDir private Path directory;

  /** Counts what is read of an image. */
  private record Counted(ImageSource image, AtomicLong bytes) implements ImageSource {
    @Override
    public long size() {
      return image.size();
    }

    @Override
    public int read(long position, ByteBuffer target) throws IOException {
      int count = image.read(position, target);
      bytes.addAndGet(Math.max(count, 0));
      return count;
    }

    @Override
    public void close() throws IOException {
      image.close();
    }
  }

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
    AtomicLong read = new AtomicLong();
    try (ImageSource image = new Counted(ImageSource.open(file), read)) {
      InspectedImage found = new Inspector(Formats.installed()).inspect("disk.img", image);
      assertEquals(1, found.formats().size());
    }
    System.out.println(read + " bytes read");
    assertTrue(read.get() < MOST_BYTES, () -> read + " bytes read");
  }
}
