package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.cpio.initramfs.InitramfsBuilder;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The segments of an initramfs, and changes of its files. */
class InitrdCommandTest {
  @TempDir Path directory = Path.of("");

  @BeforeEach
  void image() throws IOException {
    MemoryTree early = tree();
    early.createDirectory(TreePath.of("kernel"), NodeMetadata.of(0755));
    MemoryTree main = tree();
    main.createDirectory(TreePath.of("etc"), NodeMetadata.of(0755));
    put(main, "etc/motd", "hello\n");
    put(main, "init", "#!/bin/sh\n");
    try (OutputStream out = Files.newOutputStream(directory.resolve("initrd.img"))) {
      InitramfsBuilder.create().addPlain(early).add(main, "gzip").writeTo(out);
    }
    Files.writeString(directory.resolve("new.txt"), "new\n");
    Files.writeString(directory.resolve("list"), "/nothing\n");
  }

  private static MemoryTree tree() {
    return MemoryTree.create(NodeMetadata.of(0755));
  }

  private static void put(MemoryTree tree, String path, String text) throws IOException {
    FileContent content = FileContent.of(Bytes.utf8(text));
    tree.createFile(TreePath.of(path), NodeMetadata.of(0644), content);
  }

  private ToolRun run(String command) {
    return ToolRun.in(directory, command.split(" ", -1));
  }

  private String read(String image, String path) {
    ToolRun run = run("cat " + image + " " + path);
    assertEquals("", run.err());
    return run.out();
  }

  @ParameterizedTest
  @ValueSource(strings = {"initrd.img", "image"})
  void anImageIsExplainedOnce(String name) throws IOException {
    Path image = directory.resolve("initrd.img");
    Files.move(image, directory.resolve(name));
    ToolRun run = run("inspect " + name);
    assertEquals("", run.err());
    assertTrue(run.out().contains("initramfs"), run.out());
    assertFalse(run.out().contains("cpio archive, newc"), run.out());
  }

  @Test
  void segments() throws IOException {
    long length = Files.size(directory.resolve("initrd.img")) - 512;
    assertEquals(
        new ToolRun(
            0,
            """
                  offset  length  padding  unpacked  entries
            cpio       0     356      156                  2
            gzip     512  %6d        0      1024        4
            """
                .formatted(length),
            ""),
        run("initrd segments initrd.img"));
  }

  /** What an interrupted change left behind is in nobody's way, nor can others read it. */
  @Test
  void aLeftoverOfAnotherChangeStopsNoChange() throws IOException {
    Files.createFile(directory.resolve(".initrd.img.new"));
    Files.writeString(directory.resolve("new"), "x");
    assertEquals(new ToolRun(0, "", ""), run("initrd put initrd.img etc/new new"));
    assertEquals("x", read("initrd.img", "etc/new"));
  }

  @Test
  void rawEntriesSegmentBySegment() throws IOException {
    long length = Files.size(directory.resolve("initrd.img")) - 512;
    assertEquals(
        new ToolRun(
            0,
            """
            # 1: cpio at byte 0, 356 bytes, then 156 NULs
            .
            kernel
            TRAILER!!!
            # 2: gzip at byte 512, %d bytes, then 0 NULs
            .
            etc
            etc/motd
            init
            TRAILER!!!
            """
                .formatted(length),
            ""),
        run("ls --raw initrd.img"));
    assertEquals(
        "       228        3 -rw-r--r--   1       0:0            6 1970-01-01T00:00:00Z etc/motd",
        run("ls --raw -l initrd.img").out().lines().skip(7).findFirst().orElse(""));
    assertEquals(
        "{\"segment\":2,\"offset\":228,\"name\":\"etc/motd\",\"ino\":3,\"mode\":\"100644\",\"uid\":0,"
            + "\"gid\":0,\"nlink\":1,\"size\":6,\"mtime\":0,\"rdev\":\"0:0\"}",
        run("ls --raw --json initrd.img").out().lines().skip(5).findFirst().orElse(""));
  }

  @Test
  void whatALinkLeadsToIsReplacedWithItsPermissions() throws IOException {
    Path image = directory.resolve("initrd.img");
    Path link = Files.createSymbolicLink(directory.resolve("initrd"), Path.of("initrd.img"));
    Files.setPosixFilePermissions(image, PosixFilePermissions.fromString("rw-------"));

    assertEquals(new ToolRun(0, "", ""), run("initrd put initrd x new.txt"));

    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new\n", read("initrd.img", "x"));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(image)));
  }

  @Test
  void packMakesAnImageOfAManifest() throws IOException {
    Files.writeString(
        directory.resolve("list"),
        "dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\nfile /a ${NAME}new.txt 0644 7 8\n");
    Files.writeString(directory.resolve("ucode.bin"), "DMA\0microcode");

    assertEquals(
        new ToolRun(0, "", ""),
        run("pack --manifest gen_init_cpio --microcode ucode.bin --compress xz list made.img"));

    assertEquals(
        List.of("# 1: cpio", "# 2: xz"),
        run("ls --raw made.img")
            .out()
            .lines()
            .filter(line -> line.startsWith("#"))
            .map(line -> line.substring(0, line.indexOf(" at")))
            .toList());
    assertTrue(run("inspect made.img").out().contains("AMD"));
    assertEquals("new\n", read("made.img", "a"));
    assertTrue(run("ls -l made.img dev/console").out().startsWith("crw-------"));
  }

