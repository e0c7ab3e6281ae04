package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.cli.demo.DemoSource;
import io.github.bootformats.codecs.CodecLimits;
import io.github.bootformats.cpio.CpioDialect;
import io.github.bootformats.cpio.CpioTreeWriter;
import io.github.bootformats.cpio.CpioWriteOptions;
import io.github.bootformats.squashfs.DirectoryEntry;
import io.github.bootformats.squashfs.DirectoryInode;
import io.github.bootformats.squashfs.DirectoryReader;
import io.github.bootformats.squashfs.DirectoryRun;
import io.github.bootformats.squashfs.SquashfsImage;
import io.github.bootformats.squashfs.SquashfsOptions;
import io.github.bootformats.squashfs.SquashfsReader;
import io.github.bootformats.testkit.partition.DiskCase;
import io.github.bootformats.testkit.squashfs.SquashfsCase;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The readme's code is compiled code, and what it shows of the tool is what the tool prints. */
class ReadmeTest {
  private static final Path README = Path.of("..", "README.md");
  private static final Path SNIPPETS =
      Path.of("src", "test", "java", "io", "github", "bootformats", "cli", "ReadmeSnippets.java");
  private static final String PROMPT = "$ ./bootfmt ";

  @TempDir Path directory = Path.of("");

  private static List<List<String>> blocks(String language) throws IOException {
    return MarkdownBlocks.of(README, language);
  }

  @Test
  void everyJavaBlockIsCompiled() throws IOException {
    String compiled =
        MarkdownBlocks.stripped(Files.readAllLines(SNIPPETS))
            + MarkdownBlocks.stripped(DemoSource.lines());
    List<List<String>> blocks = blocks("java");
    assertTrue(blocks.size() >= 2, blocks.toString());
    for (List<String> block : blocks) {
      assertTrue(compiled.contains(MarkdownBlocks.stripped(block)), () -> "not compiled: " + block);
    }
  }

  @Test
  void theCodeRuns() throws IOException {
    Path disk = directory.resolve("disk.img");
    ReadmeSnippets.write(disk);
    ReadmeSnippets.read(disk);
    assertEquals(16 << 20, Files.size(directory.resolve("esp.img")));
    ReadmeSnippets.convert(disk);
    assertTrue(ToolRun.in(directory, "partitions", "disk.img").out().contains("MBR"));
  }

  @TestFactory
  Stream<DynamicTest> theCodeThatChecksATreeRuns() {
    return ReadmeSnippets.contract(MemoryTree.create(NodeMetadata.of(0755)));
  }

