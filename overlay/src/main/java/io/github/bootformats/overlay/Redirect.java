package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the lower part of a directory or the data of a file is: a name in the same directory, or a
 * path from the root of the layers.
 */
record Redirect(boolean isAbsolute, List<Bytes> names) {
  Redirect {
    names = List.copyOf(names);
  }

  /**
   * Reads an attribute as {@code ovl_get_redirect_xattr} does: a string that ends at a NUL.
   *
   * @param file what bears it, for the message
   */
  static Redirect parse(Bytes file, Bytes value) throws IOException {
    Bytes path = value.untilNul();
    boolean isAbsolute = !path.isEmpty() && path.at(0) == '/';
    List<Bytes> names = isAbsolute ? split(path) : List.of(path);
    boolean isInvalid =
        value.isEmpty() || (isAbsolute ? names.contains(Bytes.empty()) : path.indexOf('/', 0) >= 0);
    if (isInvalid) {
      throw OverlayFinding.REDIRECT_INVALID.failure(
          "%s: invalid redirect \"%s\" (EINVAL)".formatted(file, path));
    }
    return new Redirect(isAbsolute, names);
  }

  /** Returns the names behind the slashes of an absolute path. */
  private static List<Bytes> split(Bytes path) {
    List<Bytes> names = new ArrayList<>();
    for (int begin = 1; begin > 0; ) {
      int slash = path.indexOf('/', begin);
      names.add(path.slice(begin, slash < 0 ? path.length() : slash));
      begin = slash + 1;
    }
    return names;
  }
}
