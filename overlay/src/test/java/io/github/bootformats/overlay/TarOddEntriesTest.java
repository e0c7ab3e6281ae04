package io.github.bootformats.overlay;

import static io.github.bootformats.overlay.HostileTars.archive;
import static io.github.bootformats.overlay.HostileTars.record;
import static io.github.bootformats.overlay.Trees.layer;
import static io.github.bootformats.overlay.Trees.names;
import static io.github.bootformats.overlay.Trees.node;
import static io.github.bootformats.overlay.Trees.path;
import static io.github.bootformats.overlay.Trees.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.TreeComparer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries whose headers say what other tools read in ways of their own. */
class TarOddEntriesTest {
  private static final Bytes HELLO = Bytes.utf8("hello");

  private static byte[] file(String name) {
    return archive('0', name, HELLO.length(), HELLO);
  }

  private static FileTree open(byte[]... parts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return TarImage.open(ImageSource.of(out.toByteArray()), ReadLimits.defaults()).tree();
  }

  /** As GNU tar 1.34 has it of links and directories, and libarchive and Python of all of them. */
  @ParameterizedTest
  @ValueSource(chars = {'1', '2', '3', '5', '6'})
  void whatHasAHeaderOnlyHasNoDataWhateverItsSize(char type) throws IOException {
    FileTree tree = open(file("a"), archive(type, "odd", 4096, Bytes.empty()), file("after"));

    assertEquals("hello", text(tree, "after"));
  }

  /** A hard link with data (POSIX.1-2017, pax, linkdata). */
  @ParameterizedTest
  @ValueSource(chars = {'1', '2', '3', '6'})
  void aRecordOfTheSizeIsMeant(char type) throws IOException {
    Bytes size = record("size", "5");

    FileTree tree =
        open(
            file("a"),
            archive('x', "x", size.length(), size),
            archive(type, "odd", 0, HELLO),
            file("after"));

    assertEquals("hello", text(tree, "after"));
  }

  @Test
  void aLabelOfAVolumeIsNoFile() throws IOException {
    assertEquals(
        List.of("a"), names(open(archive('V', "label", 0, Bytes.empty()), file("a")), "/"));
  }

  @Test
  void emptyRecordsTakeOthersBack() throws IOException {
    Bytes records =
        Bytes.join(
            record("path", "other"),
            record("path", ""),
            record("size", ""),
            record("mtime", ""),
            record("SCHILY.xattr.user.empty", ""));

    FileTree tree = open(archive('x', "x", records.length(), records), file("f"));

    assertEquals(List.of("f"), names(tree, "/"));
    assertEquals("hello", text(tree, "f"));
    assertEquals(Bytes.empty(), node(tree, "f").xattrs().get(Bytes.utf8("user.empty")));
  }

  @Test
  void whatTheTreeKeepsIsLimited() throws IOException {
    MemoryTree tree = layer("f=");
    tree.setXattr(path("f"), Bytes.utf8("user.a"), Bytes.zeros(100));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TarTreeWriter.of(ReadLimits.defaults()).write(tree, out);
    ImageSource archive = ImageSource.of(out.toByteArray());

    for (int limit : new int[] {106, 107}) {
      ReadLimits limits =
          ReadLimits.builder().with(OverlayLimits.MAX_TAR_INDEX_BYTES, limit).build();
      if (limit == 107) {
        TarImage.open(archive, limits).close();
      } else {
        LimitExceededException e =
            assertThrows(LimitExceededException.class, () -> TarImage.open(archive, limits));
        assertEquals(OverlayLimits.MAX_TAR_INDEX_BYTES.name(), e.limitName());
      }
    }
  }

  /** Names that Commons Compress changes on Windows. */
  @Test
  void namesAreTheSameOnEveryHost() throws IOException {
    MemoryTree tree = layer("c:foo=1", "a\\b=2", "d\\", "d\\/e=3");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TarTreeWriter.of(ReadLimits.defaults()).write(tree, out);
    byte[] archive = out.toByteArray();

    assertEquals(List.of(), TreeComparer.create().compare(tree, open(archive)));
    String headers = new String(archive, ISO_8859_1).replaceAll("path=[^\n]*", "");
    assertFalse(headers.contains("\\"), "a header depends on the host");
  }

  @Test
  void writingCanBeCancelled() throws IOException {
    MemoryTree tree = layer("f=" + "x".repeat(1000), "g=");
    assertThrows(
        InterruptedIOException.class,
        () ->
            TarTreeWriter.of(ReadLimits.defaults())
                .write(tree, new ByteArrayOutputStream(), (done, total) -> done < 1000));
    assertThrows(
        InterruptedIOException.class,
        () ->
            Overlay.flatten(
                Overlay.merge(List.of(tree), Trees.OPTIONS),
                ReadLimits.defaults(),
                (done, total) -> done < 2));
  }
}
