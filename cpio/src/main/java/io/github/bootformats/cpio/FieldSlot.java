package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;

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
    for (int i = offset; i < offset + width; i++) {
      int digit = digit(header.at(i));
      if (digit < 0 || digit >> form.bitsPerByte != 0) {
        return NO_NUMBER;
      }
      value = (value << form.bitsPerByte) | digit;
    }
    return value;
  }

  private static int digit(int letter) {
    if (letter >= '0' && letter <= '9') {
      return letter - '0';
    }
    int lower = letter | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
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
      String digits = upperCase ? "0123456789ABCDEF" : "0123456789abcdef";
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
