package io.github.bootformats.cpio.initramfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of images. */
class InitramfsEditTest {
  private static final NodeMetadata FILE = NodeMetadata.of(0640).withOwner(3, 4).withMtime(5, 0);

  private static Bytes path(String path) {
    return Bytes.utf8(path);
  }

  private static String read(byte[] image, String path) throws IOException {
    LinuxRootfs seen = NewcBytes.unpack(image);
    assertEquals(Optional.empty(), seen.message());
    Optional<TreeNode> node = seen.tree().find(TreePath.of(path));
    boolean isFile = node.isPresent() && node.get().type() == FileType.REGULAR;
    return Edits.read(seen, path) + (isFile ? " " + node.get().metadata() : "");
  }

  /** An early archive, and a compressed one with links of both kinds. */
  private static NewcBytes image(String codec) {
    NewcBytes main = new NewcBytes();
    main.directory("usr").directory("usr/bin").symlink("bin", "usr/bin");
    main.link("usr/bin/busybox", 7, "").link("usr/bin/ls", 7, "").link("usr/bin/sh", 7, "BUSYBOX");
    main.directory("etc").file("etc/motd", "hello").file("init", "#!/bin/sh").trailer();
    NewcBytes image = new NewcBytes();
    image.directory("kernel").file("kernel/x", "early").trailer().align(512);
    return codec.equals("none") ? image.raw(main.toByteArray()) : image.compressed(codec, main);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip", "bzip2", "lzma", "xz", "lzo", "lz4"})
  void aNewFileGetsASegmentOfItsOwn(String codec) throws IOException {
    byte[] before = image(codec).toByteArray();

    byte[] after = Edits.edited(before, e -> e.put("lib/modules/nbt.ko", Bytes.utf8("KO"), 0644));

    assertArrayEquals(before, Arrays.copyOf(after, before.length));
    assertEquals("KO 0644 0:0 1970-01-01T00:00:00Z", read(after, "lib/modules/nbt.ko"));
    assertEquals("BUSYBOX", read(after, "usr/bin/ls").substring(0, 7));
    try (InitramfsImage open = InitramfsImage.open(ImageSource.of(after), ReadLimits.defaults())) {
      List<InitramfsSegment> segments = open.layout().model().segments();
      assertEquals(codec.equals("none") ? "cpio" : codec, segments.get(2).title());
      assertEquals(
          List.of("lib", "lib/modules", "lib/modules/nbt.ko"),
          segments.get(2).archives().get(0).members().stream()
              .map(m -> m.name().toString())
              .toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip", "xz", "lz4"})
  void aKnownFileChangesInItsSegment(String codec) throws IOException {
    byte[] before = image(codec).toByteArray();

    byte[] after =
        Edits.edited(before, e -> e.replace(path("/etc/motd"), FileContent.of(Bytes.utf8("bye"))));

    assertArrayEquals(Arrays.copyOf(before, 512), Arrays.copyOf(after, 512));
    assertEquals("bye 0644 0:0 1970-01-01T00:00:00Z", read(after, "etc/motd"));
    assertEquals(2, InitramfsLayout.read(ImageSource.of(after)).model().segments().size());
  }

  @Test
  void anEarlyFileChangesAndTheRestStays() throws IOException {
    byte[] before = image("xz").toByteArray();

    byte[] after =
        Edits.edited(
            before, e -> e.put(path("kernel/x"), FileContent.of(path("E".repeat(600))), FILE));

    List<InitramfsSegment> segments =
        InitramfsLayout.read(ImageSource.of(after)).model().segments();
    assertEquals(1024, segments.get(1).offset());
    assertArrayEquals(
        Arrays.copyOfRange(before, 512, before.length),
        segments.get(1).bytes().readBytes(0, (int) segments.get(1).length()));
    assertEquals("E".repeat(600) + " 0640 3:4 1970-01-01T00:00:05Z", read(after, "kernel/x"));
  }

  @Test
  void linksOnTheWayAreFollowed() throws IOException {
    byte[] after =
        Edits.edited(image("gzip").toByteArray(), e -> e.put("bin/ls", path("LS"), 0755));

    assertEquals("LS 0755", read(after, "usr/bin/ls").substring(0, 7));
    assertEquals("BUSYBOX", read(after, "usr/bin/busybox").substring(0, 7));
  }

  @Test
  void dataMovesToANameThatStays() throws IOException {
    byte[] after = Edits.edited(image("gzip").toByteArray(), e -> e.remove(path("usr/bin/sh")));

    assertEquals("missing", read(after, "usr/bin/sh"));
    assertEquals("BUSYBOX", read(after, "usr/bin/ls").substring(0, 7));
    assertEquals(
        2, NewcBytes.unpack(after).tree().find(TreePath.of("usr/bin/ls")).orElseThrow().nlink());
  }

  @Test
  void aDirectoryGoesWithAllThatIsInIt() throws IOException {
    byte[] after = Edits.edited(image("gzip").toByteArray(), e -> e.remove(path("usr")));

    assertEquals("missing", read(after, "usr"));
    assertEquals("SYMLINK", read(after, "bin"));
    assertEquals(List.of(), NewcBytes.unpack(after).diagnostics());
  }

  @Test
  void allTypesCanBeMade() throws IOException {
    byte[] after =
        Edits.edited(
            image("gzip").toByteArray(),
            e ->
                e.mkdir(path("run/a"), NodeMetadata.of(01777))
                    .symlink(path("run/a/l"), path("/etc"))
                    .mknod(
                        path("dev/ttyS0"),
                        FileType.CHARACTER_DEVICE,
                        new DeviceNumber(4, 64),
                        NodeMetadata.of(0600))
                    .put("run/a/x", path("x"), 0600)
                    .remove(path("run/a/x")));

    assertEquals("DIRECTORY", read(after, "run/a"));
    assertEquals("SYMLINK", read(after, "run/a/l"));
    assertEquals("CHARACTER_DEVICE", read(after, "dev/ttyS0"));
    assertEquals("missing", read(after, "run/a/x"));
  }

  @Test
  void whatCannotBeIsRefused() throws IOException {
    byte[] image = image("gzip").toByteArray();

    assertThrows(
        NoSuchFileException.class, () -> Edits.edited(image, e -> e.remove(path("etc/nothing"))));
    assertThrows(
        NoSuchFileException.class,
        () -> Edits.edited(image, e -> e.replace(path("etc/nothing"), FileContent.EMPTY)));
    assertThrows(
        FileSystemException.class, () -> Edits.edited(image, e -> e.put("etc", path(""), 0)));
    assertThrows(
        FileSystemException.class, () -> Edits.edited(image, e -> e.put("init/x", path(""), 0)));
    assertThrows(FileSystemException.class, () -> Edits.edited(image, e -> e.remove(path("/"))));
    assertThrows(
        FileSystemException.class,
        () -> Edits.edited(image, e -> e.mkdir(path("init"), NodeMetadata.of(0))));
  }

  @Test
  void aDamagedImageIsNotChanged(@TempDir Path directory) throws IOException {
    byte[] image = new NewcBytes().raw(image("gzip").toByteArray()).raw("junk").toByteArray();
    Path file = directory.resolve("new");
    try (InitramfsImage open = InitramfsImage.open(ImageSource.of(image), ReadLimits.defaults())) {
      assertThrows(
          FormatException.class, () -> open.edit().put("x", path("x"), 0644).writeTo(file));
    }
    assertFalse(Files.exists(file));
  }

  @Test
  void withoutChangesTheImageStays() throws IOException {
    byte[] image =
        image("lz4").nuls(16).align(4).raw(image("gzip").toByteArray()).nuls(3).toByteArray();

    assertArrayEquals(image, Edits.edited(image, e -> {}));
  }
}
