package io.github.bootformats.squashfs;

import java.util.Locale;

/**
 * Which bytes of files a writer packs together in fragments, blocks that many files share.
 * Fragments make an image of small files much smaller; bytes in them take longer to read alone.
 */
public enum SquashfsFragments {
  /** Files that are shorter than a block. */
  NORMAL,
  /** These, and what is left of longer files behind their last whole block. */
  ALWAYS,
  /** None: each file has blocks of its own. */
  NEVER;

  /** Returns such as {@code normal}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
