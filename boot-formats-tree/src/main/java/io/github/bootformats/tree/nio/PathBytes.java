package io.github.bootformats.tree.nio;

import io.github.bootformats.api.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** What there is to do with the bytes of a path. */
final class PathBytes {
  static final Bytes SLASH = Bytes.utf8("/");
  static final Bytes DOT = Bytes.utf8(".");
  static final Bytes DOT_DOT = Bytes.utf8("..");

  private PathBytes() {}

  static boolean isAbsolute(Bytes path) {
    return !path.isEmpty() && path.at(0) == '/';
  }

  /** Returns whether a name leads somewhere else than to an entry of its directory. */
  static boolean isDots(Bytes name) {
    return name.equals(DOT) || name.equals(DOT_DOT);
  }

  /** Returns the names of a path: none of the root, one empty name of the empty path. */
  static List<Bytes> names(Bytes path) {
    return path.isEmpty() ? List.of(path) : split(path);
  }

  /** Drops slashes that mean nothing: repeated ones, and those at the end. */
  static Bytes withoutExtraSlashes(Bytes path) {
    boolean extra = path.length() > 1 && path.at(path.length() - 1) == '/';
    for (int i = path.indexOf('/', 0); i >= 0 && !extra; i = path.indexOf('/', i + 1)) {
      extra = i > 0 && path.at(i - 1) == '/';
    }
    return extra ? join(isAbsolute(path), split(path)) : path;
  }

  /** Joins names with slashes. */
  static Bytes join(boolean absolute, List<Bytes> names) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < names.size(); i++) {
      if (absolute || i > 0) {
        bytes.write('/');
      }
      bytes.writeBytes(names.get(i).toByteArray());
    }
    if (absolute && names.isEmpty()) {
      bytes.write('/');
    }
    return Bytes.of(bytes.toByteArray());
  }

  /** Drops {@code .} and each {@code ..} with the name before it; at the root it means nothing. */
  static List<Bytes> normalize(boolean absolute, List<Bytes> names) {
    List<Bytes> kept = new ArrayList<>();
    for (Bytes name : names) {
      boolean goesUp = name.equals(DOT_DOT);
      int last = kept.size() - 1;
      if (goesUp && last >= 0 && !kept.get(last).equals(DOT_DOT)) {
        kept.remove(last);
      } else if (goesUp ? !absolute : !name.isEmpty() && !name.equals(DOT)) {
        kept.add(name);
      }
    }
    return kept;
  }

  private static List<Bytes> split(Bytes path) {
    List<Bytes> names = new ArrayList<>();
    for (int begin = 0; begin < path.length(); ) {
      int slash = path.indexOf('/', begin);
      int end = slash < 0 ? path.length() : slash;
      if (end > begin) {
        names.add(path.slice(begin, end));
      }
      begin = end + 1;
    }
    return names;
  }
}
