package io.github.bootformats.grub.internal.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Reads extended regular expressions (POSIX.1-2017, 9.4). */
final class RegexpParser {
  private static final int BYTES = 256;
  private static final int MAX_REPEAT = 255;
  private static final int MAX_NESTING = 100;

  private final String pattern;
  private final BitSet closed = new BitSet();
  private int position;
  private int groups;
  private int nesting;
  private boolean broken;

  RegexpParser(String pattern) {
    this.pattern = pattern;
  }

  /** Returns the expression, or null when it is none. */
  @Nullable RegexpNode parse() {
    RegexpNode node = choice();
    return broken || position < pattern.length() ? null : node;
  }

  int groups() {
    return groups;
  }

  private boolean at(char c) {
    return position < pattern.length() && pattern.charAt(position) == c;
  }

  private RegexpNode choice() {
    List<RegexpNode> ways = new ArrayList<>();
    ways.add(sequence());
    while (at('|')) {
      position++;
      ways.add(sequence());
    }
    return ways.size() == 1 ? ways.get(0) : new RegexpNode.Choice(ways);
  }

  private RegexpNode sequence() {
    List<RegexpNode> parts = new ArrayList<>();
    while (!broken && position < pattern.length() && !at('|') && !(at(')') && nesting > 0)) {
      parts.add(repeated(atom()));
    }
    return new RegexpNode.Sequence(parts);
  }

  private RegexpNode repeated(RegexpNode atom) {
    RegexpNode node = atom;
    while (position < pattern.length()) {
      if (at('*')) {
        node = new RegexpNode.Repeat(node, 0, Integer.MAX_VALUE);
      } else if (at('+')) {
        node = new RegexpNode.Repeat(node, 1, Integer.MAX_VALUE);
      } else if (at('?')) {
        node = new RegexpNode.Repeat(node, 0, 1);
      } else if (at('{')) {
        return interval(node);
      } else {
        return node;
      }
      position++;
    }
    return node;
  }

  private RegexpNode interval(RegexpNode node) {
    int end = pattern.indexOf('}', position);
    String inside = end < 0 ? "" : pattern.substring(position + 1, end);
    int comma = inside.indexOf(',');
    int least = number(comma < 0 ? inside : inside.substring(0, comma), 0);
    int most = comma < 0 ? least : number(inside.substring(comma + 1), Integer.MAX_VALUE);
    if (end < 0 || inside.isEmpty() || least < 0 || most < least) {
      broken = true;
      return node;
    }
    position = end + 1;
    return repeated(new RegexpNode.Repeat(node, least, most));
  }

  /** Returns a number up to 255, or -1. */
  private static int number(String text, int whenEmpty) {
    if (text.isEmpty()) {
      return whenEmpty;
    }
    boolean digits = text.length() <= 3 && text.chars().allMatch(c -> Latin.isDigit((char) c));
    int value = digits ? Integer.parseInt(text) : -1;
    return value <= MAX_REPEAT ? value : -1;
  }

  private RegexpNode atom() {
    char c = pattern.charAt(position++);
    switch (c) {
      case '(' -> {
        return group();
      }
      case '[' -> {
        return set();
      }
      case '.' -> {
        return chars(any -> true);
      }
      case '^' -> {
        return RegexpNode.Anchor.BEGIN;
      }
      case '$' -> {
        return RegexpNode.Anchor.END;
      }
      case '*', '+', '?' -> {
        // Without something before it, glibc's matcher takes the sign for nothing.
        return new RegexpNode.Sequence(List.of());
      }
      case '\\' -> {
        if (position == pattern.length()) {
          broken = true;
          return new RegexpNode.Sequence(List.of());
        }
        return escaped(pattern.charAt(position++));
      }
      default -> {
        return chars(other -> other == c);
      }
    }
  }

  /** Reads what follows a backslash; some of it is GNU's own. */
  private RegexpNode escaped(char c) {
    return switch (c) {
      case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> backReference(c - '0');
      case 'b' -> RegexpNode.Anchor.WORD_BOUNDARY;
      case 'B' -> RegexpNode.Anchor.NO_WORD_BOUNDARY;
      case '<' -> RegexpNode.Anchor.WORD_BEGIN;
      case '>' -> RegexpNode.Anchor.WORD_END;
      case 'w' -> chars(RegexpParser::isWord);
      case 'W' -> chars(other -> !isWord(other));
      case 's' -> chars(RegexpParser::isSpace);
      case 'S' -> chars(other -> !isSpace(other));
      case '`' -> RegexpNode.Anchor.BEGIN;
      case '\'' -> RegexpNode.Anchor.END;
      default -> chars(other -> other == c);
    };
  }

  private RegexpNode backReference(int group) {
    broken |= !closed.get(group);
    return new RegexpNode.BackReference(group);
  }

  private RegexpNode group() {
    int index = ++groups;
    if (++nesting > MAX_NESTING) {
      broken = true;
      return new RegexpNode.Sequence(List.of());
    }
    RegexpNode inner = choice();
    nesting--;
    broken |= !at(')');
    position++;
    closed.set(index);
    return new RegexpNode.Group(index, inner);
  }

  private RegexpNode set() {
    boolean negated = at('^');
    if (negated) {
      position++;
    }
    BitSet set = new BitSet(BYTES);
    boolean first = true;
    while (position < pattern.length() && (first || !at(']'))) {
      member(set);
      first = false;
    }
    broken |= !at(']');
    position++;
    return negated ? chars(c -> !set.get(c)) : new RegexpNode.Chars(set);
  }

  private void member(BitSet set) {
    if (pattern.startsWith("[:", position)) {
      int end = pattern.indexOf(":]", position);
      @Nullable IntPredicate named = end < 0 ? null : named(pattern.substring(position + 2, end));
      if (named == null) {
        broken = true;
        position = pattern.length();
        return;
      }
      add(set, named);
      position = end + 2;
      return;
    }
    char from = pattern.charAt(position++);
    boolean range =
        at('-') && position + 1 < pattern.length() && pattern.charAt(position + 1) != ']';
    char to = from;
    if (range) {
      to = pattern.charAt(position + 1);
      position += 2;
    }
    broken |= to < from;
    char last = to;
    add(set, c -> c >= from && c <= last);
  }

  private static @Nullable IntPredicate named(String name) {
    return switch (name) {
      case "alpha" -> RegexpParser::isAlpha;
      case "digit" -> RegexpParser::isDigit;
      case "alnum" -> c -> isAlpha(c) || isDigit(c);
      case "upper" -> c -> c >= 'A' && c <= 'Z';
      case "lower" -> c -> c >= 'a' && c <= 'z';
      case "space" -> RegexpParser::isSpace;
      case "blank" -> c -> c == ' ' || c == '\t';
      case "punct" -> c -> c > ' ' && c < 0x7F && !isAlpha(c) && !isDigit(c);
      case "print" -> c -> c >= ' ' && c < 0x7F;
      case "graph" -> c -> c > ' ' && c < 0x7F;
      case "cntrl" -> c -> c < ' ' || c == 0x7F;
      case "xdigit" -> c -> isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      default -> null;
    };
  }

  private static boolean isAlpha(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isWord(int c) {
    return isAlpha(c) || isDigit(c) || c == '_';
  }

  private static boolean isSpace(int c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private static RegexpNode chars(IntPredicate predicate) {
    BitSet set = new BitSet(BYTES);
    add(set, predicate);
    return new RegexpNode.Chars(set);
  }

  private static void add(BitSet set, IntPredicate predicate) {
    for (int c = 0; c < BYTES; c++) {
      if (predicate.test(c)) {
        set.set(c);
      }
    }
  }
}
