package io.github.bootformats.cpio.initramfs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.codecs.EncodeOptions;
import io.github.bootformats.cpio.CpioDialect;
import io.github.bootformats.cpio.CpioWriteOptions;
import io.github.bootformats.tree.MemoryTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images made of manifests. */
class InitramfsManifestTest {
  private static final TreePath SRC = TreePath.of("src");
  private static final NodeMetadata DIRECTORY = NodeMetadata.of(0755).withMtime(9, 0);

  /** What stands for the host's files. */
  private static MemoryTree files() throws IOException {
    MemoryTree tree = MemoryTree.create(DIRECTORY);
    tree.createDirectory(SRC, DIRECTORY);
    NodeMetadata metadata = NodeMetadata.of(0750).withOwner(1000, 100).withMtime(1234, 5);
    tree.createFile(TreePath.of("src/init"), metadata, FileContent.of(Bytes.utf8("#!/bin/sh")));
    tree.createFile(TreePath.of("src/data"), metadata, FileContent.of(Bytes.utf8("0123456789")));
    tree.createLink(TreePath.of("src/other"), TreePath.of("src/init"));
    tree.createSymlink(TreePath.of("src/link"), NodeMetadata.of(0777), Bytes.utf8("init"));
    tree.createDevice(
        TreePath.of("null"),
        NodeMetadata.of(0666),
        FileType.CHARACTER_DEVICE,
        new DeviceNumber(1, 3));
    return tree;
  }

  private static InitramfsManifest kernels(String... lines) throws IOException {
    return InitramfsManifest.ofGenInitCpio(
        Bytes.of(String.join("\n", lines).getBytes(ISO_8859_1)),
        Map.of("ROOT", "/src"),
        ReadLimits.defaults());
  }

  private static InitramfsManifest threeCpio(String... lines) throws IOException {
    return InitramfsManifest.of3cpio(
        Bytes.of(String.join("\n", lines).replace(' ', '\t').getBytes(ISO_8859_1)),
        ReadLimits.defaults());
  }

