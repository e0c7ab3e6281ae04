package io.github.bootformats.grub.internal.parse;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.grub.syntax.WordPart;
import java.util.ArrayList;
import java.util.List;

/** Takes a word apart whose extent the lexer has found. */
final class WordReader {
  private final byte[] text;
  private final int end;
  private final List<WordPart> parts = new ArrayList<>();
  private int position;
  private int textStart;
  private int badDollar = -1;

  private WordReader(byte[] text, int start, int end) {
    this.text = text;
    this.position = start;
    this.textStart = start;
    this.end = end;
  }

  static WordReader read(byte[] text, int start, int end) {
    WordReader reader = new WordReader(text, start, end);
    reader.word();
    return reader;
  }

  List<WordPart> parts() {
    return parts;
  }

  /** Returns where a dollar in double quotes starts no variable, which is an error, or -1. */
  int badDollar() {
    return badDollar;
  }

  private void word() {
    while (position < end && badDollar < 0) {
      switch (text[position]) {
        case '\\' -> position += 2;
        case '\'' -> singleQuoted();
        case '"' -> doubleQuoted();
        case '$' -> {
          flush(parts);
          if (text[position + 1] == '"') {
            translated();
          } else {
            parts.add(variable());
          }
          textStart = position;
        }
        default -> position++;
      }
    }
    flush(parts);
  }

  private void flush(List<WordPart> target) {
    if (position > textStart) {
      target.add(new WordPart.Text(bytes(textStart, position)));
    }
  }

  private void singleQuoted() {
    flush(parts);
    int begin = ++position;
    while (text[position] != '\'') {
      position++;
    }
    parts.add(new WordPart.SingleQuoted(bytes(begin, position)));
    textStart = ++position;
  }

  private void doubleQuoted() {
    flush(parts);
    List<WordPart> quoted = new ArrayList<>();
    textStart = ++position;
    while (text[position] != '"') {
      if (text[position] == '\\') {
        position += isEscape(text[position + 1]) ? 2 : 1;
      } else if (text[position] != '$') {
        position++;
      } else if (Lexer.variableEnd(text, position) < 0) {
        badDollar = position;
        return;
      } else {
        flush(quoted);
        quoted.add(variable());
        textStart = position;
      }
    }
    flush(quoted);
    parts.add(new WordPart.DoubleQuoted(quoted));
    textStart = ++position;
  }

  private static boolean isEscape(byte next) {
    return next == '$' || next == '\\' || next == '"' || next == '\n';
  }

  private void translated() {
    position += 2;
    int begin = position;
    while (text[position] != '"') {
      position += text[position] == '\\' ? 2 : 1;
    }
    parts.add(new WordPart.Translated(bytes(begin, position)));
    position++;
  }

  private WordPart variable() {
    int stop = Lexer.variableEnd(text, position);
    boolean braces = text[position + 1] == '{';
    Bytes name = braces ? bytes(position + 2, stop - 1) : bytes(position + 1, stop);
    position = stop;
    return new WordPart.Variable(name, braces);
  }

  private Bytes bytes(int from, int to) {
    return Bytes.copyOf(text, from, to - from);
  }
}
