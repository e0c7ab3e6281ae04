package io.github.bootformats.cpio.initramfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.UnsupportedFormatException;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the tree is after several changes, each made on top of those before it. */
class InitramfsEditTreeTest {
  private static final NodeMetadata DIRECTORY = NodeMetadata.of(0700);

  private static byte[] edited(NewcBytes image, Edits.Change change) throws IOException {
    return Edits.edited(image.toByteArray(), change);
  }

  private static Bytes path(String path) {
    return Bytes.utf8(path);
  }

  private static String read(byte[] image, String path) throws IOException {
    LinuxRootfs seen = NewcBytes.unpack(image);
    assertEquals(Optional.empty(), seen.message());
    assertEquals(List.of(), seen.diagnostics());
    return Edits.read(seen, path);
  }

  private static NewcBytes modules() {
    return new NewcBytes()
        .directory("lib")
        .directory("lib/modules")
        .file("lib/modules/old.ko", "old")
        .trailer();
  }

  @Test
  void whatWasRemovedStaysRemovedWhenSomethingIsPutThere() throws IOException {
    byte[] put =
        edited(
            modules(),
            e -> e.remove(path("lib/modules")).put("lib/modules/new.ko", path("new"), 0644));
    byte[] made =
        edited(modules(), e -> e.remove(path("lib/modules")).mkdir(path("lib/modules"), DIRECTORY));
    byte[] file =
        edited(modules(), e -> e.remove(path("lib/modules")).put("lib/modules", path("f"), 0644));

    assertEquals("missing", read(put, "lib/modules/old.ko"));
    assertEquals("new", read(put, "lib/modules/new.ko"));
    assertEquals("missing", read(made, "lib/modules/old.ko"));
    assertEquals("DIRECTORY", read(made, "lib/modules"));
    assertEquals("f", read(file, "lib/modules"));
  }

  @Test
  void whatWasPutIsGoneWithADirectoryThatIsRemoved() throws IOException {
    byte[] after =
        edited(
            modules(),
            e -> e.put("lib/modules/new.ko", path("new"), 0644).remove(path("lib/modules")));

    assertEquals("missing", read(after, "lib/modules"));
    assertEquals("DIRECTORY", read(after, "lib"));
  }

  @Test
  void changesSeeTheChangesBefore() {
    assertThrows(
        FileSystemException.class,
        () -> edited(modules(), e -> e.mkdir(path("a"), DIRECTORY).put("a", path(""), 0644)));
    assertThrows(
        FileSystemException.class,
        () -> edited(modules(), e -> e.put("a", path(""), 0644).put("a/b", path(""), 0644)));
    assertThrows(
        FileSystemException.class,
        () ->
            edited(
                modules(),
                e -> e.remove(path("lib")).replace(path("lib/modules/old.ko"), FileContent.EMPTY)));
  }

  @Test
  void aReplacedFileMayBeANewOne() throws IOException {
    byte[] after =
        edited(
            modules(),
            e -> e.put("new", path("1"), 0600).replace(path("new"), FileContent.of(path("2"))));

    assertEquals("2", read(after, "new"));
  }

  @Test
  void linksOfTheEditedTreeAreFollowed() throws IOException {
    NewcBytes image = new NewcBytes().directory("d").symlink("l", "d").file("l/x", "x").trailer();
    byte[] removed =
        edited(
            image,
            e -> e.remove(path("l")).mkdir(path("l"), DIRECTORY).put("l/z", path("z"), 0644));
    byte[] replaced =
        edited(image, e -> e.replace("l/x", path("new")).remove("l").symlink("l", "nowhere"));
    byte[] added = edited(image, e -> e.symlink(path("n"), path("d")).put("n/y", path("y"), 0644));

    assertEquals("z", read(removed, "l/z"));
    assertEquals("missing", read(removed, "d/z"));
    assertEquals("x", read(removed, "d/x"));
    assertEquals("missing", read(removed, "l/x"));
    assertEquals("new", read(replaced, "d/x"));
    assertEquals("y", read(added, "d/y"));
    assertEquals("SYMLINK", read(added, "n"));
  }

  @Test
  void aDirectoryOfSeveralArchivesIsChangedInEach() throws IOException {
    NewcBytes image =
        new NewcBytes()
            .directory("d")
            .file("d/1", "1")
            .trailer()
            .directory("d")
            .file("d/2", "2")
            .trailer();

    byte[] after = edited(image, e -> e.mkdir(path("d"), DIRECTORY));

    assertEquals("1", read(after, "d/1"));
    assertEquals("2", read(after, "d/2"));
    NodeMetadata metadata =
        NewcBytes.unpack(after).tree().find(TreePath.of("d")).orElseThrow().metadata();
    assertEquals(0700, metadata.permissions());
  }

  @Test
  void aFileThatLinuxLeavesOutIsPutWhereItDoesNot() throws IOException {
    NewcBytes image = new NewcBytes().file("d/x", "lost").trailer();

    assertEquals("x", read(edited(image, e -> e.put("d/x", path("x"), 0644)), "d/x"));
  }

