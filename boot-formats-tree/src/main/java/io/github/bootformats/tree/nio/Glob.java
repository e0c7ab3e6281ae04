package io.github.bootformats.tree.nio;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Turns a glob, as {@code FileSystem.getPathMatcher} describes it, into a regular expression. Other
 * than the JDK's, {@code **} crosses line ends too: they are bytes of a name like others.
 */
final class Glob {
  private final String glob;
  private final StringBuilder regex = new StringBuilder();
  private int at;
  private boolean inGroup;

  private Glob(String glob) {
    this.glob = glob;
  }

  static Pattern pattern(String glob) {
    Glob parser = new Glob(glob);
    while (parser.at < glob.length()) {
      parser.part(parser.next());
    }
    if (parser.inGroup) {
      throw parser.error("no } at the end of the group");
    }
    return Pattern.compile(parser.regex.toString(), Pattern.DOTALL);
  }

  private int next() {
    int c = glob.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  private boolean skip(char c) {
    boolean found = at < glob.length() && glob.charAt(at) == c;
    at += found ? 1 : 0;
    return found;
  }

  private PatternSyntaxException error(String what) {
    return new PatternSyntaxException(what, glob, Math.min(at, glob.length()) - 1);
  }

  private void part(int c) {
    switch (c) {
      case '*' -> regex.append(skip('*') ? ".*" : "[^/]*");
      case '?' -> regex.append("[^/]");
      case '[' -> bracket();
      case '{' -> {
        if (inGroup) {
          throw error("a group within a group");
        }
        inGroup = true;
        regex.append("(?:");
      }
      case '}' -> {
        regex.append(inGroup ? ")" : "\\}");
        inGroup = false;
      }
      case ',' -> regex.append(inGroup ? "|" : ",");
      case '\\' -> {
        if (at == glob.length()) {
          throw error("nothing after the backslash");
        }
        literal(next());
      }
      default -> literal(c);
    }
  }

  private void bracket() {
    regex.append("[[^/]&&[");
    if (skip('!')) {
      regex.append('^');
    }
    int empty = regex.length();
    if (skip('-')) {
      literal('-');
    }
    for (int c = member(); c != ']'; c = member()) {
      if (c == '-') {
        throw error("a range without a begin");
      }
      literal(c);
      if (skip('-')) {
        rangeFrom(c);
      }
    }
    if (regex.length() == empty) {
      throw error("nothing in the bracket");
    }
    regex.append("]]");
  }

  private void rangeFrom(int from) {
    if (at < glob.length() && glob.charAt(at) == ']') {
      literal('-'); // and no range
      return;
    }
    int to = member();
    if (to < from) {
      throw error("a range from more to less");
    }
    regex.append('-');
    literal(to);
  }

  private int member() {
    if (at == glob.length()) {
      throw error("no ] at the end of the bracket");
    }
    int c = next();
    if (c == '/') {
      throw error("a slash in a bracket");
    }
    return c;
  }

  private void literal(int c) {
    boolean isWord = c >= 0x80 || Character.isLetterOrDigit(c);
    regex.append(isWord ? "" : "\\").appendCodePoint(c);
  }
}
