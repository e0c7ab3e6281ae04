package io.github.bootformats.grub.syntax;

import io.github.bootformats.api.Bytes;
import java.io.ByteArrayOutputStream;

/** Takes the backslashes out of text that depends on nothing. */
final class Unescaping {
  private Unescaping() {}

  /** Unescapes text without quotes; returns false when it has a wildcard. */
  static boolean plain(Bytes raw, ByteArrayOutputStream out) {
    for (int i = 0; i < raw.length(); i++) {
      int c = raw.at(i);
      if (c == '*' || c == '?') {
        return false;
      }
      if (c == '\\' && i + 1 < raw.length()) {
        c = raw.at(++i);
        if (c == '\n') {
          continue;
        }
      }
      out.write(c);
    }
    return true;
  }

  /** Unescapes what is in double quotes; returns false when it has a variable. */
  static boolean quoted(WordPart.DoubleQuoted quoted, ByteArrayOutputStream out) {
    for (WordPart part : quoted.parts()) {
      if (!(part instanceof WordPart.Text text)) {
        return false;
      }
      Bytes raw = text.raw();
      for (int i = 0; i < raw.length(); i++) {
        int next = i + 1 < raw.length() ? raw.at(i + 1) : -1;
        boolean escapes =
            raw.at(i) == '\\' && (next == '$' || next == '"' || next == '\\' || next == '\n');
        if (escapes) {
          i++;
        }
        if (!escapes || next != '\n') {
          out.write(raw.at(i));
        }
      }
    }
    return true;
  }
}