  @Test
  void aFileKeepsWhatALaterArchiveWroteUnderANameThatGoes() throws IOException {
    NewcBytes image =
        new NewcBytes()
            .link("a", 7, "")
            .link("b", 7, "first")
            .trailer()
            .file("b", "second")
            .trailer();
    assertEquals("second", read(image.toByteArray(), "a"));

    byte[] removed = edited(image, e -> e.remove(path("b")));
    byte[] replaced = edited(image, e -> e.put("b", path("new"), 0644));

    assertEquals("second", read(removed, "a"));
    assertEquals("missing", read(removed, "b"));
    assertEquals("second", read(replaced, "a"));
    assertEquals("new", read(replaced, "b"));
  }

  @Test
  void aFileKeepsWhatALaterArchiveWroteUnderNamesThatGo() throws IOException {
    NewcBytes image =
        new NewcBytes()
            .link("a", 7, "")
            .link("b", 7, "")
            .link("c", 7, "first")
            .trailer()
            .link("b", 8, "")
            .link("c", 8, "second")
            .trailer();
    assertEquals("second", read(image.toByteArray(), "a"));

    assertEquals("second", read(edited(image, e -> e.remove(path("b")).remove(path("c"))), "a"));
    assertEquals("second", read(edited(image, e -> e.remove(path("c"))), "a"));
    assertEquals("second", read(edited(image, e -> e.remove(path("c"))), "b"));
  }

  @Test
  void aFileOfTheTrailersNameDoesNotEndTheArchive() throws IOException {
    byte[] after =
        edited(modules(), e -> e.put("TRAILER!!!", path("no end"), 0644).put("z", path("z"), 0644));

    assertEquals("no end", read(after, "TRAILER!!!"));
    assertEquals("z", read(after, "z"));
    ImageSource source = ImageSource.of(after);
    assertEquals(
        List.of("./TRAILER!!!", "z"),
        InitramfsLayout.read(source).model().segments().get(1).archives().get(0).members().stream()
            .map(member -> member.name().toString())
            .toList());
  }

  @Test
  void pathsMayBeText() throws IOException {
    byte[] after =
        edited(
            modules(),
            e ->
                e.mkdir("run", 0700)
                    .symlink("l", "lib/modules")
                    .mknod("c", FileType.CHARACTER_DEVICE, new DeviceNumber(1, 3), 0666)
                    .replace("l/old.ko", path("new"))
                    .put("x", path("x"), 0600)
                    .remove("x"));

    assertEquals("DIRECTORY", read(after, "run"));
    assertEquals("SYMLINK", read(after, "l"));
    assertEquals("CHARACTER_DEVICE", read(after, "c"));
    assertEquals("new", read(after, "lib/modules/old.ko"));
    assertEquals("missing", read(after, "x"));
  }

  @Test
  void writingCanBeCancelled() throws IOException {
    ImageSource source = ImageSource.of(modules().toByteArray());
    try (InitramfsImage open = InitramfsImage.open(source, ReadLimits.defaults())) {
      InitramfsEdit edit = open.edit().put("x", path("x"), 0600);
      assertThrows(
          InterruptedIOException.class,
          () -> edit.writeTo(new ByteArrayOutputStream(), (done, total) -> false));
    }
  }

  private static void refused(String what, Edits.Change change) {
    UnsupportedFormatException e =
        assertThrows(UnsupportedFormatException.class, () -> edited(modules(), change));
    assertEquals(InitramfsFinding.VALUE_TOO_LARGE.code(), e.reason());
    assertTrue(String.valueOf(e.getMessage()).contains(what), e.getMessage());
  }

  @Test
  void whatLinuxWouldLeaveOutOrChangeIsRefused() {
    String deep = "d".repeat(250) + "/";
    refused("a target of 4096 bytes", e -> e.symlink(path("l"), path("a".repeat(4096))));
    refused("a target with a NUL", e -> e.symlink(path("l"), path("a\0b")));
    refused("a name of 256 bytes", e -> e.put("d/" + "n".repeat(256), path("x"), 0644));
    refused("a path of 4266 bytes", e -> e.mkdir(path(deep.repeat(17)), DIRECTORY));
    refused("the device number 4096:5", e -> device(e, new DeviceNumber(4096, 5)));
    refused("the device number 5:1048576", e -> device(e, new DeviceNumber(5, 1 << 20)));
    refused(
        "the time -1",
        e -> e.put(path("x"), FileContent.EMPTY, NodeMetadata.of(0644).withMtime(-1, 0)));
  }

  private static void device(InitramfsEdit edit, DeviceNumber number) throws IOException {
    edit.mknod(path("dev/x"), FileType.BLOCK_DEVICE, number, NodeMetadata.of(0600));
  }

  @Test
  void whatIsJustWithinLinuxsLimitsIsThere() throws IOException {
    String name = "n".repeat(255);
    byte[] after =
        edited(
            modules(),
            e ->
                device(
                    e.symlink(path("l"), path("a".repeat(4095))).put("d/" + name, path("x"), 0644),
                    new DeviceNumber(4095, (1 << 20) - 1)));

    LinuxRootfs seen = NewcBytes.unpack(after);
    assertEquals(4095, seen.tree().find(TreePath.of("l")).orElseThrow().target().length());
    assertEquals("x", read(after, "d/" + name));
    assertEquals(
        new DeviceNumber(4095, (1 << 20) - 1),
        seen.tree().find(TreePath.of("dev/x")).orElseThrow().device());
  }
}
