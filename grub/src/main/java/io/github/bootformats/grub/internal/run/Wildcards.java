package io.github.bootformats.grub.internal.run;

import io.github.bootformats.api.tree.TreeNode;
import java.util.ArrayList;
import java.util.List;

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
        paths = match(start, pattern, new Glob(word.substring(pattern, end)));
      } else {
        String tail = Escapes.remove(word.substring(start, end));
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

  private List<String> match(int start, int pattern, Glob glob) {
    if (start == 0 && pattern == 0) {
      return devices(glob, word.charAt(0) != '(');
    }
    String between = Escapes.remove(word.substring(start, pattern));
    List<String> found = new ArrayList<>();
    for (String prefix : start == 0 ? List.of("") : paths) {
      String directory = prefix + between;
      for (TreeNode child : machine.files().list(directory)) {
        machine.budget().step();
        String name = Latin.of(child.name());
        if (glob.matches(name)) {
          found.add(directory + name);
        }
      }
    }
    return found;
  }

  private List<String> devices(Glob glob, boolean disksOnly) {
    List<String> found = new ArrayList<>();
    for (String name : machine.files().deviceNames()) {
      String shown = "(" + name + ")";
      if ((!disksOnly || name.indexOf(',') < 0) && glob.matches(shown)) {
        found.add(shown);
      }
    }
    return found;
  }

  private List<String> withTail(String tail) {
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

  /** A pattern of one component. */
  private static final class Glob {
    private final String pattern;

    Glob(String pattern) {
      String anchored = pattern.replaceFirst("^\\^+", "");
      this.pattern = anchored.replaceFirst("(?<!\\\\)\\$+$", "");
    }

    /** Matches in linear space: after a failure only the last star takes one more byte. */
    boolean matches(String name) {
      int p = 0;
      int n = 0;
      int star = -1;
      int starName = 0;
      while (n < name.length()) {
        if (p < pattern.length() && pattern.charAt(p) == '*') {
          star = ++p;
          starName = n;
        } else if (p < pattern.length() && matchesOne(p, name.charAt(n))) {
          p += pattern.charAt(p) == '\\' && p + 1 < pattern.length() ? 2 : 1;
          n++;
        } else if (star >= 0) {
          p = star;
          n = ++starName;
        } else {
          return false;
        }
      }
      while (p < pattern.length() && pattern.charAt(p) == '*') {
        p++;
      }
      return p == pattern.length();
    }

    private boolean matchesOne(int p, char c) {
      char wanted = pattern.charAt(p);
      if (wanted == '\\' && p + 1 < pattern.length()) {
        return pattern.charAt(p + 1) == c;
      }
      // An anchor of a regular expression within one never matches.
      return wanted == '?' || (wanted == c && c != '^' && c != '$');
    }
  }
}
