package io.github.bootformats.squashfs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.testsupport.OracleCommand;
import io.github.bootformats.testsupport.Oracles;
import io.github.bootformats.tree.HostTree;
import io.github.bootformats.tree.TreeAttribute;
import io.github.bootformats.tree.TreeComparer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** We see in an image what mksquashfs and gensquashfs were given. */
@Tag("oracle")
class SquashfsToolsOracleTest {
  @TempDir private Path directory;

  /** Makes files of all lengths around those of blocks, links of both kinds, and many names. */
  private Path sample() throws IOException {
    Path root = directory.resolve("tree");
    Path tree = root.resolve("many");
    Files.createDirectories(tree.resolve("deep"));
    Random random = new Random(6);
    for (int size : new int[] {0, 1, 4095, 4096, 4097, 131_071, 131_072, 131_073, 2_000_000}) {
      byte[] bytes = new byte[size];
      for (int i = 0; i < size; i++) {
        bytes[i] = (byte) (random.nextInt() & 7);
      }
      Files.write(tree.resolve("file-" + size), bytes);
      random.nextBytes(bytes);
      Files.write(tree.resolve("noise-" + size), bytes);
      Files.write(tree.resolve("zeros-" + size), new byte[size]);
    }
    for (int i = 0; i < 1000; i++) {
      Files.createFile(tree.resolve("deep/a-rather-long-name-of-a-file-" + i));
    }
    Files.createSymbolicLink(tree.resolve("link"), Path.of("file-1"));
    Files.createLink(tree.resolve("second-name"), tree.resolve("file-4097"));
    return root;
  }

  private static void assertShows(Path tree, Path image) throws IOException {
    // An image has whole seconds.
    assertShows(TreeComparer.create().ignoring(TreeAttribute.MTIME), tree, image);
  }

  private static void assertShows(TreeComparer comparer, Path tree, Path image) throws IOException {
    try (SquashfsImage opened = SquashfsImage.open(image)) {
      assertEquals(List.of(), comparer.compare(HostTree.of(tree), opened.tree()));
      List<Diagnostic> findings =
          SquashfsCheck.of(opened.reader()).withData().run().stream()
              .filter(f -> !f.code().equals(SquashfsFinding.COMPRESSION_NOT_IN_LINUX.code()))
              .toList();
      assertEquals(List.of(), findings);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-comp gzip",
        "-comp xz -Xbcj x86,arm",
        "-comp zstd -b 4096",
        "-comp lz4 -Xhc",
        "-comp lzo -b 1M",
        "-comp lzma",
        "-no-fragments -b 64K",
        "-always-use-fragments -noD -noF -b 1M",
        "-noI -noId -noX -no-exports",
      })
  void showsWhatMksquashfsWasGiven(String options) throws Exception {
    OracleCommand mksquashfs = Oracles.tool("mksquashfs", "squashfs-tools");
    Path tree = sample();
    Path image = directory.resolve("image");
    List<String> arguments = new ArrayList<>(List.of(tree.toString(), image.toString()));
    arguments.addAll(List.of("-noappend", "-quiet", "-no-progress"));
    arguments.addAll(List.of(options.split(" ")));
    mksquashfs.run(arguments).orFail();

    assertShows(tree, image);
  }

  @Test
  void showsWhatGensquashfsWasGiven() throws Exception {
    OracleCommand gensquashfs = Oracles.tool("gensquashfs", "squashfs-tools-ng");
    Path tree = sample();
    Path image = directory.resolve("image");
    gensquashfs.run("-q", "-D", tree.toString(), "-k", "-c", "zstd", image.toString()).orFail();

    // It takes the names of one file for files of their own.
    assertShows(
        TreeComparer.create().ignoring(TreeAttribute.MTIME).ignoring(TreeAttribute.LINK),
        tree,
        image);
  }
}
