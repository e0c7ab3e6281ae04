package io.github.bootformats.squashfs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random trees, written in random ways: Linux mounts exactly the tree, {@code unsquashfs} and
 * {@code rdsquashfs} unpack it without a word, and GRUB and 7-Zip read all of its content.
 */
@Tag("oracle")
class SquashfsWriterOracleTest {
  private static final int SAMPLE = 60;
  private static final int FULL = 2000;
  private static final int BATCH = 30;

  /** The columns of a line that hold for each name alone. */
  private static final int NLINK = 5;

  private static final Pattern SEVEN_ZIP =
      Pattern.compile(
          "Everything is Ok\n\n(?:Folders: (?<folders>\\d+)\n)?(?:Files: (?<files>\\d+)\n)?"
              + "Size: +(?<size>\\d+)\nCompressed: .*\n\nCRC32 +for data: +(?<sum>[0-9A-F-]+)\n");

  @TempDir private static Path directory;

  private final Map<String, Integer> asked = new TreeMap<>();

  /** Skips the tests before they have made anything, where nobody is to be asked. */
  @BeforeAll
  static void askSomebody() {
    Oracles.script("squashfs-kernel.sh");
  }

  @Test
  void everyConsumerSeesTheTree() throws Exception {
    int count = Oracles.count(SAMPLE, FULL);
    long seed = Oracles.seed();
    System.out.println("seed of the trees: " + seed);
    for (int done = 0; done < count; done += BATCH) {
      List<WriterCase> cases = new ArrayList<>();
      for (int i = done; i < Math.min(count, done + BATCH); i++) {
        cases.add(WriterCase.of(seed + i, directory.resolve("image-" + i)));
      }
      compare(cases);
      Oracles.tool("bash", "bash").run("-c", "rm -rf '" + directory + "'/*").orFail();
    }
    System.out.println(count + " images: " + asked);
  }

  /** Linux finds each name of a large directory by its index, and the end of a long file. */
  @Test
  void linuxSeesWhatIsLarge() throws Exception {
    MemoryTree tree = MemoryTree.create(Samples.PLAIN.withPermissions(0755));
    int entries = Oracles.count(5_000, 100_000);
    for (int i = 0; i < entries; i++) {
      String name = (i % 3 == 0 ? "name-" : "a-longer-name-of-") + i;
      tree.createFile(TreePath.of(name), Samples.PLAIN, FileContent.EMPTY);
    }
    long size = Oracles.count(0, 1) > 0 ? (1L << 32) + 5 : (1L << 24) + 5;
    tree.createFile(TreePath.of("far"), Samples.PLAIN, new FarEnd(size));
    Path image = directory.resolve("large");
    try (ImageTarget target = ImageTarget.create(image)) {
      SquashfsWriter.of(Written.fast().blockSize(1 << 17).build()).write(tree, target);
    }
    KernelMount mount = KernelMount.of(List.of("--timeout", "600"), List.of(image)).get(0);
    try (SquashfsImage opened = SquashfsImage.open(image)) {
      assertEquals("ok", mount.end(), mount.message());
      SquashfsMatrixOracleTest.assertSame(mount.lines(), TreeLines.of(opened, Long.MAX_VALUE));
    }
    Files.delete(image);
  }

  private void compare(List<WriterCase> cases) throws Exception {
    List<Path> mounted = new ArrayList<>();
    for (WriterCase each : cases) {
      mounted.add(each.image());
    }
    for (WriterCase each : cases) {
      mounted.add(unsquashfs(each));
    }
    for (WriterCase each : cases) {
      mounted.add(rdsquashfs(each));
    }
    List<KernelMount> mounts = KernelMount.of(List.of("--timeout", "60"), mounted);
    for (int i = 0; i < cases.size(); i++) {
      WriterCase each = cases.get(i);
      if (each.uses(SquashfsCompression.LZMA)) {
        assertFalse(mounts.get(i).isMounted(), each.name());
      } else {
        assertSees("Linux", each, mounts.get(i));
      }
      assertSees("unsquashfs", each, mounts.get(cases.size() + i));
      assertUnpacks("rdsquashfs", each, mounts.get(2 * cases.size() + i));
      grub(each);
      sevenZip(each);
    }
  }

  private void count(String consumer) {
    asked.merge(consumer, 1, Integer::sum);
  }

  private static void assertSilent(WriterCase written, OracleRun run) {
    assertEquals("", run.out() + run.err(), written.name());
    assertEquals(0, run.exit(), written.name());
  }

