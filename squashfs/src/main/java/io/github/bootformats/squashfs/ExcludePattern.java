package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.TreePath;
import java.util.ArrayList;
import java.util.List;

/** A pattern of paths that are left out: one for names anywhere, or one for each name of a path. */
final class ExcludePattern {
  private final String text;
  private final boolean isAnywhere;
  private final List<NamePattern> names;

  private ExcludePattern(String text, boolean isAnywhere, List<NamePattern> names) {
    this.text = text;
    this.isAnywhere = isAnywhere;
    this.names = names;
  }

  static ExcludePattern parse(String text) {
    String path = text.startsWith("/") ? text.substring(1) : text;
    String directory = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    List<NamePattern> names = new ArrayList<>();
    for (String name : directory.split("/", -1)) {
      if (name.isEmpty()) {
        throw new IllegalArgumentException("an empty name in the pattern '%s'".formatted(text));
      }
      names.add(NamePattern.parse(Bytes.utf8(name)));
    }
    return new ExcludePattern(text, text.indexOf('/') < 0, List.copyOf(names));
  }

  boolean matches(TreePath path) {
    if (path.isRoot()) {
      return false;
    }
    if (isAnywhere) {
      return names.get(0).matches(path.name());
    }
    if (path.depth() != names.size()) {
      return false;
    }
    List<Bytes> parts = path.names();
    for (int i = 0; i < parts.size(); i++) {
      if (!names.get(i).matches(parts.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns the pattern as it was given. */
  @Override
  public String toString() {
    return text;
  }
}
