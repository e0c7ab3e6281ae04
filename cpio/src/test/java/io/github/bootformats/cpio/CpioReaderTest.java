package io.github.bootformats.cpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.UnsupportedFormatException;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams, entry by entry, also those that other readers have stumbled over. */
class CpioReaderTest {
  private static final CpioDialect NEWC = CpioDialect.NEWC;

  private static CpioReader reader(byte[] archive) {
    return CpioReader.of(new ByteArrayInputStream(archive), ReadLimits.defaults());
  }

  private static List<String> names(CpioReader reader) throws IOException {
    List<String> names = new ArrayList<>();
    for (CpioEntry entry = reader.next(); entry != null; entry = reader.next()) {
      names.add(entry.name().toString());
    }
    return names;
  }

  private static List<String> codes(CpioReader reader) {
    return reader.diagnostics().stream().map(Diagnostic::code).toList();
  }

  /** An archive of one entry with a field as it is given, and one file after it. */
  private static byte[] withText(CpioField field, String text) {
    CpioHeader.Builder header =
        ArchiveBytes.header(NEWC, FileType.REGULAR).setText(field, Bytes.utf8(text));
    CpioEntry entry =
        CpioEntry.of(ArchiveBytes.header(NEWC, FileType.REGULAR).build(), Bytes.utf8("a"));
    if (field != CpioField.NAME_SIZE) {
      header.set(CpioField.NAME_SIZE, 2);
    }
    CpioMember member =
        CpioMember.of(entry.withHeader(header.build()), FileContent.EMPTY, Bytes.empty());
    return new ArchiveBytes(NEWC).add(member).file("after", "").trailer().toByteArray();
  }

  @ParameterizedTest
  @EnumSource
  void readsDataAndSkipsIt(CpioDialect dialect) throws IOException {
    byte[] archive =
        new ArchiveBytes(dialect)
            .file("first", "one")
            .symlink("second", "target")
            .file("third", "three")
            .trailer()
            .toByteArray();
    CpioReader reader = reader(archive);
    assertEquals(Bytes.utf8("first"), next(reader).name());
    InputStream first = reader.data();
    assertEquals('o', first.read());
    CpioEntry second = next(reader);
    assertThrows(IOException.class, first::read);
    assertEquals(Bytes.utf8("target"), reader.target());
    assertEquals(dialect, second.dialect());
    assertEquals(FileType.SYMLINK, second.type().orElseThrow());
    next(reader);
    assertEquals("three", new String(reader.data().readAllBytes(), StandardCharsets.UTF_8));
    assertNull(reader.next());
    assertNotNull(reader.trailer());
    assertEquals(-1, reader.trailing().read());
    assertEquals(archive.length, reader.position());
  }

  private static CpioEntry next(CpioReader reader) throws IOException {
    CpioEntry entry = reader.next();
    if (entry == null) {
      throw new AssertionError("no more entries");
    }
    return entry;
  }

  @Test
  void whatFollowsTheTrailerIsLeft() throws IOException {
    byte[] archive =
        new ArchiveBytes(NEWC).file("a", "").trailer().file("b", "").trailer().toByteArray();
    CpioReader first = reader(archive);
    assertEquals(List.of("a"), names(first));
    CpioReader second = CpioReader.of(first.trailing(), ReadLimits.defaults());
    assertEquals(List.of("b"), names(second));
  }

  @Test
  void nameOfNoBytes() throws IOException {
    CpioHeader header = ArchiveBytes.header(NEWC, FileType.REGULAR).build();
    byte[] archive =
        new ArchiveBytes(NEWC)
            .head(header, Bytes.zeros(2)) // up to the next aligned byte
            .file("after", "")
            .trailer()
            .toByteArray();
    CpioReader reader = reader(archive);
    assertEquals(List.of("", "after"), names(reader));
    assertEquals(List.of("cpio.name-empty"), codes(reader));
  }

