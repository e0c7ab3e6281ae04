package io.github.bootformats.grub.internal.run;

import java.util.BitSet;
import java.util.List;

/** A part of a regular expression. */
sealed interface RegexpNode {
  /** One byte of a set. */
  record Chars(BitSet set) implements RegexpNode {
    boolean has(char c) {
      return set.get(c);
    }
  }

  /** A place between bytes. */
  enum Anchor implements RegexpNode {
    BEGIN,
    END,
    WORD_BEGIN,
    WORD_END,
    WORD_BOUNDARY,
    NO_WORD_BOUNDARY
  }

  /** What a group has matched. */
  record BackReference(int group) implements RegexpNode {}

  /** Parentheses. */
  record Group(int index, RegexpNode inner) implements RegexpNode {}

  /** One after the other. */
  record Sequence(List<RegexpNode> parts) implements RegexpNode {}

  /** One of several. */
  record Choice(List<RegexpNode> ways) implements RegexpNode {}

  /** Several times the same. */
  record Repeat(RegexpNode inner, int least, int most) implements RegexpNode {}
}
