package io.github.bootformats.syslinux;

/**
 * Cuts a file into lines as SYSLINUX reads them: {@code fgets} with a buffer of 4096 bytes, so that
 * what is longer is several lines.
 */
final class LineScanner {
  /** The most bytes that are read as one line, the line feed included. */
  static final int MAX_LINE = 4095;

  private final byte[] text;

  private int begin;
  private int contentEnd;
  private int end;
  private int line;
  private boolean continued;

  LineScanner(byte[] text) {
    this.text = text;
  }

  /** Goes to the next line; false at the end of the file. */
  boolean next() {
    if (end == text.length) {
      return false;
    }
    continued = end > 0 && text[end - 1] != '\n';
    line += continued ? 0 : 1;
    begin = end;
    int limit = Math.min(text.length, begin + MAX_LINE);
    int stop = -1;
    int i = begin;
    while (i < limit) {
      byte c = text[i++];
      if (c <= '\r' && c >= 0) {
        if (c == '\n') {
          stop = stop < 0 ? i - 1 : stop;
          break;
        }
        if (stop < 0 && (c == '\r' || c == 0)) {
          stop = i - 1;
        }
      }
    }
    end = i;
    contentEnd = stop < 0 ? end : stop;
    return true;
  }

  int begin() {
    return begin;
  }

  /** Where the first NUL, carriage return or line feed is: the directive ends there. */
  int contentEnd() {
    return contentEnd;
  }

  int end() {
    return end;
  }

  /** The line's number, from 1; the pieces of a long line have the same. */
  int line() {
    return line;
  }

  /** Whether this is a further piece of a long line. */
  boolean isContinued() {
    return continued;
  }

  int skipSpaces(int from) {
    int i = from;
    while (i < contentEnd && Ascii.isSpace(text[i])) {
      i++;
    }
    return i;
  }

  int wordEnd(int from) {
    int i = from;
    while (i < contentEnd && !Ascii.isSpace(text[i])) {
      i++;
    }
    return i;
  }
}