  private static byte[] image(InitramfsManifest manifest) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InitramfsBuilder.create()
        .options(CpioWriteOptions.of(CpioDialect.NEWC).withLatestMtime(5000))
        .add(manifest, files(), SRC)
        .writeTo(out);
    return out.toByteArray();
  }

  private static Map<String, List<String>> lines(byte[] image) throws IOException {
    LinuxRootfs seen = NewcBytes.unpack(image);
    assertEquals(List.of(), seen.diagnostics());
    Map<String, List<String>> lines = TreeLines.of(seen.tree());
    lines.remove("/");
    lines.values().forEach(fields -> fields.remove(9)); // the sum of the data
    return lines;
  }

  @Test
  void everyTypeOfTheKernelsManifest() throws IOException {
    byte[] image =
        image(
            kernels(
                "# a comment",
                "",
                "dir /dev 0755 0 0",
                "nod /dev/sda 0660 0 6 b 8 0",
                "nod dev/tty\t0620 0 5 c 5 0",
                "file /init ${ROOT}/init 0755 0 0",
                "dir /bin 0755 0 0",
                "file /bin/sh link 100755 1 2 /bin/ash bin/hush",
                "slink /linuxrc init 0777 3 4",
                "pipe /p 0600 0 0",
                "sock /s 0700 0 0"));

    assertEquals(
        """
        /bin=[d, 0755, 0, 0, -, -, 5000, -, -, -]
        /bin/ash=[f, 0755, 1, 2, 3, 9, 1234, 1, -, -]
        /bin/hush=[f, 0755, 1, 2, 3, 9, 1234, 1, -, -]
        /bin/sh=[f, 0755, 1, 2, 3, 9, 1234, 1, -, -]
        /dev=[d, 0755, 0, 0, -, -, 5000, -, -, -]
        /dev/sda=[b, 0660, 0, 6, 1, 0, 5000, -, 8,0, -]
        /dev/tty=[c, 0620, 0, 5, 1, 0, 5000, -, 5,0, -]
        /init=[f, 0755, 0, 0, 1, 9, 1234, -, -, -]
        /linuxrc=[l, 0777, 3, 4, 1, 4, 5000, -, -, init]
        /p=[p, 0600, 0, 0, 1, 0, 5000, -, -, -]
        /s=[s, 0700, 0, 0, 1, 0, 5000, -, -, -]
        """
            .strip(),
        text(lines(image)));
  }

  private static String text(Map<String, List<String>> lines) {
    return String.join("\n", lines.entrySet().stream().map(Object::toString).toList());
  }

  @Test
  void theBytesAreThoseOfGenInitCpio() throws IOException {
    NewcBytes expected = new NewcBytes();
    NewcBytes.Entry directory = entry(0040755, "dev", "", 721, 2);
    NewcBytes.Entry link = entry(0120777, "l", "dev\0", 722, 1);
    NewcBytes.Entry first = entry(0100644, "a", "", 723, 2);
    NewcBytes.Entry second = entry(0100644, "b", "#!/bin/sh", 723, 2);
    first.mtime = 1234;
    second.mtime = 1234;
    expected.add(directory).add(link).add(first).add(second).trailer().align(512);

    byte[] bytes =
        image(kernels("dir /dev 0755 0 0", "slink /l dev 0777 0 0", "file /a init 0644 0 0 /b"));
    assertArrayEquals(expected.toByteArray(), bytes);
  }

  private static NewcBytes.Entry entry(int mode, String name, String data, int inode, int links) {
    NewcBytes.Entry entry = NewcBytes.entry(mode, name, data);
    entry.inode = inode;
    entry.links = links;
    entry.major = 3;
    entry.minor = 1;
    entry.mtime = 5000;
    return entry;
  }

  @Test
  void everyTypeOf3cpiosManifest() throws IOException {
    byte[] image =
        image(
            threeCpio(
                "# a comment",
                "- d dir 755 0 0 77",
                "/src e",
                "init d/all",
                "./init",
                "other d/same file 750 - - 1234",
                "data d/part file 644 0 0 1 2",
                "- d/empty file 644 0 0 1 0",
                "link",
                "/src/link d/link link - - - 4 /else",
                "/null",
                "- d/b block 660 0 6 7 8 9",
                "- d/c char 660 0 6 7 10 11",
                "- d/p fifo 600 0 0 7",
                "- d/s sock 600 0 0 7"));

    assertEquals(
        """
        /d=[d, 0755, 0, 0, -, -, 77, -, -, -]
        /d/all=[f, 0750, 1000, 100, 3, 9, 1234, 1, -, -]
        /d/b=[b, 0660, 0, 6, 1, 0, 7, -, 8,9, -]
        /d/c=[c, 0660, 0, 6, 1, 0, 7, -, 10,11, -]
        /d/empty=[f, 0644, 0, 0, 1, 0, 1, -, -, -]
        /d/link=[l, 0777, 0, 0, 1, 5, 4, -, -, /else]
        /d/p=[p, 0600, 0, 0, 1, 0, 7, -, -, -]
        /d/part=[f, 0644, 0, 0, 1, 2, 1, -, -, -]
        /d/s=[s, 0600, 0, 0, 1, 0, 7, -, -, -]
        /d/same=[f, 0750, 1000, 100, 3, 9, 1234, 1, -, -]
        /e=[d, 0755, 0, 0, -, -, 9, -, -, -]
        /init=[f, 0750, 1000, 100, 3, 9, 1234, 1, -, -]
        /link=[l, 0777, 0, 0, 1, 4, now, -, -, init]
        /null=[c, 0666, 0, 0, 1, 0, now, -, 1,3, -]
        """
            .strip(),
        text(lines(image)));
  }

  @Test
  void segmentsAreCompressedAsTheyAsk() throws IOException {
    byte[] image =
        image(
            threeCpio(
                "#cpio",
                "- kernel dir 755 0 0 1",
                "#cpio:\tgzip\t-9",
                "- a dir 755 0 0 1",
                "#cpio:\tlzop",
                "init"));

    assertEquals(
        List.of("cpio", "gzip", "lzo"),
        InitramfsLayout.read(ImageSource.of(image)).model().segments().stream()
            .map(InitramfsSegment::title)
            .toList());
    assertEquals(List.of("/a", "/init", "/kernel"), List.copyOf(lines(image).keySet()));
  }

  @Test
  void aManifestIsCompressedWhole() throws IOException {
    byte[] image = image(kernels("dir /a 0755 0 0").compressed("lz4", EncodeOptions.defaults()));

    assertEquals(
        "lz4", InitramfsLayout.read(ImageSource.of(image)).model().segments().get(0).title());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dir /a 0755 0           | expected a group id, but found the end of the line",
        "dir /a 0855 0 0         | expected a mode as an octal number, but found 0855",
        "dir /a 010000 0 0       | expected a mode up to 07777, but found 010000",
        "dir /a 0755 -1 0        | expected a user id as a decimal number up to 4294967295, but"
            + " found -1",
        "dir /a 0755 4294967296 0 | expected a user id as a decimal number up to 4294967295, but"
            + " found 4294967296",
        "dir /a 0755 0 0 x       | expected the end of the line, but found x",
        "nod /a 0600 0 0 d 1 2   | expected b or c, but found d",
        "disk /a                 | expected file, dir, nod, slink, pipe or sock, but found disk",
        "file /a nothing 0644 0 0 | cannot read nothing: no nothing in /src",
        "file /a /src 0644 0 0   | /src is no regular file",
      })
  void whatGenInitCpioCannotDoIsSaid(String line, String message) {
    FormatException e = assertThrows(FormatException.class, () -> image(kernels("# first", line)));
    assertEquals("initramfs at line 2: " + message, e.getMessage());
    assertEquals(2, e.line().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- -                    | there is neither a location nor a name",
        "- a dir 755 0 0        | without a location, type, mode, user, group and time must be"
            + " there",
        "- a file 755 0 0 1     | without a location, a file has the size 0",
        "- a link 755 0 0 1     | a symbolic link has a target",
        "- a char 755 0 0 1 5   | a device has a major and a minor number",
        "- a door 755 0 0 1     | expected file, dir, block, char, link, fifo or sock, but found"
            + " door",
        "init a file 755 0 0 1 10 | init has 9 bytes, fewer than 10",
        "#cpio: rar             | expected a compression that Linux unpacks, but found rar",
        "#cpio: gzip -10        | expected a level from -1 to -9, but found -10",
        "#cpio gzip             | expected #cpio: and a compression, but found #cpio\\x09gzip",
        "/src/init a file 644 0 0 1 9 more | expected the end of the line, but found more",
      })
  void what3cpioCannotDoIsSaid(String line, String message) {
    FormatException e =
        assertThrows(FormatException.class, () -> image(threeCpio("# first", line)));
    assertEquals("initramfs at line 2: " + message, e.getMessage());
    assertEquals("initramfs.manifest", e.reason());
  }

  @Test
  void linesOf3cpioMayEndWithACarriageReturn() throws IOException {
    byte[] image = image(threeCpio("init d\r", "- l link 777 0 0 1 to\r", "\r", "# a comment\r"));

    assertEquals(List.of("/d", "/l"), List.copyOf(lines(image).keySet()).subList(0, 2));
    assertEquals(
        Bytes.utf8("to"),
        NewcBytes.unpack(image).tree().find(TreePath.of("l")).orElseThrow().target());
  }

  @Test
  void aFileOfTheTrailersNameDoesNotEndTheArchive() throws IOException {
    byte[] image = image(kernels("file /TRAILER!!! /src/init 0644 0 0", "dir /z 0755 0 0"));

    assertEquals(List.of("/TRAILER!!!", "/z"), List.copyOf(lines(image).keySet()));
    assertEquals(
        List.of("./TRAILER!!!", "z"),
        InitramfsLayout.read(ImageSource.of(image))
            .model()
            .segments()
            .get(0)
            .archives()
            .get(0)
            .members()
            .stream()
            .map(member -> member.name().toString())
            .toList());
  }
}
