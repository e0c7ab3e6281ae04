package io.github.bootformats.cpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Archives on which other readers are known to have failed. */
class KnownFlawsTest {
  private static final CpioDialect NEWC = CpioDialect.NEWC;

  private static CpioReader reader(InputStream archive) {
    return CpioReader.of(archive, ReadLimits.defaults());
  }

  private static List<String> codes(List<Diagnostic> findings) {
    return findings.stream().map(Diagnostic::code).toList();
  }

  /** Commons Compress read on to the end, however far that was (COMPRESS-771). */
  @Test
  void aNameOfNoBytesDrainsNothing() throws IOException {
    CpioHeader header = ArchiveBytes.header(NEWC, FileType.REGULAR).build();
    byte[] head = new ArchiveBytes(NEWC).head(header, Bytes.empty()).toByteArray();
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }
        };
    CpioReader reader = reader(new SequenceInputStream(new ByteArrayInputStream(head), endless));
    CpioEntry entry = reader.next();
    assertEquals(Bytes.empty(), entry == null ? null : entry.name());
    MalformedFormatException e = assertThrows(MalformedFormatException.class, reader::next);
    assertEquals("cpio.magic", e.reason());
    assertTrue(reader.position() < 200, () -> "read on to " + reader.position());
  }

  /** The sum of many bytes needs more than 32 bits (COMPRESS-17). */
  @Test
  void sumsAreTakenModuloTwoToThe32() throws IOException {
    byte[] data = new byte[17 << 20];
    Arrays.fill(data, (byte) 0xFF);
    long sum = (data.length * 0xFFL) & 0xFFFF_FFFFL;
    assertTrue(data.length * 0xFFL > sum);
    byte[] archive = summed(data, sum);
    CpioReader reader = reader(new ByteArrayInputStream(archive));
    assertEquals(1, count(reader));
    assertEquals(List.of(), codes(reader.diagnostics()));
    archive[CpioDialect.CRC.offset(CpioField.CHECK)] ^= 1;
    CpioReader wrong = reader(new ByteArrayInputStream(archive));
    assertEquals(1, count(wrong));
    assertEquals(List.of("cpio.checksum"), codes(wrong.diagnostics()));
  }

  private static byte[] summed(byte[] data, long sum) throws IOException {
    CpioHeader.Builder header =
        ArchiveBytes.header(CpioDialect.CRC, FileType.REGULAR)
            .set(CpioField.FILE_SIZE, data.length)
            .set(CpioField.CHECK, sum);
    ByteArrayOutputStream out = new ByteArrayOutputStream(data.length + 1024);
    CpioWriter writer = CpioWriter.of(out, Progress.NONE);
    writer.write(CpioEntry.of(header.build(), Bytes.utf8("full")));
    writer.writeData(new ByteArrayInputStream(data));
    writer.writeTrailer(CpioDialect.CRC);
    writer.finish();
    return out.toByteArray();
  }

  private static int count(CpioReader reader) throws IOException {
    int count = 0;
    while (reader.next() != null) {
      count++;
    }
    return count;
  }

  /** Readers that look for the next magic take data for entries, or never end (Tarsnap #890). */
  @Test
  void nothingIsSoughtBehindDamage() throws IOException {
    byte[] archive =
        new ArchiveBytes(NEWC)
            .file("before", "x")
            .head(CpioHeader.builder(CpioDialect.BINARY_BIG_ENDIAN).build(), Bytes.utf8("junk"))
            .file("behind", "y")
            .trailer()
            .toByteArray();
    int junk = 116 + 4 + 4;
    archive[junk] = 'j';
    CpioReader reader = reader(new ByteArrayInputStream(archive));
    CpioEntry before = reader.next();
    assertEquals("before", before == null ? null : before.name().toString());
    MalformedFormatException e = assertThrows(MalformedFormatException.class, reader::next);
    assertEquals(junk, e.offset().orElseThrow());
    assertSame(e, assertThrows(MalformedFormatException.class, reader::next));
    try (CpioImage image = CpioImage.open(ImageSource.of(archive), ReadLimits.defaults())) {
      assertEquals(1, image.tree().root().children().toList().size());
      assertEquals(List.of("cpio.magic"), codes(image.diagnostics()));
    }
  }

  /** Some readers have what follows the NUL in the name. */
  @Test
  void aNameEndsAtItsFirstNul() throws IOException {
    CpioHeader header =
        ArchiveBytes.header(NEWC, FileType.REGULAR).set(CpioField.NAME_SIZE, 10).build();
    byte[] archive =
        new ArchiveBytes(NEWC).head(header, Bytes.utf8("name\0junk\0")).trailer().toByteArray();
    CpioReader reader = reader(new ByteArrayInputStream(archive));
    CpioEntry entry = reader.next();
    assertEquals("name", entry == null ? null : entry.name().toString());
    assertEquals(0, count(reader));
    assertEquals(List.of("cpio.name-garbage"), codes(reader.diagnostics()));
  }

  /** Some extract the same inode number as a link though it was used again (libarchive #165). */
  @Test
  void anInodeNumberAloneLinksNothing() throws IOException {
    CpioHeader.Builder seven = ArchiveBytes.header(NEWC, FileType.REGULAR).set(CpioField.INO, 7);
    try (CpioImage image =
        new ArchiveBytes(NEWC).add(seven, "a", "one").add(seven, "b", "two").open()) {
      for (var node : image.tree().root().children().toList()) {
        assertEquals(1, node.nlink(), node.toString());
        assertEquals(3, node.content().size(), node.toString());
      }
    }
  }
}
