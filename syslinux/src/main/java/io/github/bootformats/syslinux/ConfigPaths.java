package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.TreePath;
import java.util.ArrayDeque;
import java.util.Deque;

/** Names of files as absolute paths, for messages and for telling one file from another. */
final class ConfigPaths {
  private static final Bytes SLASH = Bytes.utf8("/");
  private static final Bytes DOT = Bytes.utf8(".");
  private static final Bytes DOT_DOT = Bytes.utf8("..");

  private ConfigPaths() {}

  static Bytes of(TreePath path) {
    return Bytes.join(SLASH, path.toBytes());
  }

  /** Returns a name's absolute path without {@code .}, {@code ..} and doubled slashes. */
  static Bytes resolve(TreePath directory, Bytes name) {
    Deque<Bytes> names = new ArrayDeque<>();
    if (!name.startsWith(SLASH)) {
      names.addAll(directory.names());
    }
    int begin = 0;
    while (begin <= name.length()) {
      int slash = name.indexOf('/', begin);
      int end = slash < 0 ? name.length() : slash;
      Bytes part = name.slice(begin, end);
      if (part.equals(DOT_DOT)) {
        names.pollLast();
      } else if (!part.isEmpty() && !part.equals(DOT)) {
        names.addLast(part);
      }
      begin = end + 1;
    }
    Bytes[] parts = new Bytes[names.size() * 2];
    int i = 0;
    for (Bytes each : names) {
      parts[i++] = SLASH;
      parts[i++] = each;
    }
    return i == 0 ? SLASH : Bytes.join(parts);
  }
}
