package io.github.bootformats.cpio.internal;

import io.github.bootformats.api.Bytes;

/** Names and paths in messages: escaped and never longer than somebody reads. */
public final class ShortName {
  private static final int MAX = 120;

  private ShortName() {}

  /**
   * Shortens a name.
   *
   * @param name a name or a path
   * @return the name, or its beginning and how long it is
   */
  public static String of(Bytes name) {
    return name.length() <= MAX
        ? name.toString()
        : name.slice(0, MAX) + "... (" + name.length() + " bytes)";
  }
}
