package io.github.bootformats.squashfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.tree.nio.TreeFileSystem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images as file systems that the JDK opens by itself. */
class ImageFileSystemTest {
  @TempDir private Path directory;
  private Path image = Path.of("");

  @BeforeEach
  void unpack() throws IOException {
    image = directory.resolve("ro ot!.squashfs");
    try (InputStream in =
        new GZIPInputStream(
            Objects.requireNonNull(getClass().getResourceAsStream("/small.squashfs.gz")))) {
      Files.copy(in, image);
    }
  }

  private URI uri(String path) {
    return URI.create("squashfs:" + image.toUri() + path);
  }

  @Test
  void aPathOfAnImageIsAFileSystem() throws IOException {
    FileSystem opened = FileSystems.newFileSystem(image);
    try (opened) {
      assertTrue(opened instanceof TreeFileSystem);
      assertEquals("hello\n", Files.readString(opened.getPath("/etc/motd")));
      assertEquals("motd", Files.readSymbolicLink(opened.getPath("/etc/link")).toString());
      assertEquals(
          Map.of("uid", 1000, "gid", 100),
          Files.readAttributes(opened.getPath("etc/numbers"), "unix:uid,gid"));
      assertTrue(Files.isSameFile(opened.getPath("/etc/motd"), opened.getPath("/etc/issue")));
      assertFalse(Files.isRegularFile(opened.getPath("/fifo"), LinkOption.NOFOLLOW_LINKS));
      try (Stream<Path> files = Files.list(opened.getPath("/many"))) {
        assertEquals(300, files.count());
      }
      assertThrows(
          ReadOnlyFileSystemException.class, () -> Files.delete(opened.getPath("/etc/motd")));
    }
    assertThrows(
        ClosedFileSystemException.class, () -> Files.readString(opened.getPath("/etc/motd")));
  }

  @Test
  void channelsReadAtAnyPosition() throws IOException {
    try (FileSystem opened = FileSystems.newFileSystem(image);
        SeekableByteChannel channel = Files.newByteChannel(opened.getPath("/etc/holes"))) {
      byte[] end = new byte[4];
      channel.position(channel.size() - 4);
      assertEquals(4, channel.read(ByteBuffer.wrap(end)));
      assertEquals("end\n", new String(end, StandardCharsets.US_ASCII));
    }
  }

  @Test
  void urisNameFilesInImages() throws IOException {
    try (FileSystem opened = FileSystems.newFileSystem(uri(""), Map.of())) {
      assertEquals(opened, FileSystems.getFileSystem(uri("!/etc")));
      Path motd = Path.of(uri("!/etc/motd"));
      assertEquals("hello\n", Files.readString(motd));
      assertEquals(uri("!/etc/motd"), motd.toUri());
      assertEquals(motd, Path.of(opened.getPath("/etc/motd").toUri()));
      assertThrows(
          FileSystemAlreadyExistsException.class,
          () -> FileSystems.newFileSystem(uri("!/"), Map.of()));
    }
    assertThrows(FileSystemNotFoundException.class, () -> Path.of(uri("!/etc/motd")));
    FileSystems.newFileSystem(uri(""), Map.of()).close(); // it can be opened again
  }

  @Test
  void anImageMayBeOpenSeveralTimesByItsPath() throws IOException {
    try (FileSystem one = FileSystems.newFileSystem(image);
        FileSystem two = FileSystems.newFileSystem(image)) {
      assertEquals(-1, Files.mismatch(one.getPath("/bin/copy"), two.getPath("/etc/numbers")));
    }
  }

  @Test
  void otherFilesAreLeftToOthers() throws IOException {
    Path zip = directory.resolve("a.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("entry"));
    }
    try (FileSystem opened = FileSystems.newFileSystem(zip)) {
      assertEquals("jar", opened.provider().getScheme());
    }
    Path text = Files.writeString(directory.resolve("text"), "not an image");
    assertThrows(ProviderNotFoundException.class, () -> FileSystems.newFileSystem(text));
  }

  @Test
  void theSeparatorInThePathOfTheImageIsEscaped() throws IOException {
    Path odd = Files.createDirectory(directory.resolve("a!")).resolve("b!.squashfs");
    Files.copy(image, odd);
    URI uri = URI.create("squashfs:" + odd.toUri().toString().replace("!/", "%21/"));
    try (FileSystem opened = FileSystems.newFileSystem(uri, Map.of())) {
      Path motd = opened.getPath("/etc/motd");
      assertEquals(URI.create(uri + "!/etc/motd"), motd.toUri());
      assertEquals(motd, Path.of(motd.toUri()));
      assertEquals(opened.getPath("/etc/a!/b"), Path.of(opened.getPath("/etc/a!/b").toUri()));
    }
  }

  @Test
  void urisThatNameNoImage() throws IOException {
    Path text = Files.writeString(directory.resolve("text"), "not an image");
    for (String wrong : List.of("squashfs:relative", "squashfs:http://host/image!/")) {
      assertThrows(
          RuntimeException.class, () -> FileSystems.newFileSystem(URI.create(wrong), Map.of()));
    }
    assertThrows(
        ProviderNotFoundException.class,
        () -> FileSystems.newFileSystem(URI.create("squashfs:" + text.toUri()), Map.of()));
  }
}
