package io.github.bootformats.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.bootformats.api.Bytes;
import io.github.bootformats.cpio.CpioEntry;
import io.github.bootformats.cpio.CpioField;
import io.github.bootformats.cpio.CpioHeader;
import io.github.bootformats.cpio.CpioReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our reader of cpio beside that of Commons Compress: the same entries, as far as both go on.
 *
 * <p>They may differ in where they stop: Commons Compress refuses unknown types, negative sizes and
 * wrong sums. It takes signs for digits and the bytes behind a NUL for a part of the name; such an
 * entry, which the kernel reads as we do, ends the comparison.
 */
class CpioDifferentialFuzzTest {
  private static final int BLOCK = 512;

  static Stream<byte[]> archives() throws IOException {
    return CpioFuzzTest.archives();
  }

  @MethodSource("archives")
  @DictionaryFile(resourcePath = "cpio.dict")
  @FuzzTest
  void commonsCompress(byte[] data) throws IOException {
    CpioReader ours = CpioReader.of(new ByteArrayInputStream(data), Trees.LIMITS);
    try (CpioArchiveInputStream theirs =
        new CpioArchiveInputStream(new ByteArrayInputStream(data), BLOCK, ISO_8859_1.name())) {
      boolean both = true;
      while (both) {
        CpioArchiveEntry expected = next(theirs);
        CpioEntry actual = next(ours);
        both =
            expected != null
                && actual != null
                && isPlain(actual)
                && agree(expected, theirs, actual, ours);
      }
    }
  }

  private static @Nullable CpioArchiveEntry next(CpioArchiveInputStream archive) {
    try {
      return archive.getNextEntry();
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  private static @Nullable CpioEntry next(CpioReader archive) {
    try {
      return archive.next();
    } catch (IOException e) {
      Attempt.requireDeclared(e);
      return null;
    }
  }

  /** Returns whether both readers must take an entry for the same. */
  private static boolean isPlain(CpioEntry entry) {
    CpioHeader header = entry.header();
    Bytes name = entry.nameField();
    return header.dialect().fields().stream().allMatch(header::isNumber)
        && !entry.name().isEmpty()
        && name.indexOf(0, 0) == name.length() - 1;
  }

  /** Compares an entry; returns whether both can go on behind its data. */
  private static boolean agree(
      CpioArchiveEntry expected, CpioArchiveInputStream theirs, CpioEntry actual, CpioReader ours)
      throws IOException {
    CpioHeader header = actual.header();
    assertEquals(expected.getName(), new String(actual.name().toByteArray(), ISO_8859_1), "name");
    assertEquals(expected.getMode(), header.value(CpioField.MODE), "mode");
    assertEquals(expected.getUID(), header.value(CpioField.UID), "uid");
    assertEquals(expected.getGID(), header.value(CpioField.GID), "gid");
    assertEquals(expected.getInode(), header.value(CpioField.INO), "inode");
    assertEquals(expected.getTime(), header.value(CpioField.MTIME), "mtime");
    assertEquals(expected.getSize(), actual.size(), "size");
    byte[] their;
    try {
      their = theirs.readAllBytes();
    } catch (IOException e) {
      return false;
    }
    byte[] our;
    try {
      our = ours.data().readAllBytes();
    } catch (IOException e) {
      Attempt.requireDeclared(e);
      return false;
    }
    assertArrayEquals(their, our, "data");
    return true;
  }
}