  private static Path unsquashfs(WriterCase written) throws IOException, InterruptedException {
    Path unpacked = Path.of(written.image() + ".unsquashfs");
    assertSilent(
        written,
        Oracles.tool("unsquashfs", "squashfs-tools")
            .run(
                "-quiet",
                "-no-progress",
                "-strict-errors",
                "-dest",
                unpacked.toString(),
                written.image().toString()));
    return unpacked;
  }

  private static Path rdsquashfs(WriterCase written) throws IOException, InterruptedException {
    Path unpacked = Files.createDirectory(Path.of(written.image() + ".rdsquashfs"));
    assertSilent(
        written,
        Oracles.tool("rdsquashfs", "squashfs-tools-ng")
            .run(
                "--quiet",
                "--chmod",
                "--chown",
                "--set-times",
                "--set-xattr",
                "--unpack-path",
                "/",
                "--unpack-root",
                unpacked.toString(),
                written.image().toString()));
    return unpacked;
  }

  private void assertSees(String consumer, WriterCase written, KernelMount theirs) {
    assertTrue(theirs.isMounted(), written.name() + ": " + theirs.message());
    assertEquals("ok", theirs.end());
    assertSame(
        consumer,
        written,
        KernelMount.numbered(written.lines()),
        KernelMount.numbered(theirs.lines()));
  }

  /** It makes a file of each name, and does not touch the directory that it unpacks to. */
  private void assertUnpacks(String consumer, WriterCase written, KernelMount theirs) {
    assertSame(consumer, written, withoutLinks(written.lines()), withoutLinks(theirs.lines()));
  }

  private static List<String> withoutLinks(Collection<String> lines) {
    List<String> alone = new ArrayList<>();
    for (String line : lines) {
      String[] columns = line.split("\t", -1);
      if (!columns[0].equals("/")) {
        columns[NLINK] = "-";
        columns[TreeLines.GROUP] = "-";
        alone.add(String.join("\t", columns));
      }
    }
    return alone;
  }

  private void assertSame(
      String consumer, WriterCase written, List<String> ours, List<String> theirs) {
    for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
      assertEquals(ours.get(i), theirs.get(i), consumer + ", " + written.name());
    }
    assertEquals(ours.size(), theirs.size(), consumer + ", " + written.name());
    count(consumer);
  }

  /** GRUB compares all files that it sees with what was unpacked, of which we know what it is. */
  private void grub(WriterCase written) throws IOException, InterruptedException {
    if (!written.uses(SquashfsCompression.GZIP, SquashfsCompression.LZO, SquashfsCompression.XZ)) {
      return;
    }
    assertSilent(
        written,
        Oracles.tool("grub-fstest", "grub-common")
            .run(written.image().toString(), "cmp", "/", written.image() + ".unsquashfs"));
    byte[] names =
        Oracles.tool("grub-fstest", "grub-common")
            .run(written.image().toString(), "ls", "/")
            .orFail()
            .outBytes();
    assertEquals(grubListing(written.tree().root()), new String(names, ISO_8859_1), written.name());
    count("GRUB");
  }

  /** GRUB lists no names that begin with a dot. */
  private static String grubListing(TreeNode directory) throws IOException {
    StringBuilder names = new StringBuilder();
    for (TreeNode child : directory.sortedChildren().toList()) {
      String name = new String(child.name().toByteArray(), ISO_8859_1);
      if (!name.startsWith(".")) {
        names.append(name).append(child.type() == FileType.DIRECTORY ? "/ " : " ");
      }
    }
    return names.append('\n').toString();
  }

  private void sevenZip(WriterCase written) throws IOException, InterruptedException {
    // It knows no lz4, and takes no image for one that has no names, be it mksquashfs's.
    if (written.uses(SquashfsCompression.LZ4) || written.lines().size() == 1) {
      return;
    }
    String out =
        Oracles.tool("7zz", "7zip").run("t", "-scrcCRC32", written.image().toString()).out();
    Matcher totals = SEVEN_ZIP.matcher(out);
    assertTrue(totals.find(), () -> written.name() + ":\n" + out);
    // A single file is not counted, and the upper half of a sum is shown where there is one.
    String files = totals.group("files") == null ? "1" : totals.group("files");
    String folders = totals.group("folders") == null ? "0" : totals.group("folders");
    String sum = totals.group("sum");
    String seen =
        "%s %s %s %s"
            .formatted(
                files, folders, totals.group("size"), sum.length() > 8 ? sum : sum + "-00000000");
    assertEquals(written.totals(), seen, written.name());
    count("7-Zip");
  }
}
