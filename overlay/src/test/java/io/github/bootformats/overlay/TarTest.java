package io.github.bootformats.overlay;

import static io.github.bootformats.overlay.Trees.layer;
import static io.github.bootformats.overlay.Trees.names;
import static io.github.bootformats.overlay.Trees.node;
import static io.github.bootformats.overlay.Trees.path;
import static io.github.bootformats.overlay.Trees.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.TreeComparer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;

/** Layers as tar archives. */
class TarTest {
  private static final ReadLimits LIMITS = ReadLimits.defaults();

  private static byte[] tar(FileTree tree) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TarTreeWriter.of(LIMITS).write(tree, out);
    return out.toByteArray();
  }

  private static TarImage open(byte[] archive) throws IOException {
    return TarImage.open(ImageSource.of(archive), LIMITS);
  }

  /** Something of everything that needs more than a header. */
  private static MemoryTree everything() throws IOException {
    MemoryTree tree = layer("d", "d/f=text", "d/link@d/f", "empty=", "-gone");
    Bytes notUtf8 = Bytes.of((byte) 'n', (byte) 0xFF, (byte) '\n');
    tree.createSymlink(TreePath.root().resolve(notUtf8), NodeMetadata.of(0777), notUtf8);
    tree.createDirectory(path("x".repeat(255)), NodeMetadata.of(01777));
    tree.createFile(
        path("x".repeat(255) + "/" + "y".repeat(200)),
        NodeMetadata.of(04755).withOwner(4_000_000_000L, 3_000_000L).withMtime(-5, 999_999_999),
        FileContent.of(Bytes.zeros(1000)));
    tree.createSpecial(path("pipe"), NodeMetadata.of(0600).withMtime(1L << 40, 1), FileType.FIFO);
    tree.createDevice(
        path("sda"), NodeMetadata.of(0600), FileType.BLOCK_DEVICE, new DeviceNumber(259, 70000));
    tree.setXattr(path("d"), Bytes.utf8("security.a=b%3D"), Bytes.of((byte) 0, (byte) 0xFF));
    tree.setXattr(path("d/f"), Bytes.utf8("user.big"), Bytes.zeros(70_000));
    tree.setXattr(path("d/f"), Bytes.utf8("user.none"), Bytes.empty());
    tree.setXattr(TreePath.root(), Trees.TRUSTED.opaque, Markers.OPAQUE_XWHITEOUTS);
    return tree;
  }

  @Test
  void treesComeBackAsTheyWere() throws IOException {
    MemoryTree tree = everything();
    byte[] archive = tar(tree);
    try (TarImage image = open(archive)) {
      assertEquals(List.of(), TreeComparer.create().compare(tree, image.tree()));
      assertEquals(List.of(), image.diagnostics());
      assertArrayEquals(archive, tar(image.tree()));
    }
  }

  @Test
  void commonsCompressReadsWhatIsWritten() throws IOException {
    try (TarArchiveInputStream in =
        new TarArchiveInputStream(new ByteArrayInputStream(tar(everything())))) {
      int count = 0;
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        count++;
        if (entry.getName().equals("d/f")) {
          assertEquals("text", new String(in.readAllBytes(), StandardCharsets.UTF_8));
          assertEquals(70_000, entry.getExtraPaxHeader("SCHILY.xattr.user.big").length());
        }
        if (entry.getName().endsWith("yyy")) {
          assertEquals(4_000_000_000L, entry.getLongUserId());
          assertEquals(1000, entry.getSize());
        }
      }
      assertEquals(11, count);
    }
  }

  @Test
  void whatCommonsCompressWritesIsRead() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
      put(tar, new TarArchiveEntry("z".repeat(150)), "long");
      TarArchiveEntry owned = new TarArchiveEntry("/a/../etc/passwd", true);
      put(tar, owned, "out");
      put(tar, new TarArchiveEntry("/deep/er/f"), "implied");
      put(tar, new TarArchiveEntry("deep/er/f/below"), "lost");
      put(tar, new TarArchiveEntry("deep/er/f"), "newer");
      put(tar, new TarArchiveEntry("deep"), "over a directory");
      TarArchiveEntry link = new TarArchiveEntry("link", TarConstants.LF_LINK);
      link.setLinkName("deep/er/f");
      put(tar, link, "");
      TarArchiveEntry broken = new TarArchiveEntry("broken", TarConstants.LF_LINK);
      broken.setLinkName("nowhere");
      put(tar, broken, "");
    }
    try (TarImage image = open(out.toByteArray())) {
      assertEquals(List.of("deep", "link", "z".repeat(150)), names(image.tree(), "/"));
      assertEquals("newer", text(image.tree(), "link"));
      assertEquals(2, node(image.tree(), "deep/er/f").nlink());
      assertEquals(0755, node(image.tree(), "deep/er").metadata().permissions());
      assertEquals(
          4, image.diagnostics().stream().filter(f -> f.code().equals("overlay.tar-path")).count());
    }
  }

  private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, String content)
      throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  /** The header has room for a hundred bytes, the last of which is a slash. */
  @Test
  void slashWhereTheNameIsCutOffMakesNoDirectory() throws IOException {
    String directory = "d".repeat(99);
    MemoryTree tree = layer(directory);
    tree.createFile(path(directory + "/f"), NodeMetadata.of(0644), FileContent.of(Bytes.utf8("f")));
    tree.createSymlink(path(directory + "/l"), NodeMetadata.of(0777), Bytes.utf8("f"));
    byte[] archive = tar(tree);
    assertFalse(new String(archive, ISO_8859_1).contains(directory + "/0000644"), "as was cut off");
    try (TarImage image = open(archive)) {
      assertEquals(List.of(), TreeComparer.create().compare(tree, image.tree()));
    }

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      put(tar, new TarArchiveEntry(directory + "/f"), "content");
      put(tar, new TarArchiveEntry("old/", TarConstants.LF_OLDNORM), "");
    }
    try (TarImage image = open(out.toByteArray())) {
      assertEquals("content", text(image.tree(), directory + "/f"));
      assertEquals(FileType.DIRECTORY, node(image.tree(), "old").type());
    }
  }

  @Test
  void damageIsAnErrorWithItsPlace() throws IOException {
    byte[] archive = tar(layer("f=text", "g=more"));
    archive[600] ^= 1; // within the second header
    FormatException damaged = assertThrows(FormatException.class, () -> open(archive));
    assertEquals("overlay.tar-damaged", damaged.reason());
    assertTrue(String.valueOf(damaged.getMessage()).contains("at byte 512"), damaged::getMessage);
    byte[] cut = java.util.Arrays.copyOf(tar(layer("f=text")), 512 + 512 + 2);
    assertEquals(
        "overlay.tar-damaged", assertThrows(FormatException.class, () -> open(cut)).reason());
  }

  @Test
  void aSocketIsRefused() throws IOException {
    MemoryTree tree = layer();
    tree.createSpecial(path("s"), NodeMetadata.of(0600), FileType.SOCKET);
    assertEquals(
        "overlay.tar-unsupported", assertThrows(FormatException.class, () -> tar(tree)).reason());
  }

  @Test
  void limitsHold() throws IOException {
    byte[] archive = tar(layer("a", "b", "c"));
    ReadLimits two = ReadLimits.builder().with(OverlayLimits.MAX_TAR_FILES, 2).build();
    assertThrows(FormatException.class, () -> TarImage.open(ImageSource.of(archive), two).close());
  }

  @Test
  void recordsKeepTheirBytes() throws IOException {
    PaxRecords records = new PaxRecords();
    for (int length : new int[] {0, 1, 80, 86, 87, 88, 980, 990, 1000}) {
      records.putXattr(Bytes.utf8("user." + length), Bytes.zeros(length));
    }
    PaxRecords read = new PaxRecords();
    read.parse(records.toBytes());
    assertEquals(records.xattrs(), read.xattrs());
    for (String bad : new String[] {"5 a=b", "x a=b\n", "6 a=b", "99999999999 a=b\n", "3 \n"}) {
      assertThrows(FormatException.class, () -> new PaxRecords().parse(Bytes.utf8(bad)), () -> bad);
    }
    assertEquals(Map.of(), new PaxRecords().xattrs());
  }

  @Test
  void aHeaderIsRecognised() throws IOException {
    TarProvider provider = new TarProvider();
    assertEquals(
        Confidence.CERTAIN, provider.detect(ImageSource.of(tar(layer("f=1"))), "").confidence());
    assertEquals(Confidence.NONE, provider.detect(ImageSource.of(new byte[2000]), "").confidence());
    assertEquals(Confidence.NONE, provider.detect(ImageSource.of(new byte[2]), "").confidence());
  }
}
