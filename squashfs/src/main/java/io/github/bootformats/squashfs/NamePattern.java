package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pattern of names: a sequence of sets of bytes, and stars between them. */
final class NamePattern {
  private static final int ALL_BYTES = 256;

  /** Sets of bytes; null for a star. */
  private final List<@Nullable BitSet> parts;

  private NamePattern(List<@Nullable BitSet> parts) {
    this.parts = parts;
  }

  static NamePattern parse(Bytes pattern) {
    return new Parser(pattern).parse();
  }

  /** Matches from left to right; only the last star has to be tried again, one byte further. */
  boolean matches(Bytes name) {
    int at = 0;
    int part = 0;
    int starAt = -1;
    int starPart = -1;
    while (at < name.length()) {
      if (isStar(part)) {
        starPart = part++;
        starAt = at;
      } else if (takes(part, name.at(at))) {
        part++;
        at++;
      } else if (starPart >= 0) {
        part = starPart + 1;
        at = ++starAt;
      } else {
        return false;
      }
    }
    while (isStar(part)) {
      part++;
    }
    return part == parts.size();
  }

  private boolean isStar(int part) {
    return part < parts.size() && parts.get(part) == null;
  }

  private boolean takes(int part, int value) {
    BitSet set = part < parts.size() ? parts.get(part) : null;
    return set != null && set.get(value);
  }

  private static final class Parser {
    private final Bytes pattern;
    private final List<@Nullable BitSet> parts = new ArrayList<>();
    private int at;

    Parser(Bytes pattern) {
      this.pattern = pattern;
    }

    NamePattern parse() {
      while (at < pattern.length()) {
        int value = pattern.at(at++);
        switch (value) {
          case '*' -> parts.add(null);
          case '?' -> parts.add(range(0, ALL_BYTES - 1));
          case '[' -> parts.add(set());
          case '\\' -> parts.add(one(at < pattern.length() ? pattern.at(at++) : '\\'));
          default -> parts.add(one(value));
        }
      }
      return new NamePattern(parts);
    }

    private static BitSet one(int value) {
      return range(value, value);
    }

    private static BitSet range(int least, int most) {
      BitSet set = new BitSet(ALL_BYTES);
      set.set(least, most + 1);
      return set;
    }

    /** Reads a set behind its bracket; a bracket that is the first of the set belongs to it. */
    private BitSet set() {
      boolean isNegated = at < pattern.length() && isOneOf("!^", pattern.at(at));
      if (isNegated) {
        at++;
      }
      BitSet set = new BitSet(ALL_BYTES);
      boolean isFirst = true;
      while (true) {
        int least = member();
        if (least == ']' && !isFirst) {
          break;
        }
        isFirst = false;
        int most = least;
        if (at + 1 < pattern.length() && pattern.at(at) == '-' && pattern.at(at + 1) != ']') {
          at++;
          most = member();
        }
        if (most >= least) {
          set.or(range(least, most));
        }
      }
      if (isNegated) {
        set.flip(0, ALL_BYTES);
      }
      return set;
    }

    private int member() {
      if (at == pattern.length()) {
        throw new IllegalArgumentException(
            "a set without an end in the pattern '%s'".formatted(pattern));
      }
      return pattern.at(at++);
    }

    private static boolean isOneOf(String characters, int value) {
      return characters.indexOf(value) >= 0;
    }
  }
}
