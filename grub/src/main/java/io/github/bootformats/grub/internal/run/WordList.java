package io.github.bootformats.grub.internal.run;

import io.github.bootformats.grub.GrubLimits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words in the making. A word that is begun and never gets a text, not even an empty one, vanishes:
 * {@code $undefined} is no word, {@code "$undefined"} is an empty one.
 */
final class WordList {
  private final List<String> done = new ArrayList<>();
  private final Budget budget;
  private @Nullable StringBuilder current;
  private long bytes;

  WordList(Budget budget) {
    this.budget = budget;
  }

  /** Begins a word, unless one is begun that has no text yet. */
  void begin() {
    if (current != null) {
      budget.check(GrubLimits.MAX_WORDS, done.size() + 1L);
      done.add(current.toString());
      current = null;
    }
  }

  void append(String text) {
    bytes += text.length();
    budget.check(GrubLimits.MAX_EXPANSION_BYTES, bytes);
    if (current == null) {
      current = new StringBuilder();
    }
    current.append(text);
  }

  /** Ends the last word and returns all. */
  List<String> finish() {
    begin();
    return done;
  }
}
