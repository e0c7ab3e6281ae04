package io.github.bootformats.api.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.disk.Partition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A part of a target keeps to its place. */
class PartTargetTest {
  @TempDir private Path directory;

  private Path file() throws IOException {
    return Files.write(directory.resolve("whole"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
  }

  private static ByteBuffer bytes(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length);
    for (int value : values) {
      buffer.put((byte) value);
    }
    return buffer.flip();
  }

  @Test
  void writesWithinItsPlace() throws IOException {
    Path file = file();
    try (ImageTarget whole = ImageTarget.open(file);
        ImageTarget part = whole.part(2, 4);
        ImageTarget inner = part.part(1, 2)) {
      assertEquals(4, part.size());
      part.write(0, bytes(30));
      part.writeZeros(3, 1);
      inner.write(1, bytes(50));
      part.truncate(4);
      part.force();
    }
    assertArrayEquals(new byte[] {1, 2, 30, 4, 50, 0, 7, 8}, Files.readAllBytes(file));
  }

  @Test
  void refusesWhatIsOutside() throws IOException {
    Path file = file();
    try (ImageTarget whole = ImageTarget.open(file);
        ImageTarget part = whole.part(2, 4)) {
      assertThrows(IOException.class, () -> part.write(3, bytes(1, 2)));
      assertThrows(IOException.class, () -> part.write(Long.MAX_VALUE - 1, bytes(1)));
      assertThrows(IOException.class, () -> part.writeZeros(0, 5));
      assertThrows(IOException.class, () -> part.truncate(3));
      assertThrows(IllegalArgumentException.class, () -> part.write(-1, bytes(1)));
      assertThrows(IndexOutOfBoundsException.class, () -> whole.part(5, 4));
      assertThrows(IndexOutOfBoundsException.class, () -> part.part(0, 5));
    }
    assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, Files.readAllBytes(file));
  }

  @Test
  void closesItselfOnly() throws IOException {
    try (ImageTarget whole = ImageTarget.open(file())) {
      ImageTarget part = whole.part(0, 1);
      part.close();
      assertThrows(ClosedChannelException.class, () -> part.write(0, bytes(1)));
      assertThrows(ClosedChannelException.class, part::size);
      whole.write(0, bytes(1));
    }
  }

  @Test
  void aPartitionIsOne() throws IOException {
    Path file = Files.write(directory.resolve("disk"), new byte[4 * 512]);
    Partition inside = Partition.builder(1, SectorSize.B512, 1, 2).build();
    Partition outside = Partition.builder(2, SectorSize.B512, 3, 2).build();
    try (ImageTarget disk = ImageTarget.open(file)) {
      try (ImageTarget content = inside.target(disk)) {
        content.write(1023, bytes(7));
        assertThrows(IOException.class, () -> content.write(1024, bytes(7)));
      }
      assertThrows(MalformedFormatException.class, () -> outside.target(disk));
    }
    assertEquals(7, Files.readAllBytes(file)[3 * 512 - 1]);
  }
}
