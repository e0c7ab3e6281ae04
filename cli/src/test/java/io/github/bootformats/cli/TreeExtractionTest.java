package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.testsupport.Corpus;
import io.github.bootformats.testsupport.CorpusFile;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code extract} writes, and what it says of what it cannot. */
class TreeExtractionTest {
  private static final ToolRun SILENT = new ToolRun(0, "", "");
  private static final String CONSOLE =
      "bootfmt: dev/console: special file left out: character device 5:1\n";

  @TempDir Path directory = Path.of("");

  @BeforeEach
  void writeArchive() throws IOException {
    SampleArchive.write(SampleArchive.tree(), directory.resolve("a.cpio"));
  }

  private ToolRun run(String... command) {
    return ToolRun.in(directory, command);
  }

  private static List<String> jsonLines(Path file) throws IOException {
    return Files.readAllLines(file);
  }

  @Test
  void whatIsLeftOutIsBadInputWithoutAManifest() throws IOException {
    assertEquals(
        new ToolRun(1, "", CONSOLE),
        run("extract", "--owners", "ignore", "--special-bits", "a.cpio", "out"));
    assertEquals("box\n", Files.readString(directory.resolve("out/etc/hostname")));
    assertEquals(Path.of("bin/su"), Files.readSymbolicLink(directory.resolve("out/init")));
    assertEquals(
        "/dev/console: presence character device, absent\n",
        run("diff", "--ignore", "uid,gid", "a.cpio", "out").out());
  }

  @Test
  void aManifestHasAllOfIt() throws IOException {
    assertEquals(
        SILENT,
        run("extract", "--owners=ignore", "--special-bits", "--manifest=m", "a.cpio", "out"));
    List<String> lines = jsonLines(directory.resolve("m"));
    assertEquals(1, lines.size());
    JsonTree note = JsonTree.parse(lines.get(0));
    assertEquals("special-file", note.get("problem").text());
    assertEquals("dev/console", note.get("path").text());
    assertEquals("0600", note.get("mode").text());
    assertEquals("5:1", note.get("rdev").text());
    assertEquals(
        new ToolRun(1, "", "bootfmt: m: already exists\n"),
        run("extract", "--manifest=m", "a.cpio", "other"));
    assertFalse(Files.exists(directory.resolve("other")));
  }

  @Test
  void setuidBitsAreForThoseWhoWantThem() {
    ToolRun run = run("extract", "--owners=ignore", "a.cpio", "out", "bin");
    assertEquals(0, run.status());
    assertEquals("", run.out());
    assertTrue(run.err().contains("bin/su: special bits: 4755 not set"), run.err());
    assertTrue(run("ls", "-l", "out").out().contains("-rwxr-xr-x"));
  }

  @Test
  void pathsAreAllThatIsWritten() {
    assertEquals(
        SILENT, run("extract", "--owners=ignore", "a.cpio", "out", "/etc/hostname", "init"));
    assertEquals("etc\netc/hostname\ninit\n", run("ls", "out").out());
    ToolRun missing = run("extract", "a.cpio", "other", "etc/nothing");
    assertEquals(new ToolRun(1, "", "bootfmt: a.cpio: etc/nothing: no such file in it\n"), missing);
    assertFalse(Files.exists(directory.resolve("other")));
  }

  @Test
  void nothingIsReplacedUnasked() throws IOException {
    Files.createDirectories(directory.resolve("out/etc"));
    Files.writeString(directory.resolve("out/etc/hostname"), "mine");
    String[] command = {"extract", "--owners=ignore", "a.cpio", "out", "etc"};
    ToolRun refused = run(command);
    assertEquals(1, refused.status());
    assertTrue(
        refused.err().startsWith("bootfmt: a.cpio: stopped at etc/hostname: "), refused.err());
    assertTrue(refused.err().contains("already exists; --replace replaces files"));
    assertEquals("mine", Files.readString(directory.resolve("out/etc/hostname")));
    String[] replacing = Arrays.copyOf(command, command.length + 1);
    replacing[command.length] = "--replace";
    assertEquals(SILENT, run(replacing));
    assertEquals("box\n", Files.readString(directory.resolve("out/etc/hostname")));
  }

  @Test
  void limitsAreExact() {
    String[] command = {"extract", "--owners=ignore", "a.cpio", "out", "etc"};
    ToolRun bytes = run("extract", "--max-bytes=3", "a.cpio", "out", "etc");
    assertEquals(1, bytes.status());
    assertTrue(bytes.err().contains("stopped at etc/hostname: extract: "), bytes.err());
    assertTrue(bytes.err().contains("; --max-bytes and --max-entries allow more"), bytes.err());
    ToolRun entries = run("extract", "--max-entries=3", "a.cpio", "more", "etc");
    assertEquals(1, entries.status(), "the root, etc and two names");
    assertEquals(
        0, run("extract", "--max-entries=4", "--max-bytes=4", "a.cpio", "x", "etc").status());
    assertEquals(2, run("extract", "--max-bytes=lots", "a.cpio", "out").status());
    assertEquals(0, run(command).status() & ~1);
  }

