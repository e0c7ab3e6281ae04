package io.github.bootformats.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.io.ImageSource;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BytesTest {
  private static final Bytes HELLO = Bytes.utf8("hello");

  @Test
  void doesNotShareItsArray() {
    byte[] array = {1, 2, 3};
    Bytes of = Bytes.of(array);
    Bytes copy = Bytes.copyOf(array, 0, 3);
    Bytes buffered = Bytes.copyOf(ByteBuffer.wrap(array));
    array[0] = 9;
    of.toByteArray()[0] = 9;
    assertEquals(1, of.at(0));
    assertEquals(1, copy.at(0));
    assertEquals(1, buffered.at(0));
    assertThrows(ReadOnlyBufferException.class, () -> of.asByteBuffer().put((byte) 9));
    assertFalse(of.asByteBuffer().hasArray());
  }

  @Test
  void copiesParts() {
    byte[] array = {1, 2, 3, 4};
    assertEquals(Bytes.of((byte) 2, (byte) 3), Bytes.copyOf(array, 1, 2));
    ByteBuffer buffer = ByteBuffer.wrap(array, 1, 2);
    assertEquals(Bytes.copyOf(array, 1, 2), Bytes.copyOf(buffer));
    assertEquals(1, buffer.position());
    assertThrows(IndexOutOfBoundsException.class, () -> Bytes.copyOf(array, 3, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> Bytes.copyOf(array, -1, 2));
  }

  @Test
  void readsImages() throws IOException {
    byte[] array = {1, 2, 3, 4};
    ImageSource image = ImageSource.of(array);
    assertEquals(Bytes.copyOf(array, 1, 2), Bytes.read(image, 1, 2));
    assertSame(Bytes.empty(), Bytes.read(image, 4, 0));
    assertThrows(EOFException.class, () -> Bytes.read(image, 3, 2));
    assertThrows(IllegalArgumentException.class, () -> Bytes.read(image, 0, -1));
  }

  @Test
  void thereIsOneEmptyString() {
    Bytes empty = Bytes.empty();
    assertSame(empty, Bytes.of());
    assertSame(empty, Bytes.zeros(0));
    assertSame(empty, Bytes.utf8(""));
    assertSame(empty, HELLO.slice(3, 3));
    assertTrue(empty.isEmpty());
    assertTrue(empty.isZero());
    assertEquals("", empty.toString());
    assertEquals("\"\"", empty.toJson());
    assertEquals("", empty.toHex());
  }

  @Test
  void zerosAreZero() {
    assertTrue(Bytes.zeros(3).isZero());
    assertEquals(Bytes.of((byte) 0, (byte) 0, (byte) 0), Bytes.zeros(3));
    assertFalse(Bytes.of((byte) 0, (byte) 1).isZero());
    assertThrows(IllegalArgumentException.class, () -> Bytes.zeros(-1));
  }

  @Test
  void bytesAreUnsigned() {
    assertEquals(0xFF, Bytes.of((byte) -1).at(0));
    assertThrows(IndexOutOfBoundsException.class, () -> HELLO.at(5));
    assertThrows(IndexOutOfBoundsException.class, () -> HELLO.slice(1, 5).at(4));
    assertThrows(IndexOutOfBoundsException.class, () -> HELLO.slice(1, 5).at(-1));
  }

  @Test
  void slicesAreStringsOfTheirOwn() {
    Bytes slice = HELLO.slice(1, 4);
    assertEquals(Bytes.utf8("ell"), slice);
    assertEquals(Bytes.utf8("ell").hashCode(), slice.hashCode());
    assertEquals(3, slice.length());
    assertEquals(Bytes.utf8("l"), slice.slice(1, 2));
    assertEquals("656c6c", slice.toHex());
    assertArrayEquals(new byte[] {'e', 'l', 'l'}, slice.toByteArray());
    assertThrows(IndexOutOfBoundsException.class, () -> slice.slice(0, 4));
    assertThrows(IndexOutOfBoundsException.class, () -> slice.slice(2, 1));
  }

  @Test
  void buffersShowTheSliceOnly() {
    ByteBuffer buffer = HELLO.slice(1, 4).asByteBuffer();
    assertEquals(3, buffer.capacity());
    assertEquals('e', buffer.get(0));
    assertEquals(ByteOrder.BIG_ENDIAN, buffer.order());
    assertThrows(IndexOutOfBoundsException.class, () -> buffer.get(3));
  }

  @Test
  void aStringOfCEndsAtItsFirstNul() {
    assertEquals(Bytes.utf8("a"), Bytes.utf8("a\0b\0").untilNul());
    assertEquals(Bytes.empty(), Bytes.utf8("\0a").untilNul());
    assertEquals(HELLO, HELLO.untilNul());
    assertEquals(Bytes.empty(), Bytes.empty().untilNul());
  }

  @Test
  void readsNumbersOfEitherOrder() {
    Bytes bytes = Bytes.of(new byte[] {0, (byte) 0xF1, 2, 3, 4, 5, 6, 7, (byte) 0xF8}).slice(1, 9);
    assertEquals(0xF102, bytes.u16be(0));
    assertEquals(0x02F1, bytes.u16le(0));
    assertEquals(0xF102_0304L, bytes.u32be(0));
    assertEquals(0xF807_0605L, bytes.u32le(4));
    assertEquals(0xF102_0304_0506_07F8L, bytes.u64be(0));
    assertEquals(0xF807_0605_0403_02F1L, bytes.u64le(0));
    assertThrows(IndexOutOfBoundsException.class, () -> bytes.u16be(7));
  }

  @Test
  void findsBytes() {
    assertEquals(2, HELLO.indexOf('l', 0));
    assertEquals(3, HELLO.indexOf('l', 3));
    assertEquals(-1, HELLO.indexOf('l', 4));
    assertEquals(-1, HELLO.indexOf('h', 1));
    assertEquals(0, HELLO.indexOf('h', -5));
    assertEquals(-1, HELLO.slice(2, 5).indexOf('l', Integer.MAX_VALUE), "no overflow");
    assertEquals(-1, HELLO.slice(0, 2).indexOf('l', 0));
    assertEquals(0, Bytes.of((byte) 0xFE).indexOf(0xFE, 0));
    assertTrue(HELLO.startsWith(Bytes.utf8("he")));
    assertTrue(HELLO.startsWith(Bytes.empty()));
    assertFalse(HELLO.startsWith(Bytes.utf8("hello!")));
    assertFalse(HELLO.slice(0, 2).startsWith(HELLO));
  }

  @Test
  void tellsWhatBothBeginWith() {
    assertEquals(2, HELLO.commonPrefix(Bytes.utf8("hermes")));
    assertEquals(5, HELLO.commonPrefix(HELLO));
    assertEquals(2, HELLO.commonPrefix(HELLO.slice(0, 2)));
    assertEquals(2, HELLO.slice(0, 2).commonPrefix(HELLO));
    assertEquals(0, HELLO.commonPrefix(HELLO.slice(1, 5)));
    assertEquals(0, HELLO.commonPrefix(Bytes.empty()));
  }

  @Test
  void copiesIntoAnArray() {
    byte[] target = new byte[5];
    HELLO.slice(1, 4).copyTo(target, 1);
    assertArrayEquals(new byte[] {0, 'e', 'l', 'l', 0}, target);
    assertThrows(IndexOutOfBoundsException.class, () -> HELLO.copyTo(target, 1));
  }

  @Test
  void ordersByUnsignedBytesAndThenByLength() {
    assertTrue(Bytes.of((byte) 0x7F).compareTo(Bytes.of((byte) 0x80)) < 0);
    assertTrue(Bytes.utf8("a").compareTo(Bytes.utf8("ab")) < 0);
    assertTrue(Bytes.empty().compareTo(Bytes.zeros(1)) < 0);
    assertEquals(0, HELLO.slice(2, 3).compareTo(HELLO.slice(3, 4)));
    assertNotEquals(HELLO, Bytes.utf8("hellO"));
    assertFalse(HELLO.equals((Object) "hello"));
  }

  @Test
  void decodesStrictly() {
    assertEquals(
        Optional.of("h\u00e9\ud83d\ude00"), Bytes.utf8("h\u00e9\ud83d\ude00").decodeUtf8());
    for (String hex : new String[] {"ff", "c0af", "c3", "eda080", "f4908080", "61e282"}) {
      assertEquals(Optional.empty(), fromHex(hex).decodeUtf8(), hex);
    }
    assertEquals(Bytes.utf8("?"), Bytes.utf8("\ud800"));
  }

  @Test
  void jsonIsAStringOrHexadecimal() {
    assertEquals("\"hello\"", HELLO.toJson());
    assertEquals("\"a\\\"b\\\\c\"", Bytes.utf8("a\"b\\c").toJson());
    assertEquals("\"\\u000a\\u0000\\u007f\"", Bytes.utf8("\n\0\u007f").toJson());
    assertEquals("\"\\u00e9\\ud83d\\ude00\"", Bytes.utf8("\u00e9\ud83d\ude00").toJson());
    assertEquals("{\"hex\":\"66ff\"}", fromHex("66ff").toJson());
    assertEquals("{\"hex\":\"ff\"}", fromHex("66ff66").slice(1, 2).toJson());
  }

  private static Bytes fromHex(String hex) {
    return Bytes.of(java.util.HexFormat.of().parseHex(hex));
  }

  @Test
  void joinsInOrder() {
    assertEquals(Bytes.utf8("abc"), Bytes.join(Bytes.utf8("a"), Bytes.empty(), Bytes.utf8("bc")));
    assertEquals(Bytes.empty(), Bytes.join());
    assertEquals(
        Bytes.utf8("bb"), Bytes.join(List.of(Bytes.utf8("abc").slice(1, 2), Bytes.utf8("b"))));
  }
}
