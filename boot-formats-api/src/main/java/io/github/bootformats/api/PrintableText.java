package io.github.bootformats.api;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Bytes as text without anything that a terminal would obey. */
final class PrintableText {
  private PrintableText() {}

  static String of(Bytes bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = bytes.asByteBuffer();
    CharBuffer out = CharBuffer.allocate(bytes.length() + 1);
    StringBuilder text = new StringBuilder(bytes.length());
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      appendCodePoints(text, out.flip());
      out.clear();
      if (!result.isError()) {
        return text.toString();
      }
      for (int i = 0; i < result.length(); i++) {
        appendByte(text, in.get());
      }
    }
  }

  private static void appendCodePoints(StringBuilder text, CharBuffer chars) {
    chars.codePoints().forEach(c -> appendCodePoint(text, c));
  }

  private static void appendCodePoint(StringBuilder text, int c) {
    if (c == '\\') {
      text.append("\\\\");
    } else if (isPrintable(c)) {
      text.appendCodePoint(c);
    } else {
      for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
        appendByte(text, b);
      }
    }
  }

  private static void appendByte(StringBuilder text, byte b) {
    text.append("\\x").append(HexFormat.of().toHexDigits(b));
  }

  /**
   * Controls, and format characters such as bidirectional overrides, can disguise what a line says.
   */
  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
