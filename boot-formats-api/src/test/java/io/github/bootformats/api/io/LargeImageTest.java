package io.github.bootformats.api.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that no {@code int} can address. */
class LargeImageTest {
  private static final long GIB = 1L << 30;
  private static final long SIZE = 5 * GIB + 777;

  /**
   * Where marks are: around 2 and 4 GiB, where signed and unsigned 32-bit numbers wrap, and at both
   * ends.
   */
  private static final long[] PLACES = {
    0, 2 * GIB - 20, 2 * GIB - 3, 2 * GIB + 9, 4 * GIB - 20, 4 * GIB - 3, 4 * GIB + 9, SIZE - 8
  };

  private static void mark(ImageTarget target) throws IOException {
    for (long place : PLACES) {
      target.write(place, ByteBuffer.allocate(8).putLong(~place).flip());
    }
  }

  private static void assertMarks(ImageSource source) throws IOException {
    assertEquals(SIZE, source.size());
    for (long place : PLACES) {
      assertEquals(~place, ByteBuffer.wrap(source.readBytes(place, 8)).getLong(), "at " + place);
    }
    assertEquals(-1, source.read(SIZE, ByteBuffer.allocate(1)));
    assertEquals(0, source.readBytes(GIB, 1)[0]);
    try (InputStream in = source.newInputStream()) {
      assertEquals(Integer.MAX_VALUE, in.available());
      assertEquals(4 * GIB + 9, in.skip(4 * GIB + 9));
      assertEquals(~(4 * GIB + 9), ByteBuffer.wrap(in.readNBytes(8)).getLong());
      assertEquals(SIZE - 4 * GIB - 17, in.available());
    }
  }

  private static void assertSlices(ImageSource source) throws IOException {
    ImageSource upper = source.slice(3 * GIB, 2 * GIB);
    assertEquals(~(4 * GIB + 9), ByteBuffer.wrap(upper.readBytes(GIB + 9, 8)).getLong());
    ImageSource inner = upper.slice(GIB + 9, 8);
    assertEquals(~(4 * GIB + 9), ByteBuffer.wrap(inner.readBytes(0, 8)).getLong());
    assertEquals(2 * GIB + 100, source.slice(1, 2 * GIB + 100).size());
  }

  @Test
  void filesAndChannels(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("large.img");
    try (ImageTarget target = ImageTarget.create(file)) {
      mark(target);
      assertEquals(SIZE, target.size());
    }
    try (ImageSource opened = ImageSource.open(file);
        FileChannel channel = FileChannel.open(file)) {
      for (ImageSource source :
          new ImageSource[] {
            opened, ImageSource.of(channel), ImageSource.of(new PlainChannel(channel))
          }) {
        assertMarks(source);
        assertSlices(source);
        assertMarks(source.slice(0, SIZE));
      }
    }
  }

  @Test
  void memory(@TempDir Path directory) throws IOException {
    MemoryImage image = MemoryImage.ofSize(0);
    mark(image);
    assertMarks(image);
    assertSlices(image);
    assertMarks(image.copy());
    Path file = directory.resolve("copy.img");
    try (ImageTarget target = ImageTarget.create(file)) {
      image.copyTo(target, 0, Progress.NONE);
    }
    assertEquals(SIZE, Files.size(file));
    try (ImageSource source = ImageSource.open(file)) {
      assertMarks(source);
    }
    assertTrue(image.allocatedBytes() <= 2L * PLACES.length * 4096);
  }
}
