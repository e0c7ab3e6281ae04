package io.github.bootformats.grub.internal.parse;

import java.util.Arrays;

/**
 * The text that the lexer sees, and where each byte of it stands in the file.
 *
 * <p>It consists of whole lines that end with a new line. Every line ends at its first NUL. What
 * else is left out of the file is up to the {@link LineRules}.
 */
final class SourceText {
  private final byte[] text;
  private final int length;
  private int[] runTexts = new int[16];
  private int[] runSources = new int[16];
  private int runs;

  private SourceText(byte[] text, int length) {
    this.text = text;
    this.length = length;
  }

  static SourceText of(byte[] source, LineRules rules) {
    if (isClean(source, rules)) {
      SourceText whole = new SourceText(source, source.length);
      whole.addRun(0, 0);
      return whole;
    }
    return new Builder(source, rules).build();
  }

  /** Returns whether the lexer can work on the file itself. */
  private static boolean isClean(byte[] source, LineRules rules) {
    if (source.length > 0 && source[source.length - 1] != '\n') {
      return false;
    }
    byte before = '\n';
    for (byte c : source) {
      boolean odd =
          c == 0
              || (c == '\r' && rules != LineRules.TEXT)
              || (c == '\t' && rules == LineRules.CHECK)
              || (c == '#' && before == '\n' && rules == LineRules.CONFIG);
      if (odd) {
        return false;
      }
      before = c;
    }
    return true;
  }

  byte[] text() {
    return text;
  }

  int length() {
    return length;
  }

  /** Returns where in the file a byte of the text stands, or for the text's end where that is. */
  int sourceOffset(int position) {
    int found = Arrays.binarySearch(runTexts, 0, runs, position);
    int run = found >= 0 ? found : -found - 2;
    return run < 0 ? position : runSources[run] + position - runTexts[run];
  }

  private void addRun(int textStart, int sourceStart) {
    if (runs == runTexts.length) {
      runTexts = Arrays.copyOf(runTexts, runs * 2);
      runSources = Arrays.copyOf(runSources, runs * 2);
    }
    runTexts[runs] = textStart;
    runSources[runs++] = sourceStart;
  }

  /** Copies a file line by line. */
  private static final class Builder {
    private final byte[] source;
    private final LineRules rules;
    private final SourceText result;
    private int used;
    private int expected = -1;

    Builder(byte[] source, LineRules rules) {
      this.source = source;
      this.rules = rules;
      this.result = new SourceText(new byte[source.length + 1], 0);
    }

    SourceText build() {
      int begin = 0;
      while (begin < source.length) {
        int end = begin;
        while (end < source.length && source[end] != '\n') {
          end++;
        }
        line(begin, end);
        begin = end + 1;
      }
      SourceText built = new SourceText(result.text, used);
      built.runTexts = result.runTexts;
      built.runSources = result.runSources;
      built.runs = result.runs;
      return built;
    }

    private void line(int begin, int end) {
      int from = begin;
      while (rules == LineRules.CONFIG && from < end && source[from] == '\r') {
        from++;
      }
      if (rules == LineRules.CONFIG && from < end && source[from] == '#') {
        return;
      }
      for (int i = from; i < end && source[i] != 0; i++) {
        byte c = source[i];
        if (c == '\r' && rules == LineRules.CONFIG) {
          continue;
        }
        boolean blank = rules == LineRules.CHECK && (c == '\r' || c == '\t');
        add(blank ? (byte) ' ' : c, i);
      }
      add((byte) '\n', end);
    }

    private void add(byte c, int offset) {
      if (offset != expected) {
        result.addRun(used, offset);
      }
      expected = offset + 1;
      result.text[used++] = c;
    }
  }
}
