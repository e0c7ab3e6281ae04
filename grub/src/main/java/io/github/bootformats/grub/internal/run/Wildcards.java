package io.github.bootformats.grub.internal.run;

import io.github.bootformats.api.tree.TreeNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Expands {@code *} and {@code ?} in the names of files and devices, in the order in which the file
 * system lists them. Only words are looked at that begin with {@code /}, {@code (} or {@code *}.
 */
final class Wildcards {
  private final Machine machine;
  private final String word;
  private List<String> paths = List.of();

  private Wildcards(Machine machine, String word) {
    this.machine = machine;
    this.word = word;
  }

  /** Returns what a word stands for, without backslashes; empty when it stands for itself. */
  static List<String> expand(Machine machine, String word) {
    boolean path = word.startsWith("/") || word.startsWith("(") || word.startsWith("*");
    if (!path || !hasWildcard(word, 0, word.length())) {
      return List.of();
    }
    Wildcards wildcards = new Wildcards(machine, word);
    wildcards.expand();
    return wildcards.paths;
  }

  private void expand() {
    int start = 0;
    while (start < word.length()) {
      int end = componentEnd(start);
      if (hasWildcard(word, start, end)) {
        int pattern = patternStart(start, end);
        @Nullable Regexp regexp = regexp(word.substring(pattern, end));
        paths = regexp == null ? List.of() : match(start, pattern, regexp);
      } else {
        String tail = withoutBackslashes(start, end);
        paths = start == 0 ? List.of(tail) : withTail(tail);
      }
      if (paths.isEmpty()) {
        return;
      }
      start = end;
    }
  }

  /** Returns the end of the first component that has a wildcard, or of the word. */
  private int componentEnd(int start) {
    boolean wildcard = false;
    for (int i = start; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '\\' && i + 1 < word.length()) {
        i++;
      } else if (c == '*' || c == '?') {
        wildcard = true;
      } else if (c == '/' && wildcard) {
        return i;
      }
    }
    return word.length();
  }

  private int patternStart(int start, int end) {
    int pattern = start;
    for (int i = start; i < end; i++) {
      if (word.charAt(i) == '\\') {
        i++;
      } else if (word.charAt(i) == '/') {
        pattern = i + 1;
      }
    }
    return pattern;
  }

  private static boolean hasWildcard(String word, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = word.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '*' || c == '?') {
        return true;
      }
    }
    return false;
  }

  private String withoutBackslashes(int start, int end) {
    return Escapes.remove(word.substring(start, end), machine.dialect().distribution());
  }

  private List<String> match(int start, int pattern, Regexp regexp) {
    if (start == 0 && pattern == 0) {
      return devices(regexp, word.charAt(0) != '(');
    }
    String between = withoutBackslashes(start, pattern);
    List<String> found = new ArrayList<>();
    for (String prefix : start == 0 ? List.of("") : paths) {
      String directory = prefix + between;
      for (TreeNode child : machine.files().list(directory)) {
        machine.budget().step();
        String name = Latin.of(child.name());
        if (regexp.matches(name, machine.budget())) {
          found.add(directory + name);
        }
      }
    }
    return found;
  }

  private List<String> devices(Regexp regexp, boolean disksOnly) {
    machine.clearError(); // a device that GRUB cannot open is none
    List<String> found = new ArrayList<>();
    for (String name : machine.files().deviceNames()) {
      String shown = "(" + name + ")";
      if ((!disksOnly || name.indexOf(',') < 0) && regexp.matches(shown, machine.budget())) {
        found.add(shown);
      }
    }
    return found;
  }

  private List<String> withTail(String tail) {
    machine.clearError(); // a file that GRUB cannot find is none
    List<String> found = new ArrayList<>();
    for (String path : paths) {
      String whole = path + tail;
      int slash = whole.lastIndexOf('/');
      if (slash < 0
          || machine.files().contains(whole.substring(0, slash), whole.substring(slash + 1))) {
        found.add(whole);
      }
    }
    return found;
  }

  /**
   * Makes a regular expression of a pattern as GRUB does: what a backslash and a sign mean there,
   * they mean in the pattern too. Returns null when it is none.
   */
  private static @Nullable Regexp regexp(String pattern) {
    StringBuilder regexp = new StringBuilder("^");
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      switch (c) {
        case '*' -> regexp.append(".*");
        case '?' -> regexp.append('.');
        case '.', '(', ')', '@', '+', '|', '{', '}', '[', ']' -> regexp.append('\\').append(c);
        case '\\' -> {
          regexp.append(c);
          if (i + 1 < pattern.length()) {
            regexp.append(pattern.charAt(++i));
          }
        }
        default -> regexp.append(c);
      }
    }
    return Regexp.compile(regexp.append('$').toString());
  }
}
