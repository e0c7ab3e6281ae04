package io.github.bootformats.api;

import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * An immutable string of bytes: a file name, a link target, a word of a config, a sector.
 *
 * <p>Names on disk are bytes, not text; this type keeps them as they are. The order is that of
 * unsigned bytes, as {@code memcmp} has it. {@link #toString()} is safe to print on a terminal;
 * {@link #toJson()} is the one JSON form.
 */
public final class Bytes implements Comparable<Bytes> {
  private static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

  private static final VarHandle SHORT_LE =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT_LE =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG_LE =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] array;
  private final int from;
  private final int length;

  private Bytes(byte[] array, int from, int length) {
    this.array = array;
    this.from = from;
    this.length = length;
  }

  /**
   * Returns the empty string.
   *
   * @return no bytes
   */
  public static Bytes empty() {
    return EMPTY;
  }

  /**
   * Copies bytes.
   *
   * @param bytes the bytes
   * @return a string of them
   */
  public static Bytes of(byte... bytes) {
    return bytes.length == 0 ? EMPTY : new Bytes(bytes.clone(), 0, bytes.length);
  }

  /**
   * Copies a part of an array.
   *
   * @param bytes the array
   * @param offset the first byte
   * @param length how many bytes
   * @return a string of them
   */
  public static Bytes copyOf(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    return length == 0
        ? EMPTY
        : new Bytes(Arrays.copyOfRange(bytes, offset, offset + length), 0, length);
  }

  /**
   * Copies what remains in a buffer; the buffer's position stays.
   *
   * @param buffer the buffer
   * @return a string of its remaining bytes
   */
  public static Bytes copyOf(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes.length == 0 ? EMPTY : new Bytes(bytes, 0, bytes.length);
  }

  /**
   * Reads bytes of an image, without the copy that {@code of(source.readBytes(...))} would make.
   *
   * @param source the image
   * @param position bytes from its start
   * @param length how many bytes; that much memory is taken at once
   * @return the bytes
   * @throws IOException if reading fails, or the image ends before
   */
  public static Bytes read(ImageSource source, long position, int length) throws IOException {
    byte[] bytes = source.readBytes(position, length);
    if (bytes.length != length) {
      throw new IOException("asked for %s bytes, got %s".formatted(length, bytes.length));
    }
    return length == 0 ? EMPTY : new Bytes(bytes, 0, length);
  }

  /**
   * Encodes text as UTF-8; a lone surrogate becomes {@code ?}.
   *
   * @param text the text
   * @return its bytes
   */
  public static Bytes utf8(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return bytes.length == 0 ? EMPTY : new Bytes(bytes, 0, bytes.length);
  }

  /**
   * Returns a string of zero bytes.
   *
   * @param length how many, not negative
   * @return that many zeros
   */
  public static Bytes zeros(int length) {
    if (length < 0) {
      throw new IllegalArgumentException("negative length: " + length);
    }
    return length == 0 ? EMPTY : new Bytes(new byte[length], 0, length);
  }

  /**
   * Puts strings together.
   *
   * @param parts the strings, in order
   * @return all bytes of all of them
   * @throws IllegalArgumentException if that is 2<sup>31</sup> bytes or more
   */
  public static Bytes join(Bytes... parts) {
    return join(Arrays.asList(parts));
  }

  /**
   * Puts strings together.
   *
   * @param parts the strings, in order
   * @return all bytes of all of them
   * @throws IllegalArgumentException if that is 2<sup>31</sup> bytes or more
   */
  public static Bytes join(Collection<Bytes> parts) {
    long total = 0;
    for (Bytes part : parts) {
      total += part.length;
    }
    if (total > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("too much for one string: " + total + " bytes");
    }
    byte[] all = new byte[(int) total];
    int end = 0;
    for (Bytes part : parts) {
      part.copyTo(all, end);
      end += part.length;
    }
    return all.length == 0 ? EMPTY : new Bytes(all, 0, all.length);
  }

  /**
   * Returns how many bytes there are.
   *
   * @return the length in bytes
   */
  public int length() {
    return length;
  }

  /**
   * Returns whether there are none.
   *
   * @return whether the length is 0
   */
  public boolean isEmpty() {
    return length == 0;
  }

  /**
   * Returns one byte.
   *
   * @param index which, from 0
   * @return the byte, 0 to 255
   */
  public int at(int index) {
    return array[from + Objects.checkIndex(index, length)] & 0xFF;
  }

  /**
   * Reads a little-endian 16-bit number.
   *
   * @param index its first byte
   * @return 0 to 65535
   */
  public int u16le(int index) {
    Objects.checkFromIndexSize(index, Short.BYTES, length);
    return (short) SHORT_LE.get(array, from + index) & 0xFFFF;
  }

  /**
   * Reads a little-endian 32-bit number.
   *
   * @param index its first byte
   * @return 0 to 2<sup>32</sup>-1
   */
  public long u32le(int index) {
    Objects.checkFromIndexSize(index, Integer.BYTES, length);
    return (int) INT_LE.get(array, from + index) & 0xFFFF_FFFFL;
  }

  /**
   * Reads a little-endian 64-bit number.
   *
   * @param index its first byte
   * @return the number, to be taken as unsigned where the format says so
   */
  public long u64le(int index) {
    Objects.checkFromIndexSize(index, Long.BYTES, length);
    return (long) LONG_LE.get(array, from + index);
  }

  /**
   * Reads a big-endian 16-bit number.
   *
   * @param index its first byte
   * @return 0 to 65535
   */
  public int u16be(int index) {
    return Short.toUnsignedInt(Short.reverseBytes((short) u16le(index)));
  }

  /**
   * Reads a big-endian 32-bit number.
   *
   * @param index its first byte
   * @return 0 to 2<sup>32</sup>-1
   */
  public long u32be(int index) {
    return Integer.toUnsignedLong(Integer.reverseBytes((int) u32le(index)));
  }

  /**
   * Reads a big-endian 64-bit number.
   *
   * @param index its first byte
   * @return the number, to be taken as unsigned where the format says so
   */
  public long u64be(int index) {
    return Long.reverseBytes(u64le(index));
  }

  /**
   * Returns a part; nothing is copied.
   *
   * @param begin the first byte
   * @param end one past the last byte
   * @return the bytes between
   */
  public Bytes slice(int begin, int end) {
    Objects.checkFromToIndex(begin, end, length);
    return begin == end ? EMPTY : new Bytes(array, from + begin, end - begin);
  }

  /**
   * Returns the place of the first byte of a value.
   *
   * @param value the byte, 0 to 255
   * @param begin where to start looking
   * @return its index, or -1
   */
  public int indexOf(int value, int begin) {
    byte[] bytes = array; // in a local variable the loop is compiled to half the instructions
    int end = from + length;
    for (int i = from + Math.min(Math.max(begin, 0), length); i < end; i++) {
      if ((bytes[i] & 0xFF) == value) {
        return i - from;
      }
    }
    return -1;
  }

  /**
   * Returns what stands before the first NUL, as C reads a string; nothing is copied.
   *
   * @return the bytes before the first zero, or all of them if there is none
   */
  public Bytes untilNul() {
    int nul = indexOf(0, 0);
    return nul < 0 ? this : slice(0, nul);
  }

  /**
   * Returns whether these bytes begin with others.
   *
   * @param prefix the other bytes
   * @return whether they are the first ones of this string
   */
  public boolean startsWith(Bytes prefix) {
    return prefix.length <= length && slice(0, prefix.length).equals(prefix);
  }

  /**
   * Returns how many bytes these and others begin with in common.
   *
   * @param other the other bytes
   * @return 0 to the length of the shorter of both
   */
  public int commonPrefix(Bytes other) {
    int common =
        Arrays.mismatch(
            array, from, from + length, other.array, other.from, other.from + other.length);
    return common < 0 ? length : common;
  }

  /**
   * Returns whether every byte is zero.
   *
   * @return whether there is no other byte; true for the empty string
   */
  public boolean isZero() {
    for (int i = 0; i < length; i++) {
      if (array[from + i] != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns a copy as an array.
   *
   * @return a new array
   */
  public byte[] toByteArray() {
    return Arrays.copyOfRange(array, from, from + length);
  }

  /**
   * Copies all bytes into an array.
   *
   * @param target where they go
   * @param offset the place of the first one
   */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(array, from, target, offset, length);
  }

  /**
   * Returns a read-only buffer over the bytes, in big-endian order; nothing is copied.
   *
   * @return a new buffer that has all bytes remaining
   */
  public ByteBuffer asByteBuffer() {
    return ByteBuffer.wrap(array, from, length).slice().asReadOnlyBuffer();
  }

  /**
   * Decodes as UTF-8, strictly.
   *
   * @return the text, or empty if these bytes are not valid UTF-8
   */
  public Optional<String> decodeUtf8() {
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(asByteBuffer()).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the bytes as pairs of lower-case hexadecimal digits.
   *
   * @return two digits a byte
   */
  public String toHex() {
    return HexFormat.of().formatHex(array, from, from + length);
  }

  /**
   * Returns the one JSON form of byte strings: a string when the bytes are valid UTF-8, otherwise
   * an object with the bytes in hexadecimal, {@code {"hex":"66ff"}}. A consumer that sees a string
   * therefore has the exact bytes.
   *
   * @return a JSON value in ASCII
   */
  public String toJson() {
    Optional<String> text = decodeUtf8();
    if (text.isEmpty()) {
      return "{\"hex\":\"" + toHex() + "\"}";
    }
    StringBuilder json = new StringBuilder(length + 2).append('"');
    for (char c : text.get().toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < 0x20 || c > 0x7E) {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(
        array, from, from + length, other.array, other.from, other.from + other.length);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Bytes other
        && Arrays.equals(
            array, from, from + length, other.array, other.from, other.from + other.length);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + array[i];
    }
    return hash;
  }

  /**
   * Returns the bytes as text that is safe to print: printable characters of valid UTF-8 stand for
   * themselves, a backslash is doubled, and every other byte is {@code \xHH}.
   */
  @Override
  public String toString() {
    return PrintableText.of(this);
  }
}
