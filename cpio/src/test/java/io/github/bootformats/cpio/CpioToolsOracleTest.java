package io.github.bootformats.cpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Progress;
import io.github.bootformats.testsupport.OracleCommand;
import io.github.bootformats.testsupport.Oracles;
import io.github.bootformats.tree.HostTree;
import io.github.bootformats.tree.TreeAttribute;
import io.github.bootformats.tree.TreeComparer;
import io.github.bootformats.tree.TreeDifference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * GNU cpio and libarchive unpack what we pack, and we see in what they pack what they were given:
 * the same content, owners, modes, times, devices and links.
 */
@Tag("oracle")
class CpioToolsOracleTest {
  private static final String GNU_UNPACK = "cpio -idm --quiet";
  private static final String BSD_UNPACK = "bsdcpio -idm --quiet";

  @TempDir private Path directory;

  /** Nobody else may make device nodes and give files away. */
  @BeforeEach
  void needsRoot() {
    Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "not root");
  }

  private static OracleCommand shell() {
    Oracles.tool("cpio", "cpio");
    Oracles.tool("bsdcpio", "libarchive-tools");
    return Oracles.tool("sh", "dash");
  }

  private Path packed(CpioWriteOptions options) throws Exception {
    Path archive = directory.resolve(options.dialect().id() + ".cpio");
    Files.write(archive, CpioTreeWriterTest.pack(SampleTrees.all(), options));
    return archive;
  }

  /** Has an archive unpacked by a command that reads it, and returns what came out otherwise. */
  private List<TreeDifference> unpackedBy(String command, Path archive) throws Exception {
    Path out = Files.createDirectory(directory.resolve("out"));
    shell()
        .run("-c", "cd \"$1\" && " + command + " <\"$2\"", "sh", out.toString(), archive.toString())
        .orFail();
    return TreeComparer.create().compare(SampleTrees.all(), HostTree.of(out));
  }

  /** GNU cpio leaves the directory alone that it unpacks into, and times of all but files. */
  private void assertGnuUnpacks(Path archive) throws Exception {
    List<TreeDifference> differences = new ArrayList<>(unpackedBy(GNU_UNPACK, archive));
    differences.removeIf(d -> d.path().isRoot());
    Set<String> untimed = Set.of("/bin", "/dev", "/empty", "/init", "/lib");
    differences.removeIf(
        d -> d.attribute() == TreeAttribute.MTIME && untimed.contains(d.path().toString()));
    assertEquals(List.of(), differences);
  }

  /** libarchive restores all but the time of the directory that it unpacks into. */
  private void assertLibarchiveUnpacks(String command, Path archive) throws Exception {
    List<TreeDifference> differences = new ArrayList<>(unpackedBy(command, archive));
    differences.removeIf(d -> d.path().isRoot() && d.attribute() == TreeAttribute.MTIME);
    assertEquals(List.of(), differences);
  }

  @ParameterizedTest
  @EnumSource
  void gnuCpioUnpacks(CpioDialect dialect) throws Exception {
    assertGnuUnpacks(packed(CpioWriteOptions.of(dialect)));
  }

  @ParameterizedTest
  @EnumSource
  void bsdcpioUnpacks(CpioDialect dialect) throws Exception {
    assertLibarchiveUnpacks(BSD_UNPACK, packed(CpioWriteOptions.of(dialect)));
  }

  @ParameterizedTest
  @EnumSource
  void bsdtarUnpacks(CpioDialect dialect) throws Exception {
    assertLibarchiveUnpacks("bsdtar -x -p -f -", packed(CpioWriteOptions.of(dialect)));
  }

  @Test
  void gnuCpioUnpacksAlignedData() throws Exception {
    assertGnuUnpacks(packed(CpioWriteOptions.of(CpioDialect.NEWC).withDataAlignment(4096)));
  }

  @Test
  void bsdcpioUnpacksAlignedData() throws Exception {
    assertLibarchiveUnpacks(
        BSD_UNPACK, packed(CpioWriteOptions.of(CpioDialect.NEWC).withDataAlignment(4096)));
  }

  /** Unpacks our archive, which was shown to give the same tree, and has that packed. */
  @ParameterizedTest
  @CsvSource({
    "cpio --quiet --renumber-inodes -o -H newc, NEWC",
    "cpio --quiet --renumber-inodes -o -H crc, CRC",
    "cpio --quiet --renumber-inodes -o -H odc, ODC",
    "cpio --quiet --renumber-inodes -o -H bin, BINARY_LITTLE_ENDIAN",
    "bsdcpio --quiet -o -H newc, NEWC",
    "bsdcpio --quiet -o -H odc, ODC",
    "bsdcpio --quiet -o -H bin, BINARY_LITTLE_ENDIAN",
  })
  void weSeeWhatTheyPack(String command, CpioDialect dialect) throws Exception {
    Path in = Files.createDirectory(directory.resolve("in"));
    Path ours = directory.resolve("ours.cpio");
    Path archive = directory.resolve("theirs.cpio");
    Files.write(ours, CpioTreeWriterTest.pack(SampleTrees.ordinary(), CpioDialect.NEWC));
    // libarchive puts no pipes into binary archives.
    String names = command.endsWith("bin") && command.startsWith("bsd") ? "! -type p" : "";
    shell()
        .run(
            "-c",
            "cd \"$1\" && %s <\"$2\" && touch -d @%d . && find . %s -print0 | %s -0 >\"$3\""
                .formatted(BSD_UNPACK, SampleTrees.ROOT_TIME, names, command),
            "sh",
            in.toString(),
            ours.toString(),
            archive.toString())
        .orFail();
    try (CpioImage image = CpioImage.open(archive)) {
      assertEquals(dialect, image.archive().dialect().orElseThrow());
      assertEquals(List.of(), image.diagnostics());
      assertEquals(List.of(), image.archive().checkSums(Progress.NONE));
      List<String> differences =
          TreeComparer.create().compare(SampleTrees.ordinary(), image.tree()).stream()
              .map(d -> d.path() + " " + d.attribute())
              .toList();
      assertEquals(names.isEmpty() ? List.of() : List.of("/dev/initctl PRESENCE"), differences);
    }
  }

  /** GNU cpio notices a sum that is wrong, as we do. */
  @Test
  void gnuCpioChecksOurSums() throws Exception {
    Path archive = packed(CpioWriteOptions.of(CpioDialect.CRC));
    String check = "cpio -i --only-verify-crc --quiet <\"$1\"";
    assertEquals("", shell().run("-c", check, "sh", archive.toString()).orFail().err());
    byte[] bytes = Files.readAllBytes(archive);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("not text");
    bytes[at] ^= 1;
    Files.write(archive, bytes);
    String err = shell().run("-c", check, "sh", archive.toString()).err();
    assertTrue(err.contains("checksum"), err);
  }
}
