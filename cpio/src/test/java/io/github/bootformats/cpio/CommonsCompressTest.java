package io.github.bootformats.cpio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioConstants;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Apache Commons Compress reads what we write, and we read what it writes. */
class CommonsCompressTest {
  private static final String BYTES = StandardCharsets.ISO_8859_1.name();
  private static final int BLOCK = 512;

  private static short format(CpioDialect dialect) {
    return switch (dialect) {
      case NEWC -> CpioConstants.FORMAT_NEW;
      case CRC -> CpioConstants.FORMAT_NEW_CRC;
      case ODC -> CpioConstants.FORMAT_OLD_ASCII;
      case BINARY_LITTLE_ENDIAN, BINARY_BIG_ENDIAN -> CpioConstants.FORMAT_OLD_BINARY;
    };
  }

  private static byte[] data(CpioMember member) throws IOException {
    try (InputStream in = member.data().newInputStream()) {
      return in.readAllBytes();
    }
  }

  private static String name(CpioMember member) {
    return new String(member.name().toByteArray(), StandardCharsets.ISO_8859_1);
  }

  private static void assertSame(CpioMember ours, CpioArchiveEntry theirs) {
    CpioHeader header = ours.header();
    assertEquals(name(ours), theirs.getName());
    assertEquals(header.value(CpioField.MODE), theirs.getMode());
    assertEquals(header.value(CpioField.UID), theirs.getUID());
    assertEquals(header.value(CpioField.GID), theirs.getGID());
    assertEquals(header.value(CpioField.INO), theirs.getInode());
    assertEquals(header.value(CpioField.NLINK), theirs.getNumberOfLinks());
    assertEquals(header.value(CpioField.MTIME), theirs.getTime());
    assertEquals(header.value(CpioField.FILE_SIZE), theirs.getSize());
    if (header.dialect().has(CpioField.RDEV)) {
      assertEquals(header.value(CpioField.RDEV), theirs.getRemoteDevice());
    } else {
      assertEquals(header.value(CpioField.RDEV_MAJOR), theirs.getRemoteDeviceMaj());
      assertEquals(header.value(CpioField.RDEV_MINOR), theirs.getRemoteDeviceMin());
    }
  }

  @ParameterizedTest
  @EnumSource
  void itReadsWhatWeWrite(CpioDialect dialect) throws IOException {
    byte[] archive = CpioTreeWriterTest.pack(SampleTrees.all(), dialect);
    try (CpioImage image = CpioImage.open(ImageSource.of(archive), ReadLimits.defaults());
        CpioArchiveInputStream in =
            new CpioArchiveInputStream(new ByteArrayInputStream(archive), BLOCK, BYTES)) {
      for (CpioMember ours : image.archive().members()) {
        CpioArchiveEntry theirs = in.getNextEntry();
        assertSame(ours, theirs);
        assertEquals(format(dialect), theirs.getFormat());
        assertArrayEquals(data(ours), in.readAllBytes());
      }
      assertNull(in.getNextEntry());
    }
  }

  /** The recipe: entry by entry from our reader to its stream. */
  @ParameterizedTest
  @EnumSource
  void weReadWhatItWrites(CpioDialect dialect) throws IOException {
    byte[] ours = CpioTreeWriterTest.pack(SampleTrees.all(), dialect);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CpioImage image = CpioImage.open(ImageSource.of(ours), ReadLimits.defaults());
        CpioArchiveOutputStream target =
            new CpioArchiveOutputStream(out, format(dialect), BLOCK, BYTES)) {
      for (CpioMember member : image.archive().members()) {
        target.putArchiveEntry(theirs(member, format(dialect)));
        target.write(data(member));
        target.closeArchiveEntry();
      }
    }
    try (CpioImage image =
        CpioImage.open(ImageSource.of(out.toByteArray()), ReadLimits.defaults())) {
      assertEquals(List.of(), image.diagnostics());
      assertEquals(List.of(), image.archive().checkSums(Progress.NONE));
      TestTree.assertSame(SampleTrees.all(), image.tree());
    }
  }

  private static CpioArchiveEntry theirs(CpioMember member, short format) {
    CpioHeader header = member.header();
    CpioArchiveEntry entry = new CpioArchiveEntry(format, name(member));
    entry.setMode(header.value(CpioField.MODE));
    entry.setUID(header.value(CpioField.UID));
    entry.setGID(header.value(CpioField.GID));
    entry.setInode(header.value(CpioField.INO));
    entry.setNumberOfLinks(header.value(CpioField.NLINK));
    entry.setTime(header.value(CpioField.MTIME));
    entry.setSize(header.value(CpioField.FILE_SIZE));
    if (header.dialect().has(CpioField.RDEV)) {
      entry.setRemoteDevice(header.value(CpioField.RDEV));
    } else {
      entry.setRemoteDeviceMaj(header.value(CpioField.RDEV_MAJOR));
      entry.setRemoteDeviceMin(header.value(CpioField.RDEV_MINOR));
      entry.setChksum(header.value(CpioField.CHECK));
    }
    return entry;
  }
}