  @Test
  void aPartitionAndADirectoryAreExtractedToo() throws IOException {
    SampleImages.writeDisk(directory.resolve("disk.img"));
    try (FileChannel disk =
        FileChannel.open(directory.resolve("disk.img"), StandardOpenOption.WRITE)) {
      disk.write(ByteBuffer.wrap(Files.readAllBytes(directory.resolve("a.cpio"))), 34816L * 512);
    }
    assertEquals(SILENT, run("extract", "--owners=ignore", "disk.img#2", "out", "etc"));
    assertEquals(SILENT, run("extract", "--owners=ignore", "out", "copy"));
    assertEquals(SILENT, run("diff", "out", "copy"));
    assertEquals(
        new ToolRun(1, "", "bootfmt: out/x/y: lies in the directory that is extracted\n"),
        run("extract", "out", "out/x/y"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "extract missing out     | missing: no such file",
        "extract a.cpio a/b/c    | a.cpio: stopped: a/b/c: no such file",
        "extract a.cpio a.cpio   | a.cpio: stopped: a.cpio: not a directory",
      })
  void badInputIsOneLine(String command, String complaint) {
    ToolRun run = run(command.split(" ", -1));
    assertEquals(1, run.status());
    assertEquals("bootfmt: " + complaint + "\n", run.err().replace(directory + "/", ""), run.err());
  }

  @Test
  void aDamagedArchiveIsExtractedAsFarAsItGoes() throws IOException {
    byte[] archive = Files.readAllBytes(directory.resolve("a.cpio"));
    Files.write(directory.resolve("cut.cpio"), Arrays.copyOf(archive, 500));
    ToolRun run = run("extract", "--owners=ignore", "cut.cpio", "out");
    assertEquals(1, run.status());
    assertTrue(run.err().contains("[cpio.truncated, byte "), run.err());
    assertTrue(Files.exists(directory.resolve("out/bin/su")));
  }

  @Test
  void convertKeepsTheTree() throws IOException {
    for (String name : List.of("b.odc", "b.crc", "b.bin", "b.newc", "B.CPIO")) {
      assertEquals(SILENT, run("convert", "a.cpio", name));
      assertEquals(SILENT, run("diff", "a.cpio", name));
      assertEquals(SILENT, run("convert", name, "back-" + name, "--format", "newc"));
      assertEquals(
          -1, Files.mismatch(directory.resolve("a.cpio"), directory.resolve("back-" + name)));
    }
    assertEquals(SILENT, run("convert", "--align=4096", "a.cpio", "aligned.cpio"));
    assertEquals(SILENT, run("diff", "a.cpio", "aligned.cpio"));
  }

  @Test
  void convertWantsAFormat() {
    ToolRun run = run("convert", "a.cpio", "b.tar");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("the name 'b.tar' tells no format (.cpio and .newc for newc"));
    for (PackFormat format : PackFormat.values()) {
      String help = run("convert", "--help").out();
      assertTrue(help.contains(" for " + format), help);
    }
    assertEquals(2, run("convert", "--align=3", "a.cpio", "b.cpio").status());
    assertEquals(2, run("convert", "--align=512", "a.cpio", "b.odc").status());
  }

  @Test
  void convertTakesADirectory() throws IOException {
    MemoryTree tree = SampleArchive.tree();
    tree.delete(TreePath.of("dev/console"));
    SampleArchive.write(tree, directory.resolve("b.cpio"));
    assertEquals(SILENT, run("extract", "--owners=ignore", "--special-bits", "b.cpio", "out"));
    assertEquals(SILENT, run("convert", "out", "c.odc"));
    assertEquals(SILENT, run("diff", "--ignore", "uid,gid", "b.cpio", "c.odc"));
  }

  /** What is extracted is what {@code ls} shows, and what is not is told of. */
  @Test
  @Tag("corpus")
  void everyArchiveIsExtractedOrRefusedInWords() throws IOException {
    int same = 0;
    for (CorpusFile file : Corpus.open("cpio").files("")) {
      if (!file.name().endsWith(".cpio")) {
        continue;
      }
      String out = "out-" + file.name();
      ToolRun run =
          run("extract", "--owners=ignore", "--manifest", out + ".m", file.path().toString(), out);
      assertTrue(run.status() == 0 || run.status() == 1, file + run.err());
      assertFalse(run.err().contains("this is a bug"), file + run.err());
      if (run.status() == 0 && Files.size(directory.resolve(out + ".m")) == 0) {
        ToolRun diff = run("diff", "--ignore", "uid,gid", file.path().toString(), out);
        assertEquals(
            "",
            diff.out().lines().filter(l -> !l.startsWith("/: ")).findFirst().orElse(""),
            file.name());
        same++;
      }
    }
    System.out.println(same + " archives extracted without loss");
    assertTrue(same > 20, "same: " + same);
  }
}
