package io.github.bootformats.cpio.initramfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.codecs.EncodeOptions;
import io.github.bootformats.testsupport.Oracles;
import io.github.bootformats.tree.MemoryTree;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Images of distributions, and images that we make, are what Linux 6.1 unpacks. A sample takes some
 * of the kinds by the seed, a full run all.
 */
@Tag("oracle")
class WholeImagesOracleTest {
  private static final List<String> CODECS =
      List.of("gzip", "bzip2", "lzma", "xz", "lzo", "lz4", "zstd");

  /** How long the image of a distribution takes at most, also on a busy machine. */
  static final int BOOT_SECONDS = 300;

  @TempDir Path directory = Path.of("");

  /** Who made an image, and how it is compressed. */
  private record Made(String tool, String compression) {}

  private static List<Made> distributions() {
    List<Made> all = new ArrayList<>();
    for (String compression : List.of("gzip", "bzip2", "xz", "lzop", "lz4", "zstd")) {
      all.add(new Made("initramfs-tools", compression));
    }
    all.add(new Made("dracut", "zstd"));
    return all;
  }

  private static <T> List<T> sample(List<T> all, int count) {
    List<T> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(Oracles.seed()));
    return shuffled.subList(0, Oracles.count(count, shuffled.size()));
  }

  private static Bytes microcode() {
    return Bytes.utf8("DMA\0not microcode");
  }

  /** The image of a distribution, behind an early archive. */
  @Test
  void distributionsImages() throws Exception {
    for (Made made : sample(distributions(), 1)) {
      Path main = directory.resolve("main");
      Oracles.script("make-initramfs.sh")
          .timeLimit(Duration.ofMinutes(10))
          .run(made.tool, made.compression, main.toString())
          .orFail();
      Path image = directory.resolve("image");
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(image))) {
        InitramfsBuilder.create().addMicrocode(List.of(FileContent.of(microcode()))).writeTo(out);
        Files.copy(main, out);
      }
      try (InitramfsImage open = InitramfsImage.open(image)) {
        assertTrue(size(open) > 300, made + " has " + size(open) + " files");
        assertEquals(
            Optional.of(made.tool), new InitramfsContents(open.tree()).madeBy(), made.toString());
        open.layout().orThrow(Severity.ERROR);
      }
      assertAsLinux(made.toString(), image);
      Files.delete(image);
      Files.delete(main);
    }
  }

  private static int size(InitramfsImage image) throws IOException {
    return TreeLines.of(image.tree()).size();
  }

  private static void assertAsLinux(String name, Path image) throws Exception {
    List<List<String>> rows = LinuxOracleTest.rows(image, BOOT_SECONDS);
    try (InitramfsImage open = InitramfsImage.open(image)) {
      assertEquals("", LinuxOracleTest.difference(rows, open.as()), name);
    }
  }

  /** All types of files in an image of ours, alone and between two other segments. */
  @Test
  void ourImages() throws Exception {
    for (String codec : sample(CODECS, 2)) {
      EncodeOptions options =
          codec.equals("xz") || codec.equals("lzma")
              ? EncodeOptions.defaults().withDictionaryBytes(1 << 20)
              : EncodeOptions.defaults();
      Path alone = directory.resolve("alone");
      try (OutputStream out = Files.newOutputStream(alone)) {
        InitramfsBuilder.create().add(tree("a"), codec, options).writeTo(out);
      }
      assertAsLinux(codec, alone);
      Path between = directory.resolve("between");
      try (OutputStream out = Files.newOutputStream(between)) {
        InitramfsBuilder.create()
            .addMicrocode(List.of(FileContent.of(microcode())))
            .add(tree("b"), codec, options)
            .add(tree("c"), "gzip")
            .addPlain(tree("d"))
            .writeTo(out);
      }
      assertAsLinux(codec + " between others", between);
      try (InitramfsImage open = InitramfsImage.open(between)) {
        Path edited = directory.resolve("edited");
        open.edit()
            .put("b/file", Bytes.utf8("changed"), 0600)
            .put("new/x", Bytes.utf8("new"), 0644)
            .remove(Bytes.utf8("c/dir"))
            .writeTo(edited);
        assertAsLinux(codec + " edited", edited);
        Files.delete(edited);
      }
    }
  }

  private static MemoryTree tree(String name) throws IOException {
    NodeMetadata metadata = NodeMetadata.of(0755).withOwner(1, 2).withMtime(1_000_000, 0);
    MemoryTree tree = MemoryTree.create(metadata);
    TreePath top = TreePath.of(name);
    tree.createDirectory(top, metadata);
    tree.createDirectory(top.resolve("dir"), metadata.withPermissions(01777));
    byte[] noise = new byte[300_000];
    new Random(name.hashCode()).nextBytes(noise);
    tree.createFile(top.resolve("file"), metadata, FileContent.of(Bytes.of(noise)));
    tree.createFile(
        top.resolve("text"), metadata, FileContent.of(Bytes.utf8("text ".repeat(50_000))));
    tree.createLink(top.resolve("dir").resolve("other"), top.resolve("file"));
    tree.createSymlink(
        top.resolve("link"), metadata.withPermissions(0777), Bytes.utf8("dir/other"));
    tree.createDevice(
        top.resolve("tty"), metadata, FileType.CHARACTER_DEVICE, new DeviceNumber(5, 0));
    tree.createDevice(top.resolve("sda"), metadata, FileType.BLOCK_DEVICE, new DeviceNumber(8, 0));
    tree.createSpecial(top.resolve("pipe"), metadata, FileType.FIFO);
    for (int i = 0; i < 30; i++) {
      tree.createFile(
          top.resolve("f" + i), metadata.withMtime(i + 1, 0), FileContent.of(Bytes.utf8("f" + i)));
    }
    return tree;
  }
}
