package io.github.bootformats.cpio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.UnsupportedFormatException;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CpioTreeWriterTest {
  static byte[] pack(FileTree tree, CpioWriteOptions options) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CpioPacked packed = CpioTreeWriter.of(options).write(tree, out);
    assertEquals(out.size(), packed.bytes());
    return out.toByteArray();
  }

  static byte[] pack(FileTree tree, CpioDialect dialect) throws IOException {
    return pack(tree, CpioWriteOptions.of(dialect));
  }

  private static CpioImage open(byte[] archive) throws IOException {
    return CpioImage.open(ImageSource.of(archive), ReadLimits.defaults());
  }

  @ParameterizedTest
  @EnumSource
  void treesSurvive(CpioDialect dialect) throws IOException {
    TestTree tree = SampleTrees.all();
    byte[] archive = pack(tree, dialect);
    assertEquals(0, archive.length % 512);
    try (CpioImage image = open(archive)) {
      assertEquals(List.of(), image.diagnostics());
      TestTree.assertSame(tree, image.tree());
      assertEquals(List.of(), image.archive().checkSums(Progress.NONE));
      // Packing what was unpacked gives the same bytes: the order and all numbers are fixed.
      assertArrayEquals(archive, pack(image.tree(), dialect));
    }
  }

  @Test
  void dataOfLinksStandsWithTheLastNameInNewc() throws IOException {
    try (CpioImage image = open(pack(SampleTrees.all(), CpioDialect.NEWC))) {
      List<String> links = new ArrayList<>();
      for (CpioMember member : image.archive().members()) {
        if (member.header().value(CpioField.NLINK) == 3) {
          links.add(member.name() + " " + member.entry().size());
        }
      }
      assertEquals(List.of("bin/login 0", "bin/su 0", "sh 6"), links);
    }
  }

  @Test
  void dataOfLinksStandsWithEachNameInOdc() throws IOException {
    try (CpioImage image = open(pack(SampleTrees.all(), CpioDialect.ODC))) {
      long withData =
          image.archive().members().stream()
              .filter(m -> m.header().value(CpioField.NLINK) == 3 && m.entry().size() == 6)
              .count();
      assertEquals(3, withData);
    }
  }

  @Test
  void inodeNumbersCountFromOneAndDevicesAreZero() throws IOException {
    try (CpioImage image = open(pack(SampleTrees.all(), CpioDialect.NEWC))) {
      long next = 1;
      for (CpioMember member : image.archive().members()) {
        long ino = member.header().value(CpioField.INO);
        assertTrue(ino >= 1 && ino <= next, "inode " + ino);
        next = Math.max(next, ino + 1);
        assertEquals(0, member.header().value(CpioField.DEV_MAJOR));
        assertEquals(0, member.header().value(CpioField.DEV_MINOR));
      }
    }
  }

  @Test
  void timesAreClampedToSourceDateEpoch() throws IOException {
    TestTree tree =
        new TestTree()
            .root(NodeMetadata.of(0755).withMtime(5, 0))
            .file("late", NodeMetadata.of(0644).withMtime(2000, 999_999_999), "x")
            .file("early", NodeMetadata.of(0644).withMtime(999, 0), "x");
    CpioWriteOptions options =
        CpioWriteOptions.of(CpioDialect.NEWC)
            .withSourceDateEpoch(Map.of("SOURCE_DATE_EPOCH", "1000"));
    assertEquals(1000, options.latestMtime().orElseThrow());
    try (CpioImage image = open(pack(tree, options))) {
      List<Long> times =
          image.archive().members().stream().map(m -> m.header().value(CpioField.MTIME)).toList();
      assertEquals(List.of(5L, 999L, 1000L), times);
    }
    assertThrows(
        IllegalArgumentException.class,
        () ->
            CpioWriteOptions.of(CpioDialect.NEWC)
                .withSourceDateEpoch(Map.of("SOURCE_DATE_EPOCH", "soon")));
  }

  @Test
  void dataIsAligned() throws IOException {
    TestTree tree = SampleTrees.all();
    for (int alignment : new int[] {4, 512, 4096}) {
      CpioWriteOptions options = CpioWriteOptions.of(CpioDialect.NEWC).withDataAlignment(alignment);
      try (CpioImage image = open(pack(tree, options))) {
        int aligned = 0;
        for (CpioMember member : image.archive().members()) {
          CpioEntry entry = member.entry();
          if (entry.type().orElseThrow() == FileType.REGULAR && entry.size() >= alignment) {
            assertEquals(0, entry.dataOffset() % alignment, entry.toString());
            aligned++;
          }
        }
        assertTrue(aligned > 0);
        TestTree.assertSame(tree, image.tree());
      }
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> CpioWriteOptions.of(CpioDialect.ODC).withDataAlignment(512));
  }

  @Test
  void namesThatWouldGetTooLongAreNotAligned() throws IOException {
    TestTree tree = new TestTree();
    String path = "d".repeat(200);
    for (int depth = 0; depth < 10; depth++) {
      tree.directory(path, NodeMetadata.of(0755));
      path += "/" + "d".repeat(200);
    }
    tree.file(path, NodeMetadata.of(0644), "x".repeat(5000));
    CpioWriteOptions options =
        CpioWriteOptions.of(CpioDialect.NEWC).withRootEntry(false).withDataAlignment(4096);
    CpioPacked packed = CpioTreeWriter.of(options).write(tree, new ByteArrayOutputStream());
    assertTrue(
        packed.diagnostics().size() <= 1
            && packed.diagnostics().stream()
                .allMatch(d -> d.code().equals(CpioFinding.PACK_UNALIGNED.code())),
        packed.diagnostics().toString());
  }

  private static void refused(CpioDialect dialect, String field, TestTree tree) {
    UnsupportedFormatException e =
        assertThrows(UnsupportedFormatException.class, () -> pack(tree, dialect));
    assertEquals("cpio.value-too-large", e.reason());
    assertTrue(String.valueOf(e.getMessage()).contains(field + " "), e.getMessage());
    assertTrue(String.valueOf(e.getMessage()).contains("the-file"), e.getMessage());
  }

  private static TestTree with(NodeMetadata metadata) {
    return new TestTree().file("the-file", metadata, "x");
  }

  @Test
  void whatDoesNotFitIsRefused() {
    NodeMetadata m = NodeMetadata.of(0644);
    refused(CpioDialect.NEWC, "uid", with(m.withOwner(1L << 32, 0)));
    refused(CpioDialect.CRC, "gid", with(m.withOwner(0, 1L << 32)));
    refused(CpioDialect.NEWC, "mtime", with(m.withMtime(1L << 32, 0)));
    refused(CpioDialect.NEWC, "mtime", with(m.withMtime(-1, 0)));
    refused(CpioDialect.ODC, "uid", with(m.withOwner(1 << 18, 0)));
    refused(CpioDialect.ODC, "mtime", with(m.withMtime(1L << 33, 0)));
    refused(CpioDialect.BINARY_LITTLE_ENDIAN, "gid", with(m.withOwner(0, 65536)));
    refused(CpioDialect.BINARY_BIG_ENDIAN, "mtime", with(m.withMtime(1L << 32, 0)));
    for (CpioDialect packed : List.of(CpioDialect.ODC, CpioDialect.BINARY_BIG_ENDIAN)) {
      refused(packed, "rdev", new TestTree().device("the-file", m, FileType.BLOCK_DEVICE, 1, 256));
      refused(
          packed, "rdev", new TestTree().device("the-file", m, FileType.CHARACTER_DEVICE, 256, 0));
    }
  }

  @Test
  void contentThatIsTooLongIsRefused() {
    MemoryImage huge = MemoryImage.ofSize(1L << 32);
    TestTree tree =
        new TestTree().file(TreePath.of("the-file"), NodeMetadata.of(0644), FileContent.of(huge));
    refused(CpioDialect.NEWC, "filesize", tree);
    refused(CpioDialect.BINARY_LITTLE_ENDIAN, "filesize", tree);
  }

  @Test
  void attributesThatAreLeftOutAreNoted() throws IOException {
    TestTree tree = with(NodeMetadata.of(0644)).xattr("the-file", "security.capability", "value");
    CpioPacked packed =
        CpioTreeWriter.of(CpioWriteOptions.of(CpioDialect.NEWC))
            .write(tree, new ByteArrayOutputStream());
    assertEquals(
        List.of("cpio.pack-xattrs"), packed.diagnostics().stream().map(Diagnostic::code).toList());
    assertEquals(2, packed.entries());
  }

  private static List<String> findings(CpioDialect dialect, TestTree tree) throws IOException {
    return CpioTreeWriter.of(CpioWriteOptions.of(dialect))
        .write(tree, new ByteArrayOutputStream())
        .diagnostics()
        .stream()
        .map(Diagnostic::toString)
        .toList();
  }

  @Test
  void whatLinuxDoesNotUnpackIsNoted() throws IOException {
    NodeMetadata m = NodeMetadata.of(0755);
    TestTree tree =
        new TestTree()
            .symlink("target", m, "a".repeat(4096))
            .symlink("just", m, "a".repeat(4095))
            .directory("n".repeat(256), m)
            .directory("n".repeat(255), m);
    assertEquals(2, findings(CpioDialect.NEWC, tree).size());
    assertEquals(2, findings(CpioDialect.CRC, tree).size());
    assertEquals(List.of(), findings(CpioDialect.ODC, tree));
    String device =
        findings(CpioDialect.NEWC, new TestTree().device("x", m, FileType.BLOCK_DEVICE, 4096, 5))
            .get(0);
    assertTrue(device.contains("cpio.pack-not-for-linux"), device);
    assertTrue(device.contains("x has the device number 4096:5"), device);
  }

  @ParameterizedTest
  @EnumSource(
      value = CpioDialect.class,
      names = {"BINARY_LITTLE_ENDIAN", "BINARY_BIG_ENDIAN"})
  void moreFilesThanInodeNumbers(CpioDialect dialect) throws IOException {
    NodeMetadata m = NodeMetadata.of(0644);
    TestTree tree = new TestTree().directory("z", m).file("z/a", m, "linked").link("z/b", "z/a");
    long most = dialect.maximum(CpioField.INO);
    for (int i = 0; i < most; i++) {
      tree.file("f" + i, m, "");
    }

    byte[] archive = pack(tree, CpioWriteOptions.of(dialect));

    try (CpioImage image = open(archive)) {
      TestTree.assertSame(tree, image.tree());
    }
  }

  @Test
  void rootAndBlocksAreOptional() throws IOException {
    CpioWriteOptions options =
        CpioWriteOptions.of(CpioDialect.NEWC).withRootEntry(false).withBlockSize(1);
    byte[] archive = pack(with(NodeMetadata.of(0644)), options);
    try (CpioImage image = open(archive)) {
      assertEquals(1, image.archive().members().size());
      assertEquals(Bytes.utf8("the-file"), image.archive().members().get(0).name());
      assertEquals(0, image.archive().trailing().size());
    }
    assertFalse(options.hasRootEntry());
  }

  @Test
  void cancels() {
    assertThrows(
        InterruptedIOException.class,
        () ->
            CpioTreeWriter.of(CpioWriteOptions.of(CpioDialect.NEWC))
                .write(
                    SampleTrees.all(),
                    new ByteArrayOutputStream(),
                    ReadLimits.defaults(),
                    (done, total) -> false));
  }
}
