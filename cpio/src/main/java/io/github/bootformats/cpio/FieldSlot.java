package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import java.util.Arrays;

/**
 * Where a field lies in a header and how its number is written there.
 *
 * @param offset its first byte in the header
 * @param width how many bytes
 * @param form how the number is written
 */
record FieldSlot(int offset, int width, Form form) {
  /** What {@link #get} returns when there are no digits. */
  static final long NO_NUMBER = -1;

  private static final String LOWER_DIGITS = "0123456789abcdef";
  private static final String UPPER_DIGITS = "0123456789ABCDEF";

  /** What each byte is worth as a digit, -1 if it is none. */
  private static final byte[] DIGITS = digitValues();

  private static final int HALF_BITS = 16;
  private static final int HALF_MASK = 0xFFFF;

  /** The ways to write a number. */
  enum Form {
    /** Hexadecimal digits. */
    HEX(4),
    /** Octal digits. */
    OCTAL(3),
    /** 16-bit words, each little-endian, the most significant word first. */
    WORDS_LITTLE_ENDIAN(8),
    /** 16-bit words, each big-endian, the most significant word first. */
    WORDS_BIG_ENDIAN(8);

    private final int bitsPerByte;

    Form(int bitsPerByte) {
      this.bitsPerByte = bitsPerByte;
    }

    boolean isText() {
      return this == HEX || this == OCTAL;
    }
  }

  long maximum() {
    return (1L << (width * form.bitsPerByte)) - 1;
  }

  /** Returns the number, or {@link #NO_NUMBER} if a byte is not a digit. */
  long get(Bytes header) {
    return form.isText() ? digits(header) : words(header);
  }

  private long digits(Bytes header) {
    long value = 0;
    int all = 0;
    for (int i = offset; i < offset + width; i++) {
      int digit = DIGITS[header.at(i)];
      all |= digit;
      value = (value << form.bitsPerByte) | digit;
    }
    return all >> form.bitsPerByte == 0 ? value : NO_NUMBER;
  }

  /** Returns whether these are 8 hexadecimal digits. */
  boolean isHexWord() {
    return form == Form.HEX && width == Long.BYTES;
  }

  /** Returns the number of 8 bytes that are known to be hexadecimal digits, all of them at once. */
  long hexWord(Bytes header) {
    long letters = header.u64le(offset);
    // A letter has bit 6 set, and is worth 9 more than its low four bits.
    long nibbles = (letters & 0x0F0F0F0F0F0F0F0FL) + 9 * (letters >>> 6 & 0x0101010101010101L);
    long bytes = (nibbles << 4 | nibbles >>> 8) & 0x00FF00FF00FF00FFL;
    long halves = (bytes << 8 | bytes >>> 16) & 0x0000FFFF0000FFFFL;
    return (halves & 0xFFFF) << 16 | halves >>> 32;
  }

  /** Returns whether there is nothing but digits behind the magic of a header. */
  static boolean areDigits(CpioDialect dialect, Bytes header) {
    int all = 0;
    for (int i = dialect.magic().length(); i < header.length(); i++) {
      all |= DIGITS[header.at(i)];
    }
    return all >> dialect.slot(CpioField.MODE).form.bitsPerByte == 0;
  }

  private static byte[] digitValues() {
    byte[] values = new byte[1 << Byte.SIZE];
    Arrays.fill(values, (byte) -1);
    for (int digit = 0; digit < LOWER_DIGITS.length(); digit++) {
      values[LOWER_DIGITS.charAt(digit)] = (byte) digit;
      values[UPPER_DIGITS.charAt(digit)] = (byte) digit;
    }
    return values;
  }

  private long words(Bytes header) {
    long value = 0;
    for (int i = offset; i < offset + width; i += 2) {
      int word = header.u16le(i);
      value = (value << HALF_BITS) | (isBigEndian() ? swap(word) : word);
    }
    return value;
  }

  /** Writes a number that fits; hexadecimal digits above 9 are of the case that is asked for. */
  void put(byte[] header, long value, boolean upperCase) {
    if (form.isText()) {
      String digits = upperCase ? UPPER_DIGITS : LOWER_DIGITS;
      int mask = (1 << form.bitsPerByte) - 1;
      for (int i = 0; i < width; i++) {
        int shift = (width - 1 - i) * form.bitsPerByte;
        header[offset + i] = (byte) digits.charAt((int) (value >>> shift) & mask);
      }
      return;
    }
    for (int i = 0; i < width; i += 2) {
      int word = (int) (value >>> ((width - 2 - i) * 8)) & HALF_MASK;
      int stored = isBigEndian() ? swap(word) : word;
      header[offset + i] = (byte) stored;
      header[offset + i + 1] = (byte) (stored >>> 8);
    }
  }

  private boolean isBigEndian() {
    return form == Form.WORDS_BIG_ENDIAN;
  }

  private static int swap(int word) {
    return (word & 0xFF) << 8 | word >>> 8;
  }
}
