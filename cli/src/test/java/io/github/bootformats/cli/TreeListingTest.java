package io.github.bootformats.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Formats;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.testsupport.Corpus;
import io.github.bootformats.testsupport.CorpusFile;
import io.github.bootformats.tree.MemoryTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code ls} and {@code cat} show of archives, partitions and directories. */
class TreeListingTest {
  private static final String LONG =
      """
      drwxr-xr-x   1       0:0            0 2023-11-14T22:13:20Z bin
      -rwsr-xr-x   1       0:0            6 2023-11-14T22:13:20Z bin/su
      drwxr-xr-x   1       0:0            0 2023-11-14T22:13:20Z dev
      crw-------   1       0:5          5,1 2023-11-14T22:13:20Z dev/console
      drwxr-xr-x   1       0:0            0 2023-11-14T22:13:20Z etc
      -rw-r--r--   2  1000:100            4 2023-11-14T22:13:20Z etc/hostname
      -rw-r--r--   2  1000:100            4 2023-11-14T22:13:20Z etc/hostname.old
      lrwxrwxrwx   1       0:0            6 2023-11-14T22:13:20Z init -> bin/su
      drwxrwxrwt   1       0:0            0 2023-11-14T22:13:20Z tmp
      """;

  @TempDir Path directory = Path.of("");

  @BeforeEach
  void writeArchive() throws IOException {
    SampleArchive.write(SampleArchive.tree(), directory.resolve("a.cpio"));
  }

  private String out(String... command) {
    ToolRun run = ToolRun.in(directory, command);
    assertEquals(0, run.status(), run.err());
    assertEquals("", run.err());
    return run.out();
  }

  @Test
  void namesAreSortedAsInAWalk() throws IOException {
    MemoryTree tree = MemoryTree.create(SampleArchive.FILE);
    for (String name : List.of("a.b", "B", "a")) {
      tree.createDirectory(TreePath.of(name), SampleArchive.FILE);
    }
    tree.createFile(TreePath.of("a/z"), SampleArchive.FILE, SampleArchive.text(""));
    SampleArchive.write(tree, directory.resolve("b.cpio"));
    assertEquals("B\na\na/z\na.b\n", out("ls", "b.cpio"));
  }

  @Test
  void theLongFormIsThatOfLs() {
    assertEquals(LONG, out("ls", "-l", "a.cpio"));
  }

  @Test
  void aPathLimitsTheListing() {
    assertEquals("etc/hostname\netc/hostname.old\n", out("ls", "a.cpio", "/etc/"));
    assertEquals("init\n", out("ls", "a.cpio", "init"));
  }

  @Test
  void jsonIsOneObjectALine() throws IOException {
    List<String> lines = out("ls", "--json", "a.cpio").lines().toList();
    assertEquals(9, lines.size());
    assertEquals(
        "{\"path\":\"dev/console\",\"type\":\"character-device\",\"mode\":\"0600\",\"uid\":0,"
            + "\"gid\":5,\"nlink\":1,\"size\":0,\"mtime\":1700000000,\"rdev\":\"5:1\","
            + "\"target\":null}",
        lines.get(3));
    JsonTree link = JsonTree.parse(lines.get(7));
    assertEquals("symlink", link.get("type").text());
    assertEquals("bin/su", link.get("target").text());
    assertTrue(link.get("rdev").isNull());
  }

  @Test
  void aPartitionIsATreeToo() throws IOException {
    SampleImages.writeDisk(directory.resolve("disk.img"));
    try (FileChannel disk =
        FileChannel.open(directory.resolve("disk.img"), StandardOpenOption.WRITE)) {
      byte[] archive = Files.readAllBytes(directory.resolve("a.cpio"));
      disk.write(java.nio.ByteBuffer.wrap(archive), 34816L * 512);
    }
    assertEquals(LONG, out("ls", "-l", "disk.img#2"));
    assertEquals("box\n", out("cat", "disk.img#2", "etc/hostname"));
  }

  @Test
  void aDirectoryIsATreeToo() throws IOException {
    Files.createDirectory(directory.resolve("host"));
    Files.writeString(directory.resolve("host/file"), "content");
    assertEquals("file\n", out("ls", "host"));
    assertEquals("content", out("cat", "host", "file"));
  }