  @Test
  void theCodeThatChangesAnArchiveRuns() throws IOException {
    MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));
    tree.createDirectory(TreePath.of("etc"), NodeMetadata.of(0755));
    tree.createFile(
        TreePath.of("etc/os-release"),
        NodeMetadata.of(0644),
        FileContent.of(Bytes.utf8("ID=debian\n")));
    Path initrd = directory.resolve("initrd");
    try (OutputStream out = Files.newOutputStream(initrd)) {
      CpioTreeWriter.of(CpioWriteOptions.of(CpioDialect.NEWC)).write(tree, out);
    }
    ReadmeSnippets.files(initrd);
    assertEquals("box\n", ToolRun.in(directory, "cat", "initrd.new", "etc/hostname").out());
    assertTrue(ToolRun.in(directory, "ls", "-l", "initrd.new").out().contains("-rw-------"));

    Files.delete(directory.resolve("initrd.new"));
    ReadmeSnippets.initramfs(initrd, Bytes.utf8("KO"));
    assertEquals("KO", ToolRun.in(directory, "cat", "initrd.new", "lib/modules/nbt.ko").out());
  }

  @Test
  void theCodeThatReadsAnImageRuns() throws IOException {
    Path old = SampleImages.unpack("squashfs-small", directory);
    ReadmeSnippets.squashfs(old);
    try (SquashfsImage image = SquashfsImage.open(old);
        ImageTarget target = ImageTarget.create(directory.resolve("new.squashfs"))) {
      ReadmeSnippets.overlay(image, target);
    }
    assertEquals("updated\n", ToolRun.in(directory, "cat", "new.squashfs", "etc/motd").out());
  }

  @Test
  void theCodeThatWritesAnImageRuns() throws IOException {
    Path archive = directory.resolve("a.cpio");
    SampleArchive.write(SampleArchive.tree(), archive);
    ReadmeSnippets.writeSquashfs(archive);
    assertEquals(new ToolRun(0, "", ""), ToolRun.in(directory, "diff", "a.cpio", "root.squashfs"));
  }

  @Test
  void theCodeForBootLoadersRuns() throws IOException {
    Bytes grub = Bytes.utf8("root=hd0,1\nmenuentry A { linux /vmlinuz ro quiet; }\n");
    MemoryTree boot = MemoryTree.create(NodeMetadata.of(0755));
    assertEquals(Bytes.utf8("BOOT_IMAGE=/vmlinuz ro quiet"), ReadmeSnippets.grub(grub, boot));

    Bytes syslinux = Bytes.utf8("LABEL linux\n  KERNEL k\n  append ro # kept\n");
    assertEquals(
        Bytes.utf8("LABEL linux\n  KERNEL k\n  append ro # kept console=ttyS0\n"),
        ReadmeSnippets.syslinux(syslinux));

    Bytes lilo = Bytes.utf8("image=/vmlinuz label=linux root=/dev/sda1 read-only");
    assertEquals(Bytes.utf8("BOOT_IMAGE=linux ro root=801 single"), ReadmeSnippets.lilo(lilo));
  }

  @Test
  void theLimitsForStrangersAreLower() {
    ReadLimits limits = ReadmeSnippets.limits();
    assertTrue(limits.get(TreeWalk.MAX_ENTRIES) < TreeWalk.MAX_ENTRIES.defaultValue());
    assertEquals(256 << 20, limits.get(CodecLimits.MAX_OUTPUT_BYTES));
  }

  /** One after the other, the commands of a shell block do their work on a disk. */
  @Test
  void theChangesWork() throws IOException {
    Files.move(
        SampleImages.unpack("gpt-primary-entries-damaged", directory),
        directory.resolve("damaged.img"));
    int changes = 0;
    for (List<String> block : blocks("sh")) {
      for (String line : block) {
        if (line.startsWith("./bootfmt partition ") && !line.contains(" apply ")) {
          String command = line.substring("./bootfmt ".length()).replaceAll(" +#.*", "") + " --yes";
          ToolRun run = ToolRun.in(directory, command.split(" ", -1));
          assertEquals("", run.err(), line);
          assertTrue(run.out().contains("Written: "), line);
          changes++;
        }
      }
    }
    assertTrue(changes >= 7, "only " + changes);
  }

  @Test
  void thePlantedBugIsFound() {
    DiskCase disk = ReadmeSnippets.firstDiskThatItMisreads().orElseThrow();
    assertNotEquals(ReadmeSnippets.asLinux(disk), ReadmeSnippets.toyParser(disk.toByteArray()));
  }

  @Test
  void theNameThatIsAPathIsFound() {
    SquashfsCase image =
        ReadmeSnippets.firstImageWithAPathForAName(ReadmeTest::namesAsTheyCome).orElseThrow();
    assertEquals("squashfs.name-path", image.rules().get(0).id());
  }

  /** Returns the names of a directory that nobody has looked at. */
  private static List<String> namesAsTheyCome(byte[] image) {
    List<String> names = new ArrayList<>();
    try (SquashfsReader reader =
        SquashfsReader.open(ImageSource.of(image), SquashfsOptions.defaults())) {
      addNames(reader, (DirectoryInode) reader.inode(reader.superblock().rootInode()), names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  private static void addNames(SquashfsReader reader, DirectoryInode directory, List<String> names)
      throws IOException {
    DirectoryReader listing = reader.directory(directory);
    for (DirectoryRun run = listing.next(); run != null; run = listing.next()) {
      for (DirectoryEntry entry : run.entries()) {
        names.add(entry.name().toString());
        if (reader.inode(run.inodeOf(entry)) instanceof DirectoryInode below) {
          addNames(reader, below, names);
        }
      }
    }
  }

  @Test
  void everyCommandPrintsWhatIsShown() throws IOException {
    SampleImages.writeDisk(directory.resolve("disk.img"));
    Files.move(
        SampleImages.unpack("gpt-primary-entries-damaged", directory),
        directory.resolve("damaged.img"));
    Files.move(SampleImages.unpack("mbr-ebr-cycle", directory), directory.resolve("cycle.img"));
    SampleArchive.write(SampleArchive.tree(), directory.resolve("rootfs.cpio"));
    SampleInitrd.write(directory.resolve("initrd.img"));
    List<List<String>> blocks = blocks("text");
    assertTrue(blocks.size() >= 2, blocks.toString());
    for (List<String> block : blocks) {
      assertTrue(block.get(0).startsWith(PROMPT), block.get(0));
      String[] command = block.get(0).substring(PROMPT.length()).split(" ", -1);
      ToolRun run = ToolRun.in(directory, command);
      assertEquals(String.join("\n", block.subList(1, block.size())) + "\n", run.out());
    }
  }
}
