package io.github.bootformats.partition.script;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Names of partitions as a script has them: in quotation marks, with {@code \xHH} for each byte of
 * UTF-8 that is not plain.
 *
 * <p>A name on a disk is 16-bit units and may hold half of a surrogate pair. It is written as UTF-8
 * would write a character of that number, so that no name is lost.
 */
final class ScriptName {
  private static final String ESCAPE = "\\x";

  private ScriptName() {}

  static String quoted(String name) {
    StringBuilder text = new StringBuilder(name.length() + 2).append('"');
    for (byte b : encode(name)) {
      boolean plain = b >= ' ' && b < 0x7F && "\"\\`$".indexOf(b) < 0;
      if (plain) {
        text.append((char) b);
      } else {
        text.append(ESCAPE).append(HexFormat.of().toHexDigits(b));
      }
    }
    return text.append('"').toString();
  }

  /** Resolves the escapes of a token; empty if the bytes are not UTF-8. */
  static Optional<String> unescaped(String token) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(token.length());
    int from = 0;
    for (int at = token.indexOf(ESCAPE); at >= 0; at = token.indexOf(ESCAPE, at + 1)) {
      if (at + 4 <= token.length()
          && HexFormat.isHexDigit(token.charAt(at + 2))
          && HexFormat.isHexDigit(token.charAt(at + 3))) {
        bytes.writeBytes(encode(token.substring(from, at)));
        bytes.write(HexFormat.fromHexDigits(token, at + 2, at + 4));
        from = at + 4;
      }
    }
    bytes.writeBytes(encode(token.substring(from)));
    return decode(bytes.toByteArray());
  }

  private static byte[] encode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    text.codePoints().forEach(c -> encode(c, bytes));
    return bytes.toByteArray();
  }

  private static void encode(int c, ByteArrayOutputStream bytes) {
    int following = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    int mark = following == 0 ? 0 : (0xFF00 >> (following + 1)) & 0xFF;
    bytes.write(mark | (c >> (6 * following)));
    for (int i = following - 1; i >= 0; i--) {
      bytes.write(0x80 | ((c >> (6 * i)) & 0x3F));
    }
  }

  private static Optional<String> decode(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length);
    int at = 0;
    while (at < bytes.length) {
      int first = bytes[at] & 0xFF;
      int following =
          first < 0x80 ? 0 : first < 0xC2 ? -1 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
      if (following < 0 || first > 0xF4 || at + following >= bytes.length) {
        return Optional.empty();
      }
      int c = following == 0 ? first : first & (0x3F >> following);
      for (int i = 1; i <= following; i++) {
        int next = bytes[at + i] & 0xFF;
        if ((next & 0xC0) != 0x80) {
          return Optional.empty();
        }
        c = (c << 6) | (next & 0x3F);
      }
      boolean shortest =
          following == 0 || c >= (following == 1 ? 0x80 : following == 2 ? 0x800 : 0x10000);
      if (!shortest || c > Character.MAX_CODE_POINT) {
        return Optional.empty();
      }
      text.appendCodePoint(c);
      at += following + 1;
    }
    return Optional.of(text.toString());
  }
}
