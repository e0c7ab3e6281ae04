package io.github.bootformats.api.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.bootformats.api.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTargetTest {
  @TempDir Path directory;

  private Path file() {
    return directory.resolve("disk.img");
  }

  @Test
  void createRefusesWhatExists() throws IOException {
    try (ImageTarget target = ImageTarget.create(file())) {
      target.write(0, ByteBuffer.wrap(new byte[] {1}));
    }
    assertThrows(FileAlreadyExistsException.class, () -> ImageTarget.create(file()));
    assertArrayEquals(new byte[] {1}, Files.readAllBytes(file()));
  }

  @Test
  void openCreatesWhatDoesNotExist() throws IOException {
    ImageTarget.open(file()).close();
    assertEquals(0, Files.size(file()));
    assertThrows(FileSystemException.class, () -> ImageTarget.open(directory));
  }

  @Test
  void borrowingLeavesTheChannelAsItWas() throws IOException {
    try (FileChannel channel =
        FileChannel.open(file(), StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
      channel.position(5);
      try (ImageTarget target = ImageTarget.of(channel)) {
        target.write(100, ByteBuffer.wrap(new byte[100]));
        target.truncate(150);
      }
      assertTrue(channel.isOpen());
      assertEquals(5, channel.position());
      assertEquals(150, channel.size());
    }
  }

  @Test
  void anInterruptEndsTheTargetForAll() throws IOException {
    try (ImageTarget target = ImageTarget.create(file())) {
      Thread.currentThread().interrupt();
      assertThrows(ClosedByInterruptException.class, () -> target.write(0, ByteBuffer.allocate(1)));
      assertTrue(Thread.interrupted());
      assertThrows(ClosedChannelException.class, () -> target.write(0, ByteBuffer.allocate(1)));
    }
  }

  @Test
  void leavesHoles() throws IOException {
    assumeTrue(sparseFilesWork(), "the file system of the temporary directory has no holes");
    long large = 1L << 40;
    try (ImageTarget target = ImageTarget.create(file())) {
      target.truncate(large);
      target.writeZeros(large, large);
      target.write(3 * large, ByteBuffer.wrap(new byte[] {1}));
      assertEquals(3 * large + 1, target.size());
    }
    assertTrue(allocated(file()) < 1 << 20);
    Path copy = directory.resolve("copy.img");
    byte[] content = new byte[8 << 20];
    content[5 << 20] = 1;
    try (ImageTarget target = ImageTarget.create(copy)) {
      ImageSource.of(content).copyTo(target, 0, Progress.NONE);
    }
    assertArrayEquals(content, Files.readAllBytes(copy));
    assertTrue(allocated(copy) < 1 << 20);
  }

  private boolean sparseFilesWork() throws IOException {
    Path probe = directory.resolve("probe");
    try (FileChannel channel =
        FileChannel.open(probe, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
      channel.write(ByteBuffer.allocate(1), 4L << 40);
    } catch (IOException e) {
      return false;
    }
    long allocated = allocated(probe);
    assertFalse(Files.notExists(probe));
    return allocated >= 0 && allocated < 1 << 20;
  }

  /** Returns how many bytes the file takes on the disk, or -1 if nobody here can tell. */
  private static long allocated(Path file) throws IOException {
    try {
      Process stat = new ProcessBuilder("stat", "-c", "%b %B", file.toString()).start();
      String[] counts =
          new String(stat.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .strip()
              .split(" ", 2);
      return counts.length < 2 ? -1 : Long.parseLong(counts[0]) * Long.parseLong(counts[1]);
    } catch (IOException | NumberFormatException e) {
      return -1;
    }
  }
}