  @Test
  void packMakesSegmentsOfAManifest() throws IOException {
    Files.writeString(
        directory.resolve("list"), "-\tearly\tdir\t755\t0\t0\t1\n#cpio: gzip -9\nnew.txt\n");

    assertEquals(new ToolRun(0, "", ""), run("pack --manifest 3cpio list made.img"));

    assertEquals("early\nnew.txt\n", run("ls made.img").out());
    assertTrue(run("initrd segments made.img").out().contains("\ngzip"));
  }

  @Test
  void aFileThatIsThereChangesInPlace() throws IOException {
    byte[] before = Files.readAllBytes(directory.resolve("initrd.img"));

    assertEquals(new ToolRun(0, "", ""), run("initrd put --mode 0600 initrd.img etc/motd new.txt"));

    byte[] after = Files.readAllBytes(directory.resolve("initrd.img"));
    assertArrayEquals(Arrays.copyOf(before, 512), Arrays.copyOf(after, 512));
    assertEquals("new\n", read("initrd.img", "etc/motd"));
    assertTrue(run("ls -l initrd.img etc/motd").out().startsWith("-rw-------"));
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(
          List.of("initrd.img", "list", "new.txt"),
          files.map(f -> f.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void aNewFileGoesIntoANewSegment() throws IOException {
    byte[] before = Files.readAllBytes(directory.resolve("initrd.img"));

    assertEquals(
        new ToolRun(0, "", ""),
        run("initrd put -o out.img --new-segment xz initrd.img lib/modules/new.ko new.txt"));

    assertArrayEquals(before, Files.readAllBytes(directory.resolve("initrd.img")));
    byte[] after = Files.readAllBytes(directory.resolve("out.img"));
    assertArrayEquals(before, Arrays.copyOf(after, before.length));
    assertEquals("new\n", read("out.img", "lib/modules/new.ko"));
    assertTrue(run("initrd segments out.img").out().contains("\nxz "));
  }

  @Test
  void filesAreRemoved() {
    assertEquals(new ToolRun(0, "", ""), run("initrd rm initrd.img etc kernel"));

    assertEquals("init\n", run("ls initrd.img").out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "bzip2", "lzma", "xz", "lzo", "lz4", "zstd"})
  void packMakesWhatLinuxUnpacks(String codec) throws IOException {
    assertEquals(
        new ToolRun(0, "", ""),
        run("pack --format initramfs --compress " + codec + " initrd.img made.img"));

    assertTrue(run("initrd segments made.img").out().contains("\n" + codec));
    assertEquals(run("ls --json initrd.img").out(), run("ls --json made.img").out());
    assertEquals("hello\n", read("made.img", "etc/motd"));
  }

  @Test
  void inspectShowsTheSegments() {
    ToolRun run = run("inspect initrd.img");
    assertEquals(0, run.status());
    assertTrue(run.out().contains("initramfs, 2 segments"), run.out());
    assertTrue(run.out().contains("/init, a script for /bin/sh"), run.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "initrd rm initrd.img etc/none               | 1 | etc/none: no such file",
        "initrd put initrd.img etc new.txt           | 1 | etc: is a directory",
        "initrd put initrd.img init/x new.txt        | 1 | init/x: init is no directory",
        "initrd put initrd.img x missing             | 1 | missing: no such file",
        "initrd put -o new.txt initrd.img x new.txt  | 1 | new.txt: already exists",
        "initrd put --mode 8 initrd.img x new.txt    | 2 | --mode is an octal number up to 7777,"
            + " not '8'",
        "initrd put --new-segment z initrd.img x new.txt | 2 | --new-segment is none or a codec,"
            + " not 'z'",
        "pack --compress x initrd.img new.img        | 2 | --compress is none or a codec, not 'x'",
        "pack --format odc --compress xz initrd.img n | 2 | an archive of odc is not compressed:"
            + " --compress is for what Linux boots",
        "initrd                                      | 2 | no command given",
        "ls --raw new.txt                            | 1 | new.txt: --raw is for cpio archives and"
            + " initramfs images, and this is neither",
        "ls --raw initrd.img etc                     | 2 | --raw lists all entries: give no PATH",
        "pack --manifest 3cpio list n                | 1 | list: initramfs at line 1: cannot read"
            + " /nothing: no nothing in /",
        "pack --manifest sh list n                   | 2 | Invalid value for option '--manifest':"
            + " 'sh' is none of gen_init_cpio, 3cpio",
        "pack --microcode new.txt initrd.img n       | 1 | new.txt: initramfs at byte 0: a file"
            + " with microcode of AMD begins with DMA, one of Intel with 1 in four bytes; this one"
            + " with 6e65770a",
        "pack --format odc --manifest 3cpio new.txt n | 2 | --manifest and --microcode are for"
            + " --format initramfs",
      })
  void whatCannotBeIsOneLine(String command, int status, String complaint) throws IOException {
    byte[] before = Files.readAllBytes(directory.resolve("initrd.img"));
    ToolRun run = run(command);

    assertEquals(status, run.status(), run.err());
    assertEquals("bootfmt: " + complaint, run.err().lines().findFirst().orElse(""));
    assertArrayEquals(before, Files.readAllBytes(directory.resolve("initrd.img")));
    assertFalse(Files.exists(directory.resolve(".initrd.img.new")));
  }
}
