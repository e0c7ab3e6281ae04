package io.github.bootformats.cli.term;

import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Text from an image made safe to print: what a terminal would obey, what would disguise the line,
 * and what the terminal's charset cannot show becomes the {@code \xHH} of its UTF-8 bytes, as in
 * {@link io.github.bootformats.api.Bytes#toString()}.
 */
final class SafeText {
  private final CharsetEncoder encoder;

  SafeText(CharsetEncoder encoder) {
    this.encoder = encoder;
  }

  /** Makes a text safe that is meant for people already: its backslashes stay. */
  String message(String text) {
    return escape(text, false);
  }

  /** Makes a raw value safe and unambiguous: its backslashes are doubled. */
  String value(String text) {
    return escape(text, true);
  }

  private String escape(String text, boolean doubleBackslash) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == '\\' && doubleBackslash) {
        safe.append("\\\\");
      } else if (c >= ' ' && c <= '~') {
        safe.append((char) c);
      } else if (isPrintable(c) && encoder.canEncode(Character.toString(c))) {
        safe.appendCodePoint(c);
      } else {
        appendEscaped(safe, c);
      }
    }
    return safe.toString();
  }

  private static void appendEscaped(StringBuilder safe, int c) {
    if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
      safe.append(String.format("\\u%04x", c)); // alone, so it has no UTF-8 form
      return;
    }
    for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
      safe.append(String.format("\\x%02x", b & 0xFF));
    }
  }

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
