package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import java.io.ByteArrayOutputStream;

/** The command line that LILO puts together at boot (second.S). */
final class SecondStage {
  private static final Bytes PREFIX = Bytes.utf8("BOOT_IMAGE=");
  private static final Bytes AUTO = Bytes.utf8("auto ");

  private SecondStage() {}

  /**
   * Makes a command line: {@code BOOT_IMAGE=}, the name as it was typed, the parameters of the map
   * file without repeated blanks, and what was typed behind the name. It is not cut off.
   *
   * @param unattended whether nobody pressed a key, which {@code auto} tells
   * @param typed nothing, or a blank and parameters
   */
  static Bytes commandLine(boolean unattended, Bytes name, Bytes constant, Bytes typed) {
    Bytes parameters = withoutBlanks(constant);
    return Bytes.join(
        unattended ? AUTO : Bytes.empty(),
        PREFIX,
        name,
        parameters.isEmpty() ? Bytes.empty() : Bytes.utf8(" "),
        parameters,
        typed);
  }

  /** What LILO passes on of a command line: 511 bytes at most. */
  static Bytes cut(Bytes line) {
    return line.length() < ConstantOptions.SIZE ? line : line.slice(0, ConstantOptions.SIZE - 1);
  }

  /** Leaves one of several blanks, and none at the ends. Quotes do not matter. */
  static Bytes withoutBlanks(Bytes text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    boolean blank = false;
    for (int i = 0; i < text.length(); i++) {
      int c = text.at(i);
      if (c == ' ') {
        blank = true;
        continue;
      }
      if (blank && out.size() > 0) {
        out.write(' ');
      }
      out.write(c);
      blank = false;
    }
    return Bytes.of(out.toByteArray());
  }

  /** What stands in the input line after some keys: LILO takes printable ASCII only. */
  static Bytes typed(Bytes keys) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < keys.length() && out.size() < ConstantOptions.SIZE - 1; i++) {
      int c = keys.at(i);
      if (c >= ' ' && c < 0x7F) {
        out.write(c);
      }
    }
    return withoutBlanks(Bytes.of(out.toByteArray()));
  }

  /** Removes the words that the second stage acts on itself. */
  static Bytes withoutOwnWords(Bytes line) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int begin = 0; begin < line.length(); ) {
      int blank = line.indexOf(' ', begin);
      int end = blank < 0 ? line.length() : blank;
      Bytes word = line.slice(begin, end);
      if (!isOwn(word)) {
        if (out.size() > 0) {
          out.write(' ');
        }
        out.writeBytes(word.toByteArray());
      }
      begin = end + 1;
    }
    return Bytes.of(out.toByteArray());
  }

  private static boolean isOwn(Bytes word) {
    return word.startsWith(Bytes.utf8("vga="))
        || word.startsWith(Bytes.utf8("kbd="))
        || word.equals(Bytes.utf8("lock"))
        || word.equals(Bytes.utf8("nobd"));
  }
}
