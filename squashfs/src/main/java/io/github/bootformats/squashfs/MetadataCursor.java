package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.MalformedFormatException;
import java.io.IOException;

/**
 * Reads metadata from a place on, as if its blocks were one piece. Whatever is read may cross the
 * ends of blocks; most does not, and is taken from the block's array.
 *
 * <p>A cursor serves one thread.
 */
final class MetadataCursor {
  /** Gives metadata blocks by their positions. */
  interface Supply {
    DecodedMetadata get(long position) throws IOException;
  }

  private static final byte[] NOTHING = new byte[0];

  private final Supply supply;
  private long position;
  private byte[] array = NOTHING;
  private int at;
  private long next;

  private MetadataCursor(Supply supply) {
    this.supply = supply;
  }

  /**
   * Begins at a place.
   *
   * @param position where the block begins, in bytes from the start of the image
   * @param offset a byte of its content, which must exist
   */
  static MetadataCursor at(Supply supply, long position, int offset) throws IOException {
    MetadataCursor cursor = new MetadataCursor(supply);
    cursor.seek(position, offset);
    return cursor;
  }

  /** Reads bytes that need no blocks. */
  static MetadataCursor over(Bytes bytes) {
    MetadataCursor cursor =
        new MetadataCursor(
            position -> {
              throw new MalformedFormatException(
                  SquashfsFinding.FORMAT,
                  SquashfsFinding.TRUNCATED.code(),
                  bytes.length(),
                  "the structure does not end within its %s bytes".formatted(bytes.length()));
            });
    cursor.array = bytes.toByteArray();
    return cursor;
  }

  void seek(long newPosition, int offset) throws IOException {
    enter(newPosition);
    if (offset >= array.length) {
      throw SquashfsFinding.METADATA_OFFSET.thrownAt(
          newPosition,
          "byte %s is meant, the metadata block has %s".formatted(offset, array.length));
    }
    at = offset;
  }

  private void enter(long newPosition) throws IOException {
    DecodedMetadata block = supply.get(newPosition);
    position = newPosition;
    array = block.bytes();
    next = block.next();
    at = 0;
  }

  /** Leaves a block that has ended, so that the place is one that can be returned to. */
  void enterNext() throws IOException {
    fill();
  }

  /** Makes sure that there is a byte. */
  private void fill() throws IOException {
    while (at == array.length) {
      enter(next);
    }
  }

  /** Returns where the current block begins. */
  long blockPosition() {
    return position;
  }

  /** Returns where the block begins that follows the current one. */
  long nextBlock() {
    return next;
  }

  /** Returns the byte of the current block that comes next; it may be its end. */
  int offset() {
    return at;
  }

  /** Returns whether the next bytes are all in the current block. */
  boolean has(int length) {
    return array.length - at >= length;
  }

  /** Returns the current block, which must not be changed. */
  byte[] array() {
    return array;
  }

  /** Goes on by bytes that the current block {@linkplain #has has}; returns where they begin. */
  int take(int length) {
    int begin = at;
    at += length;
    return begin;
  }

  int u16() throws IOException {
    return has(2) ? LittleEndian.u16(array, take(2)) : LittleEndian.u16(crossing(2), 0);
  }

  long u32() throws IOException {
    return has(4) ? LittleEndian.u32(array, take(4)) : LittleEndian.u32(crossing(4), 0);
  }

  long u64() throws IOException {
    return has(8) ? LittleEndian.u64(array, take(8)) : LittleEndian.u64(crossing(8), 0);
  }

  /** Returns a number without going on. */
  int peekU16() throws IOException {
    fill();
    if (has(2)) {
      return LittleEndian.u16(array, at);
    }
    long block = position;
    int offset = at;
    int value = u16();
    seek(block, offset);
    return value;
  }

  private byte[] crossing(int length) throws IOException {
    byte[] number = new byte[length];
    read(number, 0, length);
    return number;
  }

  Bytes bytes(int length) throws IOException {
    if (has(length)) {
      return Bytes.copyOf(array, take(length), length);
    }
    byte[] bytes = new byte[length];
    read(bytes, 0, length);
    return Bytes.of(bytes);
  }

  void read(byte[] target, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      fill();
      int count = Math.min(length - done, array.length - at);
      System.arraycopy(array, take(count), target, offset + done, count);
      done += count;
    }
  }

  /** Leaves bytes out; the blocks that they are in are read, as only that tells where they end. */
  void skip(long length) throws IOException {
    long left = length;
    while (left > 0) {
      fill();
      int count = (int) Math.min(left, array.length - at);
      at += count;
      left -= count;
    }
  }
}
