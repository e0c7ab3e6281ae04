package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import java.util.ArrayDeque;
import java.util.Deque;

/** The names of a path that are still to be looked up; a symbolic link puts its own before them. */
final class PathNames {
  static final Bytes DOT = Bytes.utf8(".");
  static final Bytes DOT_DOT = Bytes.utf8("..");

  /** How many symbolic links Linux follows on one way. */
  static final int MAX_LINKS = 40;

  private final Deque<Bytes> names = new ArrayDeque<>();

  PathNames(Bytes path) {
    push(path);
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  /** Takes the next name. */
  Bytes pop() {
    return names.pop();
  }

  /** Puts the names of a path before the others. */
  void push(Bytes path) {
    int end = path.length();
    while (end > 0) {
      int begin = end;
      while (begin > 0 && path.at(begin - 1) != '/') {
        begin--;
      }
      if (begin < end) {
        names.push(path.slice(begin, end));
      }
      end = begin - 1;
    }
  }

  static boolean isAbsolute(Bytes path) {
    return !path.isEmpty() && path.at(0) == '/';
  }
}
