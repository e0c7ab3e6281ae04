package io.github.bootformats.api.boot;

import io.github.bootformats.api.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Splits a command line as {@code next_arg} of Linux (lib/cmdline.c) does: a quotation mark
 * anywhere makes white space ordinary up to the next one; the mark itself is only taken away at the
 * very beginning of the word or of the value, and the last one of the word with it.
 */
final class ParameterReader {
  private final Bytes line;
  private int at;

  private int begin;
  private int end;
  private boolean open;

  ParameterReader(Bytes line) {
    this.line = line;
    this.at = skipSpaces(0);
  }

  /** Goes to the next word; false at the end of the line. */
  boolean next() {
    if (at == line.length()) {
      return false;
    }
    begin = at;
    open = false;
    for (end = begin; end < line.length(); end++) {
      int c = line.at(end);
      if (c == '"') {
        open = !open;
      } else if (!open && isSpace(c)) {
        break;
      }
    }
    at = skipSpaces(end);
    return true;
  }

  int begin() {
    return begin;
  }

  int end() {
    return end;
  }

  /** Whether the word's last quotation mark opens and nothing closes it. */
  boolean isOpen() {
    return open;
  }

  /** Whether the word is all of the line, without a space before or after it. */
  boolean isAll() {
    return begin == 0 && end == line.length();
  }

  KernelParameter parameter() {
    boolean quoted = line.at(begin) == '"';
    int nameBegin = quoted ? begin + 1 : begin;
    int equals = equalsSign(nameBegin);
    int nameEnd = equals < 0 ? end : equals;
    int last = end;
    Bytes value = null;
    if (equals >= 0) {
      int valueBegin = equals + 1;
      if (valueBegin < end && line.at(valueBegin) == '"') {
        valueBegin++;
        if (line.at(end - 1) == '"') {
          last--;
        }
      }
      if (quoted && last == end && endsWithQuote(nameBegin)) {
        last--;
      }
      value = valueBegin < last ? line.slice(valueBegin, last) : Bytes.empty();
    } else if (quoted && endsWithQuote(nameBegin)) {
      nameEnd--;
    }
    return parameter(line.slice(nameBegin, nameEnd), value);
  }

  private KernelParameter parameter(Bytes name, @Nullable Bytes value) {
    return new KernelParameter(name, value, line.slice(begin, end));
  }

  private boolean endsWithQuote(int nameBegin) {
    return end > nameBegin && line.at(end - 1) == '"';
  }

  /** The first one that is not the first byte: the kernel's 0 stands for none. */
  private int equalsSign(int nameBegin) {
    int equals = line.indexOf('=', nameBegin + 1);
    return equals < end ? equals : -1;
  }

  private int skipSpaces(int from) {
    int i = from;
    while (i < line.length() && isSpace(line.at(i))) {
      i++;
    }
    return i;
  }

  /** The kernel's {@code isspace}: as in C, and the no-break space of Latin-1. */
  private static boolean isSpace(int c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0;
  }
}
