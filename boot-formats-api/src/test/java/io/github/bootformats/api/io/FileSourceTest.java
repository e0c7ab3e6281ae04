package io.github.bootformats.api.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {
  private static final byte[] CONTENT = ImageSourceContractTest.content(100_000);

  private final Resources resources = new Resources();

  @AfterEach
  void closeAll() throws IOException {
    resources.close();
  }

  @Test
  void refusesDirectories(@TempDir Path directory) {
    FileSystemException e =
        assertThrows(FileSystemException.class, () -> ImageSource.open(directory));
    assertEquals(directory + ": is a directory, not an image", e.getMessage());
  }

  @Test
  void refusesWhatDoesNotExist(@TempDir Path directory) {
    assertThrows(
        NoSuchFileException.class, () -> ImageSource.open(directory.resolve("missing.img")));
  }

  @Test
  void refusesDevicesWithoutASize() {
    Path zero = Path.of("/dev/zero");
    assumeTrue(Files.isReadable(zero));
    FileSystemException e = assertThrows(FileSystemException.class, () -> ImageSource.open(zero));
    assertEquals("/dev/zero: its size cannot be told", e.getMessage());
  }

  @Test
  void followsLinks(@TempDir Path directory) throws IOException {
    Path link = directory.resolve("link");
    Files.createSymbolicLink(link, resources.newFile(CONTENT));
    assertEquals(CONTENT.length, resources.add(ImageSource.open(link)).size());
  }

  @Test
  void aFileThatShrinksEndsEarlier() throws IOException {
    Path file = resources.newFile(CONTENT);
    ImageSource source = resources.add(ImageSource.open(file));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(50_000);
    }
    assertEquals(CONTENT.length, source.size());
    assertEquals(-1, source.read(50_000, ByteBuffer.allocate(10)));
    assertEquals(10, source.read(49_990, ByteBuffer.allocate(20)));
    EOFException e = assertThrows(EOFException.class, () -> source.readBytes(49_990, 20));
    assertEquals("image ends at byte 50000, it had 100000 bytes before", e.getMessage());
    assertThrows(EOFException.class, () -> source.slice(60_000, 10).readBytes(0, 1));
    assertEquals(50_000, source.newInputStream().readAllBytes().length);
    assertThrows(
        EOFException.class,
        () -> source.copyTo(MemoryImage.ofSize(0), 0, io.github.bootformats.api.Progress.NONE));
  }

  @Test
  void aFileThatGrowsKeepsItsSize() throws IOException {
    Path file = resources.newFile(CONTENT);
    ImageSource source = resources.add(ImageSource.open(file));
    Files.write(file, new byte[] {1}, StandardOpenOption.APPEND);
    assertEquals(CONTENT.length, source.size());
    assertEquals(-1, source.read(CONTENT.length, ByteBuffer.allocate(10)));
    assertEquals(5, source.read(CONTENT.length - 5, ByteBuffer.allocate(10)));
  }

  @Test
  void borrowingLeavesTheChannelAsItWas() throws IOException {
    FileChannel channel = resources.add(FileChannel.open(resources.newFile(CONTENT)));
    channel.position(123);
    ImageSource source = ImageSource.of(channel);
    source.readBytes(1000, 1000);
    source.close();
    assertTrue(channel.isOpen());
    assertEquals(123, channel.position());
  }

  @Test
  void readsAndWritesFilesOfOtherFileSystems(@TempDir Path directory) throws IOException {
    URI zip = URI.create("jar:" + directory.resolve("images.zip").toUri());
    try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      Path path = files.getPath("/disk.img");
      try (ImageTarget target = ImageTarget.create(path)) {
        target.write(0, ByteBuffer.wrap(CONTENT));
      }
      try (ImageSource source = ImageSource.open(path)) {
        assertArrayEquals(CONTENT, source.readBytes(0, CONTENT.length));
      }
    }
  }

  @Test
  void refusesFilesWithoutRandomAccess() {
    Path path = Path.of(URI.create("jrt:/java.base/java/lang/Object.class"));
    FileSystemException e = assertThrows(FileSystemException.class, () -> ImageSource.open(path));
    assertEquals(path + ": channel cannot seek", e.getMessage());
    assertThrows(FileSystemException.class, () -> ImageTarget.open(path));
  }

  @Test
  void closesTheChannelThatItOpenedInstead() throws IOException {
    ChannelSource source = ChannelSource.open(resources.newFile(CONTENT));
    assertArrayEquals(CONTENT, source.readBytes(0, CONTENT.length));
    source.close();
    assertThrows(ClosedChannelException.class, () -> source.readBytes(0, 1));
    FileChannel channel = FileChannel.open(resources.newFile(CONTENT), StandardOpenOption.WRITE);
    new ChannelTarget(channel, true).close();
    assertFalse(channel.isOpen());
  }

  @Test
  void readsBlockDevices() throws Exception {
    byte[] content = Arrays.copyOf(CONTENT, 96 << 10);
    String device = attachLoop(resources.newFile(content));
    try {
      ImageSource source = resources.add(ImageSource.open(Path.of(device)));
      assertEquals(content.length, source.size());
      assertArrayEquals(content, source.readBytes(0, content.length));
      assertArrayEquals(Arrays.copyOfRange(content, 1001, 1014), source.readBytes(1001, 13));
      try (ImageTarget target = ImageTarget.open(Path.of(device))) {
        assertEquals(content.length, target.size());
        target.write(777, ByteBuffer.wrap(new byte[] {1, 2, 3}));
        target.force();
        assertArrayEquals(new byte[] {1, 2, 3}, source.readBytes(777, 3));
        target.writeZeros(0, content.length);
        target.truncate(content.length);
        assertThrows(IOException.class, () -> target.truncate(content.length + 1L));
        assertThrows(IOException.class, () -> target.truncate(512));
      }
      assertArrayEquals(new byte[content.length], source.readBytes(0, content.length));
    } finally {
      run("losetup", "-d", device);
    }
  }

  private static String attachLoop(Path file) throws InterruptedException {
    String device = run("losetup", "-f", "--show", file.toString());
    assumeTrue(device.startsWith("/dev/"), "needs root and a free loop device");
    return device;
  }

  private static String run(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
      return output;
    } catch (IOException e) {
      return "cannot run " + command[0];
    }
  }
}
