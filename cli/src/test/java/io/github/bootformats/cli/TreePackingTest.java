package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.overlay.TarTreeWriter;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code pack} makes of trees, and what {@code diff} says of them. */
class TreePackingTest {
  private static final ToolRun SILENT = new ToolRun(0, "", "");

  @TempDir Path directory = Path.of("");

  @BeforeEach
  void writeArchive() throws IOException {
    SampleArchive.write(SampleArchive.tree(), directory.resolve("a.cpio"));
  }

  private ToolRun run(String... command) {
    return ToolRun.in(directory, command);
  }

  @ParameterizedTest
  @CsvSource({"newc,070701", "crc,070702", "odc,070707"})
  void anArchiveOfAnArchiveHasTheSameFiles(String format, String magic) throws IOException {
    assertEquals(SILENT, run("pack", "--format", format, "a.cpio", "b.cpio"));
    byte[] archive = Files.readAllBytes(directory.resolve("b.cpio"));
    assertArrayEquals(
        magic.getBytes(java.nio.charset.StandardCharsets.US_ASCII), Arrays.copyOf(archive, 6));
    assertEquals(SILENT, run("diff", "a.cpio", "b.cpio"));
  }

  @Test
  void binaryArchivesTooAndTheSameBytesEachTime() throws IOException {
    assertEquals(SILENT, run("pack", "--format", "bin", "a.cpio", "b.cpio"));
    assertEquals(SILENT, run("diff", "a.cpio", "b.cpio"));
    assertEquals(SILENT, run("pack", "--format", "bin", "b.cpio", "c.cpio"));
    assertEquals(-1, Files.mismatch(directory.resolve("b.cpio"), directory.resolve("c.cpio")));
  }

  @Test
  void timesAreClamped() {
    assertEquals(SILENT, run("pack", "--source-date-epoch", "1000", "a.cpio", "b.cpio"));
    assertTrue(run("ls", "--json", "b.cpio").out().contains("\"mtime\":1000,"));
    ToolRun diff = run("diff", "a.cpio", "b.cpio");
    assertEquals(1, diff.status());
    assertEquals(10, diff.out().lines().filter(line -> line.contains(": mtime ")).count());
    assertEquals(SILENT, run("diff", "--ignore", "mtime", "a.cpio", "b.cpio"));
  }

  @Test
  void ownersAndTimesMayBeOthers() throws IOException {
    MemoryTree tree = SampleArchive.tree();
    tree.setMetadata(
        TreePath.of("init"), NodeMetadata.of(0777).withOwner(1000, 1000).withMtime(-5, 0));
    try (OutputStream out = Files.newOutputStream(directory.resolve("old.tar"))) {
      TarTreeWriter.of(ReadLimits.defaults()).write(tree, out);
    }
    assertEquals(1, run("pack", "old.tar", "b.cpio").status());
    String[] options = {"--owner", "0:7", "--earliest-time", "3"};
    assertEquals(
        SILENT, run("pack", options[0], options[1], options[2], options[3], "old.tar", "b.cpio"));
    assertEquals(SILENT, run("diff", "--ignore", "mtime,uid,gid", "a.cpio", "b.cpio"));
    String listed = run("ls", "--json", "b.cpio").out();
    assertTrue(listed.contains("\"mtime\":3,"), listed);
    assertFalse(listed.contains("\"gid\":0"), listed);
    assertEquals(2, run("pack", "--owner", "root:root", "a.cpio", "c.cpio").status());
    assertEquals(
        2, run("pack", "--manifest", "3cpio", "--owner", "0:0", "a.cpio", "c.cpio").status());
  }

  @Test
  void aDirectoryIsPacked() throws IOException {
    Files.createDirectories(directory.resolve("host/sub"));
    Files.writeString(directory.resolve("host/sub/file"), "content");
    assertEquals(SILENT, run("pack", "host", "b.cpio"));
    assertEquals("sub\nsub/file\n", run("ls", "b.cpio").out());
    assertEquals("content", run("cat", "b.cpio", "sub/file").out());
    assertEquals(SILENT, run("diff", "host", "b.cpio")); // whose times have no fractions
  }

  @Test
  void differencesAreLines() throws IOException {
    MemoryTree other = SampleArchive.tree();
    other.delete(TreePath.of("init"));
    other.createFile(TreePath.of("\033[2J"), SampleArchive.FILE, SampleArchive.text("new"));
    SampleArchive.write(other, directory.resolve("b.cpio"));
    assertEquals(
        new ToolRun(
            1, "/\\x1b[2J: presence absent, regular\n/init: presence symlink, absent\n", ""),
        run("diff", "a.cpio", "b.cpio"));
  }

  @Test
  void nothingIsOverwrittenAndNothingHalfIsLeft() throws IOException {
    byte[] before = Files.readAllBytes(directory.resolve("a.cpio"));
    assertEquals(
        new ToolRun(1, "", "bootfmt: a.cpio: already exists\n"), run("pack", "a.cpio", "a.cpio"));
    assertArrayEquals(before, Files.readAllBytes(directory.resolve("a.cpio")));
    MemoryTree tree = SampleArchive.tree();
    tree.createDirectory(
        TreePath.of("zz"), SampleArchive.FILE.withOwner(1 << 20, 0)); // odc has 18 bits
    SampleArchive.write(tree, directory.resolve("big.cpio"));
    ToolRun run = run("pack", "--format=odc", "big.cpio", "b.cpio");
    assertEquals(1, run.status());
    assertTrue(run.err().contains("uid 1048576 of zz does not fit into odc"), run.err());
    assertFalse(Files.exists(directory.resolve("b.cpio")));
  }

  @Test
  void anArchiveDoesNotGoWhereItComesFrom() throws IOException {
    Files.createDirectory(directory.resolve("host"));
    assertEquals(
        new ToolRun(1, "", "bootfmt: host/b.cpio: lies in the directory that is packed\n"),
        run("pack", "host", "host/b.cpio"));
  }

  @Test
  void otherFormatsAreWrongUsage() {
    ToolRun run = run("pack", "--format", "tar", "a.cpio", "b.cpio");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("'tar' is none of newc, crc, odc, bin"), run.err());
    assertEquals(2, run("pack", "--source-date-epoch=-1", "a.cpio", "b.cpio").status());
  }
}
