package io.github.bootformats.api.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every source promises about its streams. */
class ImageSourceStreamTest {
  /** More than the buffer, and not a multiple of it. */
  private static final int SIZE = 200_001;

  private static final byte[] CONTENT = ImageSourceContractTest.content(SIZE);

  private final Resources resources = new Resources();

  private ImageSource open(SourceKind kind) throws IOException {
    return kind.open(CONTENT, resources);
  }

  @AfterEach
  void closeAll() throws IOException {
    resources.close();
  }

  @ParameterizedTest
  @EnumSource
  void givesEveryByte(SourceKind kind) throws IOException {
    ImageSource source = open(kind);
    assertArrayEquals(CONTENT, source.newInputStream().readAllBytes());
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    assertEquals(SIZE, source.newInputStream().transferTo(copy));
    assertArrayEquals(CONTENT, copy.toByteArray());
    assertEquals(-1, kind.open(new byte[0], resources).newInputStream().read());
  }

  @ParameterizedTest
  @EnumSource
  void mixesReadsOfAllSizes(SourceKind kind) throws IOException {
    InputStream in = open(kind).newInputStream();
    byte[] copy = new byte[SIZE];
    int at = 0;
    copy[at++] = (byte) in.read();
    at += in.readNBytes(copy, at, 10);
    at += in.readNBytes(copy, at, 100_000);
    copy[at++] = (byte) in.read();
    assertEquals(SIZE - at, in.available());
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    assertEquals(SIZE - at, in.transferTo(rest));
    System.arraycopy(rest.toByteArray(), 0, copy, at, rest.size());
    assertArrayEquals(CONTENT, copy);
    assertEquals(-1, in.read());
    assertEquals(-1, in.read(copy, 0, 10));
    assertEquals(-1, in.read(copy, 0, 100_000));
    assertEquals(0, in.read(copy, 0, 0));
    assertEquals(0, in.available());
  }

  @ParameterizedTest
  @EnumSource
  void skipsToTheEndAtMost(SourceKind kind) throws IOException {
    InputStream in = open(kind).newInputStream();
    assertEquals(0, in.skip(0));
    assertEquals(0, in.skip(-5));
    assertEquals(3, in.skip(3));
    assertEquals(CONTENT[3] & 0xFF, in.read());
    assertEquals(100_000, in.skip(100_000));
    assertEquals(CONTENT[100_004] & 0xFF, in.read());
    assertEquals(SIZE - 100_005, in.skip(Long.MAX_VALUE));
    assertEquals(-1, in.read());
    assertThrows(EOFException.class, () -> in.skipNBytes(1));
  }

  @ParameterizedTest
  @EnumSource
  void returnsToItsMark(SourceKind kind) throws IOException {
    InputStream in = open(kind).newInputStream();
    assertTrue(in.markSupported());
    in.skipNBytes(5);
    in.mark(1);
    // By a large read, which goes past the buffer; by a skip; and within the buffer.
    for (int distance : new int[] {150_000, 10, 70_000}) {
      byte[] ahead = in.readNBytes(distance);
      assertArrayEquals(Arrays.copyOfRange(CONTENT, 5, 5 + distance), ahead);
      in.reset();
      assertEquals(CONTENT[5] & 0xFF, in.read());
      in.skipNBytes(distance);
      assertEquals(CONTENT[distance + 6] & 0xFF, in.read());
      in.reset();
    }
    assertEquals(SIZE - 5, in.available());
    in.read();
    in.read(new byte[100_000], 0, 100_000);
    in.reset();
    assertArrayEquals(Arrays.copyOfRange(CONTENT, 5, 25), in.readNBytes(20));
  }

  @ParameterizedTest
  @EnumSource
  void streamsAreIndependent(SourceKind kind) throws IOException {
    ImageSource source = open(kind);
    InputStream first = source.newInputStream();
    InputStream second = source.newInputStream();
    first.skipNBytes(100);
    assertEquals(CONTENT[0] & 0xFF, second.read());
    first.close();
    assertThrows(IOException.class, first::read);
    assertThrows(IOException.class, () -> first.skip(1));
    assertEquals(CONTENT[1] & 0xFF, second.read());
    assertEquals(CONTENT[100], source.readBytes(100, 1)[0]);
  }
}