  @Test
  void catWritesTheBytesAsTheyAre() throws IOException {
    byte[] content = new byte[200_000];
    new java.util.Random(1).nextBytes(content);
    MemoryTree tree = SampleArchive.tree();
    tree.createFile(
        TreePath.of("blob"),
        SampleArchive.FILE,
        io.github.bootformats.api.tree.FileContent.of(Bytes.of(content)));
    SampleArchive.write(tree, directory.resolve("a.cpio"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(out, new ByteArrayOutputStream(), UTF_8, false, 80);
    Bootfmt tool =
        new Bootfmt(
            terminal,
            Map.of(),
            directory,
            Formats::installed,
            new ByteArrayInputStream(new byte[0]));
    assertEquals(0, tool.run("cat", "a.cpio", "blob"));
    assertArrayEquals(content, out.toByteArray());
  }

  @Test
  void catFollowsLinksWithinTheImage() {
    assertEquals("\177ELF\0\n", out("cat", "a.cpio", "init"));
    assertEquals("box\n", out("cat", "a.cpio", "/../etc/hostname"));
  }

  @Test
  void hostileNamesAreEscapedAndCanBeNamedSo() throws IOException {
    MemoryTree tree = MemoryTree.create(SampleArchive.FILE);
    TreePath root = TreePath.root();
    Bytes evil = Bytes.of((byte) 27, (byte) '[', (byte) '2', (byte) 'J', (byte) 0xFF);
    tree.createFile(root.resolve(evil), SampleArchive.FILE, SampleArchive.text("evil"));
    tree.createFile(root.resolve("a\\x2db"), SampleArchive.FILE, SampleArchive.text("unit"));
    tree.createSymlink(root.resolve("l"), SampleArchive.FILE, evil);
    SampleArchive.write(tree, directory.resolve("evil.cpio"));
    assertEquals("\\x1b[2J\\xff\na\\\\x2db\nl\n", out("ls", "evil.cpio"));
    assertTrue(out("ls", "-l", "evil.cpio").endsWith(" l -> \\x1b[2J\\xff\n"));
    assertEquals("evil", out("cat", "evil.cpio", "\\x1b[2J\\xff"));
    assertEquals("unit", out("cat", "evil.cpio", "a\\x2db"));
    assertEquals("unit", out("cat", "evil.cpio", "a\\\\x2db"));
    String json = out("ls", "--json", "evil.cpio");
    assertTrue(json.startsWith("{\"path\":{\"hex\":\"1b5b324aff\"},"), json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ls missing              | missing: no such file",
        "ls empty                | empty: the image is empty",
        "ls text                 | text: not of any known format that holds files (cpio, initramfs,"
            + " squashfs, tar)",
        "ls a.cpio nothing       | a.cpio: nothing: no such file in it",
        "cat a.cpio etc/nothing  | a.cpio: etc/nothing: no such file in it",
        "cat a.cpio etc          | a.cpio: etc: is a directory",
        "cat a.cpio dev/console  | a.cpio: dev/console: is not a file",
        "cat a.cpio init/x       | a.cpio: init/x: not a directory on the way: /bin/su",
      })
  void badInputIsOneLine(String command, String complaint) throws IOException {
    Files.createFile(directory.resolve("empty"));
    Files.writeString(directory.resolve("text"), "no archive\n".repeat(1000));
    ToolRun run = ToolRun.in(directory, command.split(" ", -1));
    assertEquals(new ToolRun(1, "", "bootfmt: " + complaint + "\n"), run);
  }

  @Test
  void aDamagedArchiveIsListedAsFarAsItGoes() throws IOException {
    byte[] archive = Files.readAllBytes(directory.resolve("a.cpio"));
    Files.write(directory.resolve("cut.cpio"), Arrays.copyOf(archive, 500));
    ToolRun run = ToolRun.in(directory, "ls", "cut.cpio");
    assertEquals(1, run.status());
    assertTrue(run.out().startsWith("bin\nbin/su\n"), run.out());
    assertTrue(run.err().contains("[cpio.truncated, byte "), run.err());
  }

  @Test
  @Tag("corpus")
  void everyArchiveIsListedOrRefusedInWords() throws IOException {
    int listed = 0;
    for (CorpusFile file : Corpus.open("cpio").files("")) {
      if (!file.name().endsWith(".cpio")) {
        continue;
      }
      ToolRun run = ToolRun.in(directory, "ls", "--json", file.path().toString());
      assertTrue(run.status() == 0 || run.status() == 1, file + run.err());
      assertTrue(!run.err().contains("this is a bug"), file + run.err());
      for (String line : run.out().lines().toList()) {
        assertEquals(10, JsonTree.parse(line).keys().size(), line);
      }
      listed += run.out().isEmpty() ? 0 : 1;
    }
    assertTrue(listed > 20, "listed " + listed);
  }
}