  @Test
  void nameThatIsHuge() {
    byte[] archive = withText(CpioField.NAME_SIZE, "FFFFFFFF");
    LimitExceededException e =
        assertThrows(LimitExceededException.class, () -> reader(archive).next());
    assertEquals("cpio.name-bytes", e.limitName());
    assertEquals(0xFFFF_FFFFL, e.asked());
  }

  @Test
  void nameThatIsHugeAndAllowedTakesNoMemory() {
    byte[] archive = withText(CpioField.NAME_SIZE, "FFFFFFFF");
    ReadLimits limits =
        ReadLimits.builder().with(CpioLimits.MAX_NAME_BYTES, Long.MAX_VALUE).build();
    CpioReader reader = CpioReader.of(new ByteArrayInputStream(archive), limits);
    assertEquals(
        "cpio.truncated", assertThrows(MalformedFormatException.class, reader::next).reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x000002", "      02", "-0000002", "+0000002", "0000002g", "0000002\0"})
  void sizesThatAreNoNumbersEndTheArchive(String text) {
    for (CpioField field : List.of(CpioField.NAME_SIZE, CpioField.FILE_SIZE)) {
      CpioReader reader = reader(withText(field, text));
      MalformedFormatException e = assertThrows(MalformedFormatException.class, reader::next);
      assertEquals("cpio.field-digits", e.reason());
      assertEquals(NEWC.offset(field), e.offset().orElseThrow());
      assertSame(e, assertThrows(FormatException.class, reader::next));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x000002", "      02", "-0000002", "+0000002", "0000002g", "0000002\0"})
  void otherFieldsThatAreNoNumbersAreFindings(String text) throws IOException {
    for (CpioField field : List.of(CpioField.UID, CpioField.INO, CpioField.MTIME)) {
      CpioReader reader = reader(withText(field, text));
      CpioEntry entry = next(reader);
      assertEquals(Bytes.utf8(text), entry.header().text(field));
      assertEquals(0, entry.header().value(field));
      assertEquals(List.of("after"), names(reader));
      assertEquals(List.of("cpio.field-digits"), codes(reader));
    }
  }

  @Test
  void digitsOfEitherCaseAreNumbers() throws IOException {
    CpioReader reader = reader(withText(CpioField.UID, "fFaA09eE"));
    assertEquals(0xFFAA09EEL, next(reader).header().value(CpioField.UID));
    assertEquals(List.of("after"), names(reader));
    assertEquals(List.of(), codes(reader));
  }

  @Test
  void nameWithoutNul() throws IOException {
    CpioHeader header =
        ArchiveBytes.header(NEWC, FileType.REGULAR).set(CpioField.NAME_SIZE, 2).build();
    byte[] archive = new ArchiveBytes(NEWC).head(header, Bytes.utf8("ab")).trailer().toByteArray();
    CpioReader reader = reader(archive);
    assertEquals(List.of("ab"), names(reader));
    assertEquals(List.of("cpio.name-unterminated"), codes(reader));
  }

  @Test
  void trailerWithoutNulIsAName() throws IOException {
    CpioHeader header =
        ArchiveBytes.header(CpioDialect.ODC, FileType.REGULAR).set(CpioField.NAME_SIZE, 10).build();
    byte[] archive =
        new ArchiveBytes(CpioDialect.ODC)
            .head(header, Bytes.utf8("TRAILER!!!"))
            .file("after", "")
            .trailer()
            .toByteArray();
    assertEquals(List.of("TRAILER!!!", "after"), names(reader(archive)));
  }

  @Test
  void namePaddedToAlignData() throws IOException {
    byte[] archive =
        new ArchiveBytes(NEWC).file("a\0\0\0\0", "x").file("b\0junk", "").trailer().toByteArray();
    CpioReader reader = reader(archive);
    assertEquals(List.of("a", "b"), names(reader));
    assertEquals(List.of("cpio.name-padded", "cpio.name-garbage"), codes(reader));
  }

  @Test
  void largestFileSizesDoNotOverflow() throws IOException {
    for (CpioDialect dialect : CpioDialect.values()) {
      CpioHeader header =
          ArchiveBytes.header(dialect, FileType.REGULAR)
              .set(CpioField.NAME_SIZE, 2)
              .set(CpioField.FILE_SIZE, dialect.maximum(CpioField.FILE_SIZE))
              .build();
      CpioReader reader =
          reader(new ArchiveBytes(dialect).head(header, HostileArchive.name("a")).toByteArray());
      assertEquals(dialect.maximum(CpioField.FILE_SIZE), next(reader).size());
      assertEquals(
          "cpio.data-truncated",
          assertThrows(MalformedFormatException.class, reader::next).reason());
    }
  }

  @Test
  void targetsAreBounded() throws IOException {
    CpioReader reader =
        reader(new ArchiveBytes(NEWC).symlink("l", "x".repeat(65_536)).trailer().toByteArray());
    next(reader);
    assertEquals(
        CpioLimits.MAX_TARGET_BYTES.name(),
        assertThrows(LimitExceededException.class, reader::target).limitName());
  }

  @Test
  void entriesAreBounded() throws IOException {
    ReadLimits limits = ReadLimits.builder().with(CpioLimits.MAX_ENTRIES, 1).build();
    byte[] archive = new ArchiveBytes(NEWC).file("a", "").file("b", "").toByteArray();
    CpioReader reader = CpioReader.of(new ByteArrayInputStream(archive), limits);
    next(reader);
    assertThrows(LimitExceededException.class, reader::next);
  }

  @Test
  void sumsAreChecked() throws IOException {
    CpioHeader.Builder right =
        ArchiveBytes.header(CpioDialect.CRC, FileType.REGULAR).set(CpioField.CHECK, 'a' + 'b');
    byte[] archive =
        new ArchiveBytes(CpioDialect.CRC)
            .add(right, "right", "ab")
            .add(right, "wrong", "ac")
            .symlink("link", "has none")
            .trailer()
            .toByteArray();
    CpioReader reader = reader(archive);
    assertEquals(3, names(reader).size());
    assertEquals(List.of("cpio.checksum"), codes(reader));
    assertEquals(
        116 + 4 + CpioDialect.CRC.offset(CpioField.CHECK),
        reader.diagnostics().get(0).offset().orElseThrow());
  }

  @Test
  void mixedDialectsAreRead() throws IOException {
    byte[] odc = new ArchiveBytes(CpioDialect.ODC).file("odc", "x").toByteArray();
    byte[] newc = new ArchiveBytes(NEWC).file("newc", "y").trailer().toByteArray();
    byte[] both = Arrays.copyOf(odc, odc.length + newc.length);
    System.arraycopy(newc, 0, both, odc.length, newc.length);
    CpioReader reader = reader(both);
    assertEquals(List.of("odc", "newc"), names(reader));
    assertEquals(List.of("cpio.dialect-mixed", "cpio.dialect-mixed"), codes(reader));
  }

  @Test
  void afioIsNamed() {
    byte[] afio = Bytes.utf8("070727" + "0".repeat(200)).toByteArray();
    UnsupportedFormatException e =
        assertThrows(UnsupportedFormatException.class, () -> reader(afio).next());
    assertEquals("cpio.afio", e.reason());
  }

  @Test
  void nothingIsNoArchive() {
    assertThrows(MalformedFormatException.class, () -> reader(new byte[0]).next());
    assertThrows(MalformedFormatException.class, () -> reader(new byte[512]).next());
  }

  @Test
  void namesInMessagesAreShortAndSafe() throws IOException {
    CpioReader reader =
        reader(
            new ArchiveBytes(NEWC)
                .file("/\u001B[2J" + "x".repeat(60_000), "")
                .trailer()
                .toByteArray());
    names(reader);
    for (Diagnostic finding : reader.diagnostics()) {
      assertEquals(-1, finding.message().indexOf('\u001B'));
      assertEquals(true, finding.message().length() < 300, finding.message());
    }
  }
}
