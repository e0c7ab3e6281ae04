package io.github.bootformats.api.boot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A second reading of a command line, to compare with: the words are found first, by characters,
 * and cut afterwards.
 */
final class NextArg {
  private NextArg() {}

  /** A name and perhaps a value. */
  record Word(String name, @Nullable String value) {
    static Word of(KernelParameter parameter) {
      return new Word(
          parameter.name().decodeUtf8().orElseThrow(),
          parameter.value().map(v -> v.decodeUtf8().orElseThrow()).orElse(null));
    }
  }

  static List<Word> split(String line) {
    List<Word> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    for (char c : (line + "\n").toCharArray()) {
      quoted ^= c == '"';
      if (!Character.isWhitespace(c) || (quoted && c != '\n')) {
        word.append(c);
      } else if (word.length() > 0) {
        words.add(cut(word.toString()));
        word.setLength(0);
      }
    }
    return words;
  }

  private static Word cut(String word) {
    String text = word.startsWith("\"") ? word.substring(1) : word;
    boolean outer = word.startsWith("\"");
    int equals = text.indexOf('=', 1);
    if (equals < 0) {
      return new Word(outer ? withoutLastQuote(text) : text, null);
    }
    String value = text.substring(equals + 1);
    boolean inner = value.startsWith("\"");
    if (inner) {
      value = value.equals("\"") ? "" : withoutLastQuote(value.substring(1));
    } else if (outer) {
      value = withoutLastQuote(value);
    }
    return new Word(text.substring(0, equals), value);
  }

  private static String withoutLastQuote(String text) {
    return text.endsWith("\"") ? text.substring(0, text.length() - 1) : text;
  }
}
