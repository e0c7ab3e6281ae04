package io.github.bootformats.cpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of entries when an archive is shown as a tree. */
class CpioImageTest {
  private static final CpioDialect NEWC = CpioDialect.NEWC;

  private static ArchiveBytes newc() {
    return new ArchiveBytes(NEWC);
  }

  private static TreeNode node(CpioImage image, String path) throws IOException {
    return image.tree().find(TreePath.of(path)).orElseThrow();
  }

  private static String text(CpioImage image, String path) throws IOException {
    try (InputStream in = node(image, path).content().newInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> codes(CpioImage image) {
    return image.diagnostics().stream().map(Diagnostic::code).toList();
  }

  @Test
  void missingParentsAreMade() throws IOException {
    try (CpioImage image = newc().file("a/b/c", "x").directory("a", 0700).open()) {
      assertEquals("x", text(image, "a/b/c"));
      assertEquals(NodeMetadata.of(0755), node(image, "a/b").metadata());
      assertEquals(0700, node(image, "a").metadata().permissions());
      assertEquals(List.of(), codes(image));
    }
  }

  @Test
  void directoriesOfTheLastEntryAreFoundAgain() throws IOException {
    ArchiveBytes archive =
        newc()
            .file("a/b/one", "1")
            .directory("a/b/", 0711)
            .file("a//b/./two", "2")
            .file("a/bc/three", "3")
            .file("a/b/../b/four", "4")
            .directory("a/empty", 0755)
            .file("a/empty", "5")
            .file("a/empty/six", "6")
            .file("a/b/seven", "7");
    try (CpioImage image = archive.open()) {
      assertEquals(0711, node(image, "a/b").metadata().permissions());
      assertEquals(3, node(image, "a/b").children().toList().size());
      assertEquals("2", text(image, "a/b/two"));
      assertEquals("3", text(image, "a/bc/three"));
      assertEquals("5", text(image, "a/empty"));
      assertEquals("7", text(image, "a/b/seven"));
    }
  }

  @Test
  void laterEntriesReplaceEarlierOnes() throws IOException {
    ArchiveBytes archive =
        newc()
            .file("a", "first")
            .symlink("l", "a")
            .file("a", "second")
            .file("l", "file")
            .file("l/x", "y");
    try (CpioImage image = archive.open()) {
      assertEquals("second", text(image, "a"));
      assertEquals("file", text(image, "l"));
      assertEquals(
          List.of("cpio.tree-duplicate", "cpio.tree-duplicate", "cpio.tree-parent"), codes(image));
    }
  }

  @Test
  void directoriesInUseStay() throws IOException {
    ArchiveBytes archive =
        newc()
            .directory("full", 0755)
            .file("full/x", "x")
            .directory("empty", 0755)
            .file("full", "f")
            .file("empty", "e")
            .directory("full", 0711);
    try (CpioImage image = archive.open()) {
      assertEquals("x", text(image, "full/x"));
      assertEquals("e", text(image, "empty"));
      assertEquals(0711, node(image, "full").metadata().permissions());
      assertTrue(codes(image).contains("cpio.tree-directory-in-use"));
    }
  }

  @Test
  void nothingGoesThroughSymlinks() throws IOException {
    ArchiveBytes archive = newc().symlink("out", "/tmp").file("out/planted", "x");
    try (CpioImage image = archive.open()) {
      assertEquals(FileType.SYMLINK, node(image, "out").type());
      assertFalse(image.tree().find(TreePath.of("tmp")).isPresent());
      assertEquals(List.of("cpio.tree-parent"), codes(image));
    }
  }

  @Test
  void namesThatLeadOutHaveNoPlace() throws IOException {
    ArchiveBytes archive =
        newc().file("../up", "x").file("a/../../up", "x").file("/etc/passwd", "in").file("..", "x");
    try (CpioImage image = archive.open()) {
      assertEquals("in", text(image, "etc/passwd"));
      assertEquals(1, image.tree().root().children().toList().size());
      assertEquals(3, codes(image).stream().filter("cpio.tree-left-out"::equals).count());
      assertEquals(3, codes(image).stream().filter("cpio.name-parent"::equals).count());
      assertTrue(codes(image).contains("cpio.name-absolute"));
    }
  }

  @Test
  void dataOfLinksMayStandAnywhere() throws IOException {
    for (List<String> data :
        List.of(List.of("", "data"), List.of("data", ""), List.of("x", "data"))) {
      ArchiveBytes archive = newc().link("a", 7, data.get(0)).link("b", 7, data.get(1));
      try (CpioImage image = archive.open()) {
        assertEquals("data", text(image, "a"));
        assertEquals("data", text(image, "b"));
        assertEquals(2, node(image, "a").nlink());
        assertEquals(node(image, "a").linkId(), node(image, "b").linkId());
      }
    }
  }

  @Test
  void oneLinkIsNoLink() throws IOException {
    CpioHeader.Builder single = ArchiveBytes.header(NEWC, FileType.REGULAR).set(CpioField.INO, 7);
    ArchiveBytes archive = newc().add(single, "a", "1").add(single, "b", "2").link("c", 9, "3");
    try (CpioImage image = archive.open()) {
      assertEquals("1", text(image, "a"));
      assertEquals("2", text(image, "b"));
      assertEquals(1, node(image, "c").nlink());
      assertTrue(node(image, "c").linkId().isEmpty());
    }
  }

  @Test
  void linksNeedTheSameDeviceAndType() throws IOException {
    CpioHeader.Builder other =
        ArchiveBytes.header(NEWC, FileType.REGULAR)
            .set(CpioField.INO, 7)
            .set(CpioField.NLINK, 2)
            .set(CpioField.DEV_MINOR, 1);
    CpioHeader.Builder fifo =
        ArchiveBytes.header(NEWC, FileType.FIFO).set(CpioField.INO, 7).set(CpioField.NLINK, 2);
    CpioHeader.Builder symlink =
        ArchiveBytes.header(NEWC, FileType.SYMLINK).set(CpioField.INO, 8).set(CpioField.NLINK, 2);
    ArchiveBytes archive =
        newc()
            .link("a", 7, "1")
            .add(other, "b", "2")
            .add(fifo, "c", "")
            .add(symlink, "d", "x")
            .add(symlink, "e", "y");
    try (CpioImage image = archive.open()) {
      for (String name : List.of("a", "b", "c", "d", "e")) {
        assertEquals(1, node(image, name).nlink(), name);
      }
    }
  }

  @Test
  void cutInodeNumbersMakeNoLinks() throws IOException {
    ArchiveBytes archive =
        new ArchiveBytes(CpioDialect.ODC).link("a", 7, "one").link("b", 7, "another");
    try (CpioImage image = archive.open()) {
      assertEquals("one", text(image, "a"));
      assertEquals("another", text(image, "b"));
      assertEquals(List.of("cpio.tree-links-differ"), codes(image));
    }
  }

  @ParameterizedTest
  @EnumSource
  void devicesArePackedOrNot(CpioDialect dialect) throws IOException {
    CpioHeader.Builder header = ArchiveBytes.header(dialect, FileType.BLOCK_DEVICE);
    if (dialect.has(CpioField.RDEV)) {
      header.set(CpioField.RDEV, 0x0803);
    } else {
      header.set(CpioField.RDEV_MAJOR, 8).set(CpioField.RDEV_MINOR, 3);
    }
    try (CpioImage image = new ArchiveBytes(dialect).add(header, "sda3", "").open()) {
      assertEquals(new DeviceNumber(8, 3), node(image, "sda3").device());
    }
  }

  @Test
  void targetsEndAtNul() throws IOException {
    try (CpioImage image = newc().symlink("l", "target\0junk").symlink("e", "").open()) {
      assertEquals(Bytes.utf8("target"), node(image, "l").target());
      assertEquals(6, node(image, "l").size());
      assertEquals(Bytes.empty(), node(image, "e").target());
      assertEquals(List.of("cpio.target-empty"), codes(image));
    }
  }

  @Test
  void hugeTargetsAreRefused() throws IOException {
    try (CpioImage image = newc().symlink("l", "x".repeat(70_000)).open()) {
      TreeNode link = node(image, "l");
      LimitExceededException e = assertThrows(LimitExceededException.class, link::target);
      assertEquals(CpioLimits.MAX_TARGET_BYTES.name(), e.limitName());
      assertTrue(codes(image).contains("cpio.target-long"));
    }
  }

  @Test
  void cutFilesThrowWhereTheyEnd() throws IOException {
    byte[] archive = newc().file("a", "0123456789").toByteArray();
    ImageSource cut = ImageSource.of(Arrays.copyOf(archive, archive.length - 7));
    try (CpioImage image = CpioImage.open(cut, ReadLimits.defaults())) {
      TreeNode node = node(image, "a");
      assertEquals(10, node.size());
      try (InputStream in = node.content().newInputStream()) {
        assertEquals("01234", new String(in.readNBytes(5), StandardCharsets.UTF_8));
        MalformedFormatException e = assertThrows(MalformedFormatException.class, in::read);
        assertEquals("cpio.data-truncated", e.reason());
      }
      assertTrue(node.content().randomAccess().isEmpty());
      assertEquals(List.of("cpio.data-truncated"), codes(image));
    }
  }

  @Test
  void damagedHeadersHaveNoPlace() throws IOException {
    CpioHeader.Builder header =
        ArchiveBytes.header(NEWC, FileType.REGULAR).setText(CpioField.UID, Bytes.utf8("0x0003e8"));
    CpioHeader.Builder noType = CpioHeader.builder(NEWC).set(CpioField.NLINK, 1);
    try (CpioImage image = newc().add(header, "a", "").add(noType, "b", "").open()) {
      assertTrue(image.tree().root().children().toList().isEmpty());
      assertEquals(
          List.of(
              "cpio.field-digits", "cpio.type-unknown", "cpio.tree-left-out", "cpio.tree-left-out"),
          codes(image));
    }
  }

  @Test
  void aClosedImageCannotBeRead() throws IOException {
    CpioImage image = newc().file("a", "0123456789").open();
    TreeNode node = node(image, "a");
    image.close();
    assertThrows(IOException.class, () -> node.content().newInputStream().read());
  }

  @Test
  void deepNamesHaveNoPlace() throws IOException {
    try (CpioImage image = newc().file("d/".repeat(2048) + "f", "x").open()) {
      assertTrue(image.tree().root().children().toList().isEmpty());
      assertTrue(codes(image).contains("cpio.tree-left-out"));
    }
  }
}
