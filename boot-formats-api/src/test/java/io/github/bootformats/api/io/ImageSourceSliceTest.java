package io.github.bootformats.api.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What every source promises about its parts. */
class ImageSourceSliceTest {
  private static final byte[] CONTENT = ImageSourceContractTest.content(10_000);

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
  void cannotReadOutsideItself(SourceKind kind) throws IOException {
    ImageSource slice = open(kind).slice(1000, 50);
    assertEquals(50, slice.size());
    ByteBuffer target = ByteBuffer.allocate(200);
    assertEquals(50, slice.read(0, target));
    assertArrayEquals(Arrays.copyOfRange(CONTENT, 1000, 1050), Arrays.copyOf(target.array(), 50));
    assertArrayEquals(new byte[150], Arrays.copyOfRange(target.array(), 50, 200));
    assertEquals(-1, slice.read(50, target));
    assertEquals(-1, slice.read(Long.MAX_VALUE, target));
    assertThrows(IllegalArgumentException.class, () -> slice.read(-1, target));
    assertThrows(EOFException.class, () -> slice.readBytes(1, 50));
    assertThrows(EOFException.class, () -> slice.readBytes(50, 1));
    assertEquals(50, slice.newInputStream().readAllBytes().length);
  }

  @ParameterizedTest
  @EnumSource
  void mustLieWithinItsSource(SourceKind kind) throws IOException {
    ImageSource source = open(kind);
    ImageSource slice = source.slice(1000, 50);
    long max = Long.MAX_VALUE;
    for (long[] bad :
        new long[][] {
          {-1, 1}, {0, -1}, {0, 10_001}, {10_001, 0}, {9_999, 2}, {1, max}, {max, max}
        }) {
      assertThrows(IndexOutOfBoundsException.class, () -> source.slice(bad[0], bad[1]));
      assertThrows(IndexOutOfBoundsException.class, () -> slice.slice(bad[0], bad[1]));
    }
    assertThrows(IndexOutOfBoundsException.class, () -> slice.slice(0, 51));
    assertThrows(IndexOutOfBoundsException.class, () -> slice.slice(50, 1));
    assertEquals(0, source.slice(10_000, 0).size());
  }

  @ParameterizedTest
  @EnumSource
  void nestsToAnyDepth(SourceKind kind) throws IOException {
    ImageSource slice = open(kind);
    for (int depth = 1; depth <= 4000; depth++) {
      slice = slice.slice(1, slice.size() - 2);
    }
    assertEquals(2000, slice.size());
    assertArrayEquals(Arrays.copyOfRange(CONTENT, 4000, 6000), slice.readBytes(0, 2000));
  }

  @ParameterizedTest
  @EnumSource
  void closedLeavesItsSourceAndSiblingsOpen(SourceKind kind) throws IOException {
    ImageSource source = open(kind);
    ImageSource sibling = source.slice(10, 10);
    ImageSource slice = source.slice(10, 10);
    ImageSource part = slice.slice(5, 5);
    ImageSource emptyPart = slice.slice(5, 0);
    slice.close();
    assertThrows(ClosedChannelException.class, () -> slice.readBytes(0, 1));
    assertThrows(ClosedChannelException.class, () -> part.readBytes(0, 1));
    assertThrows(ClosedChannelException.class, () -> emptyPart.read(0, ByteBuffer.allocate(1)));
    assertThrows(ClosedChannelException.class, () -> slice.slice(0, 1).readBytes(0, 1));
    assertEquals(CONTENT[10], sibling.readBytes(0, 1)[0]);
    assertEquals(CONTENT[10], source.readBytes(10, 1)[0]);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "MEMORY")
  void endsWithItsSource(SourceKind kind) throws IOException {
    ImageSource source = open(kind);
    ImageSource slice = source.slice(10, 10);
    ImageSource part = slice.slice(5, 5);
    source.close();
    assertThrows(ClosedChannelException.class, () -> slice.readBytes(0, 1));
    assertThrows(ClosedChannelException.class, () -> part.readBytes(0, 1));
    assertThrows(ClosedChannelException.class, () -> part.read(5, ByteBuffer.allocate(1)));
    assertThrows(ClosedChannelException.class, () -> part.read(0, ByteBuffer.allocate(0)));
  }

  @Test
  void readsStraightFromTheRoot() {
    ImageSource root = ImageSource.of(new byte[100]);
    assertEquals(
        "10 bytes at byte 33 of buffer of 100 bytes",
        root.slice(10, 80).slice(20, 30).slice(3, 10).toString());
  }
}
