package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Formats;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SquashFS images that {@code pack} and {@code convert} make. */
class SquashfsPackingTest {
  private static final ToolRun SILENT = new ToolRun(0, "", "");

  @TempDir Path directory = Path.of("");

  @BeforeEach
  void writeArchive() throws IOException {
    SampleArchive.write(SampleArchive.tree(), directory.resolve("a.cpio"));
  }

  private ToolRun run(String command) {
    return ToolRun.in(directory, command.split(" ", -1));
  }

  private void assertPacks(String command) {
    ToolRun run = run(command);
    assertEquals("", run.err());
    assertEquals(0, run.status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--comp gzip --level 1 --fragments always",
        "--comp xz --block-size 1M --threads 1",
        "--compress zstd --level 19 --block-size 4K",
        "--comp lz4 --fragments never",
        "--comp lzo",
      })
  void anImageOfAnArchiveHasTheSameFiles(String options) {
    assertPacks(("pack --format squashfs " + options + " a.cpio b.img").replace("  ", " "));
    assertEquals(SILENT, run("diff a.cpio b.img"));
  }

  @Test
  void whatLinuxCannotReadIsTold() {
    ToolRun run = run("pack --format squashfs --comp lzma a.cpio b.img");
    assertEquals(0, run.status());
    assertEquals("bootfmt: Linux cannot decompress lzma\n", run.err());
    assertEquals("", run("diff a.cpio b.img").out());
  }

  @Test
  void convertGoesThereAndBack() throws IOException {
    assertPacks("convert a.cpio b.squashfs");
    assertPacks("convert b.squashfs c.cpio");
    assertEquals(SILENT, run("diff a.cpio c.cpio"));
    assertPacks("convert c.cpio d.sqfs");
    assertEquals(-1, Files.mismatch(directory.resolve("b.squashfs"), directory.resolve("d.sqfs")));
  }

  @Test
  void theImageIsDescribed() {
    ToolRun run = run("pack --format squashfs --level 5 a.cpio b.img");
    assertTrue(run.out().startsWith("b.img  4 KiB\n"), run.out());
    assertTrue(run.out().contains("\ncompression  gzip, level 5\n"), run.out());
    assertTrue(run.out().contains("\nhard links "), run.out());
    assertTrue(run.out().contains(" directories, "), run.out());
  }

  @Test
  void whatMatchesIsLeftOut() throws IOException {
    Files.createDirectories(directory.resolve("host/sub/keep"));
    Files.writeString(directory.resolve("host/sub/a.tmp"), "a");
    Files.writeString(directory.resolve("host/sub/keep/b"), "b");
    Files.writeString(directory.resolve("host/boot"), "c");
    assertPacks("pack --format squashfs --exclude *.tmp --exclude /boot host b.img");
    assertEquals("sub\nsub/keep\nsub/keep/b\n", run("ls b.img").out());
  }

  @Test
  void timesAreClamped() throws IOException {
    assertPacks("pack --format squashfs --source-date-epoch 1000 a.cpio b.img");
    assertTrue(run("ls --json b.img").out().contains("\"mtime\":1000,"));
    assertTrue(run("squashfs info b.img").out().contains("1970-01-01T00:16:40Z"));
    ToolRun run =
        ToolRun.in(
            directory,
            StandardCharsets.UTF_8,
            Map.of("SOURCE_DATE_EPOCH", "1000"),
            Formats::installed,
            "pack",
            "--format=squashfs",
            "a.cpio",
            "c.img");
    assertEquals("", run.err());
    assertEquals(-1, Files.mismatch(directory.resolve("b.img"), directory.resolve("c.img")));
  }

  @Test
  void nothingIsOverwrittenAndNothingHalfIsLeft() throws IOException {
    assertEquals(
        new ToolRun(1, "", "bootfmt: a.cpio: already exists\n"),
        run("pack --format squashfs a.cpio a.cpio"));
    MemoryTree tree = SampleArchive.tree();
    tree.createFile(
        TreePath.of("n".repeat(300)), SampleArchive.FILE, SampleArchive.text("too long a name"));
    SampleArchive.write(tree, directory.resolve("long.cpio"));
    ToolRun run = run("pack --format squashfs long.cpio b.img");
    assertEquals(1, run.status());
    assertTrue(run.err().contains("names have at most 256 bytes, not 300"), run.err());
    assertFalse(Files.exists(directory.resolve("b.img")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--format squashfs --comp bzip2            | one of gzip, lzma, lzo, xz, lz4, zstd, not",
        "--format squashfs --comp none             | one of gzip, lzma, lzo, xz, lz4, zstd, not",
        "--format squashfs --level 10              | levels of gzip are 1 to 9, not 10",
        "--format squashfs --block-size 5000       | a power of two from 4 KiB to 1 MiB",
        "--format squashfs --block-size 2M         | a power of two from 4 KiB to 1 MiB",
        "--format squashfs --fragments some        | 'some' is none of normal, always, never",
        "--format squashfs --exclude a//b          | an empty name in the pattern",
        "--format squashfs --threads 0             | threads, not 0",
        "--format squashfs --align 512             | --align is for newc and crc",
        "--format squashfs --source-date-epoch=-1  | time is 0 to 4294967295, not -1",
        "--format squashfs --microcode a.cpio      | are for --format initramfs",
        "--format newc --exclude a                 | are for --format squashfs, not for newc",
        "--level 3                                 | are for --format squashfs, not for newc",
      })
  void wrongUsage(String options, String message) {
    ToolRun run = run("pack " + options + " a.cpio b.img");
    assertEquals(2, run.status(), run.out());
    assertTrue(run.err().contains(message), run.err());
    assertFalse(Files.exists(directory.resolve("b.img")));
  }
}
