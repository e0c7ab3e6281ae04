package io.github.bootformats.squashfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A tree with everything that a file system can keep, packed in all ways: we show what Linux
 * mounts, and what {@code unsquashfs} and {@code sqfs2tar} unpack.
 */
@Tag("oracle")
class SquashfsMatrixOracleTest {
  @TempDir private static Path directory;
  private final Path image = directory.resolve("image");

  @BeforeAll
  static void makeTree() throws IOException, InterruptedException {
    Oracles.script("make-odd-tree.sh").run(directory.resolve("tree").toString()).orFail();
  }

  @AfterEach
  void removeImage() throws IOException, InterruptedException {
    shell("rm -rf image unsquashfs sqfs2tar large");
  }

  private static void shell(String command) throws IOException, InterruptedException {
    Oracles.tool("bash", "bash")
        .timeLimit(Duration.ofMinutes(10))
        .run("-c", "cd '" + directory + "' && " + command)
        .orFail();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-comp gzip -b 4K",
        "-comp gzip -Xcompression-level 1 -Xwindow-size 8 -Xstrategy huffman_only,fixed",
        "-comp gzip -Xstrategy default,filtered,run_length_encoded -always-use-fragments",
        "-comp xz -b 1M -Xdict-size 8K",
        "-comp xz -b 64K -Xdict-size 37.5% -Xbcj x86,arm,armthumb,powerpc,sparc,ia64",
        "-comp lzo -b 1M -Xalgorithm lzo1x_1",
        "-comp lzo -Xalgorithm lzo1x_1_11 -no-fragments",
        "-comp lzo -b 8K -Xalgorithm lzo1x_1_15",
        "-comp lzo -Xcompression-level 3",
        "-comp lz4 -b 1M",
        "-comp lz4 -b 4K -Xhc",
        "-comp zstd -Xcompression-level 1 -b 1M -always-use-fragments",
        "-comp zstd -Xcompression-level 22 -no-fragments",
        "-comp zstd -noI -noId -noX -no-exports -b 32K",
        "-comp gzip -noD -noF -b 1M -no-sparse",
        "-comp lz4 -noI -noD -noF -noX -no-xattrs -no-duplicates -no-hardlinks",
      })
  void mksquashfs(String options) throws Exception {
    shell("mksquashfs tree image -noappend -quiet -no-progress -processors 2 " + options);
    assertAllAgree();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-c gzip -X level=1,window=9,default,huffman -b 4096",
        "-c xz -X dictsize=8192,x86,arm,armthumb,powerpc,sparc,ia64 -e",
        "-c lzo -X algorithm=lzo1x_999,level=2 -b 1048576",
        "-c zstd -X level=3 -b 65536 -e",
      })
  void gensquashfs(String options) throws Exception {
    shell("gensquashfs -q -k -x -D tree " + options + " image");
    assertAllAgree();
  }

  /** sqfs2tar 1.2.0 fails at blocks of lz4 that are not compressed and shorter than others. */
  @ParameterizedTest
  @ValueSource(strings = {"-c lz4 -X hc -T", "-c lz4 -b 4096"})
  void gensquashfsWithLz4(String options) throws Exception {
    shell("gensquashfs -q -k -x -D tree " + options + " image");
    assertSame(ours(), KernelMount.of(image), line -> true);
  }

  /** Linux has no decompressor for it. */
  @ParameterizedTest
  @ValueSource(strings = {"mksquashfs tree image -quiet -no-progress -comp lzma -b 64K"})
  void lzma(String command) throws Exception {
    shell(command);
    List<String> ours = ours();
    shell("unsquashfs -quiet -no-progress -dest unsquashfs image");
    assertSame(ours, KernelMount.of(directory.resolve("unsquashfs")), line -> true);
  }

  /** Names of two lengths, so that the runs and the index of the directory are uneven. */
  @Test
  void aDirectoryOf100000Entries() throws Exception {
    makeDirectory(100_000);
    shell("mksquashfs large image -comp lz4 -quiet -no-progress");
    assertAllAgree();
  }

  /** It sorts each name into a list, which takes minutes for a hundred thousand. */
  @Test
  void aLargeDirectoryOfGensquashfs() throws Exception {
    makeDirectory(Oracles.count(10_000, 100_000));
    shell("gensquashfs -q -D large -c zstd image");
    assertAllAgree();
  }

  private static void makeDirectory(int entries) throws IOException, InterruptedException {
    shell(
        "mkdir large && cd large && perl -e 'for (1 .. "
            + entries
            + ") { open F, \">\", $_ % 3 ? \"name-$_\" : \"a-longer-name-of-$_\";"
            + " print F $_ if $_ % 1000 == 0; close F }'");
  }

  /** Data at both ends, and where the size needs a bit more than 32; all else are holes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mksquashfs large image -comp zstd -quiet -no-progress",
        "mksquashfs large image -comp gzip -b 4K -no-fragments -quiet -no-progress",
        "gensquashfs -q -D large -c gzip image",
      })
  void aFileOfMoreThanFourGibibytes(String command) throws Exception {
    boolean full = Oracles.count(0, 1) > 0; // takes minutes; otherwise a hundredth of it
    shell(
        "mkdir large && cd large && echo start > far && truncate -s %d far"
                .formatted(full ? 4_294_967_290L : 42_949_672L)
            + " && seq 10000 >> far && truncate -s %d far && echo end >> far"
                .formatted(full ? 4_400_000_000L : 44_000_000L));
    shell(command);
    assertAllAgree();
  }

  private void assertAllAgree() throws Exception {
    shell("unsquashfs -quiet -no-progress -dest unsquashfs image");
    shell(
        "mkdir sqfs2tar && sqfs2tar image | tar -xp --xattrs --xattrs-include='*' -C sqfs2tar -f"
            + " -");
    List<String> ours = ours();
    List<KernelMount> theirs =
        KernelMount.of(
            List.of("--timeout", "600"),
            List.of(image, directory.resolve("unsquashfs"), directory.resolve("sqfs2tar")));
    assertSame(ours, theirs.get(0), line -> true);
    assertSame(ours, theirs.get(1), line -> true);
    assertSame(ours, theirs.get(2), SquashfsMatrixOracleTest::isInTar);
  }

  /** A tar archive has no sockets, and what sqfs2tar writes has no root. */
  private static boolean isInTar(String line) {
    return !line.contains("\ts\t") && !line.startsWith("/\t");
  }

  private List<String> ours() throws IOException {
    try (SquashfsImage opened = SquashfsImage.open(image)) {
      return TreeLines.of(opened, Long.MAX_VALUE);
    }
  }

  private static void assertSame(
      List<String> ours, KernelMount theirs, Predicate<String> isCompared) {
    assertTrue(theirs.isMounted(), theirs.message());
    assertEquals("ok", theirs.end());
    assertSame(filtered(theirs.lines(), isCompared), filtered(ours, isCompared));
  }

  /** Names only the lines that differ. */
  static void assertSame(List<String> expected, List<String> actual) {
    Set<String> missing = new LinkedHashSet<>(expected);
    missing.removeAll(new HashSet<>(actual));
    Set<String> more = new LinkedHashSet<>(actual);
    more.removeAll(new HashSet<>(expected));
    assertEquals(String.join("\n", missing), String.join("\n", more));
    assertEquals(expected, actual);
  }

  private static List<String> filtered(List<String> lines, Predicate<String> isCompared) {
    return KernelMount.numbered(lines.stream().filter(isCompared).toList());
  }
}
