package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import java.util.Arrays;

/**
 * The directories on the way to the last entry, most of which are on the way to the next one, too.
 */
final class DirectoryTrail {
  private static final int USUAL_DEPTH = 16;

  /** The name of the last entry. */
  private Bytes name = Bytes.empty();

  /** Which directories are known, and where the slash behind each of them is in that name. */
  private int[] directories = new int[USUAL_DEPTH];

  private int[] slashes = new int[USUAL_DEPTH];
  private int depth;

  /**
   * Forgets the directories that are not on the way to another entry, and starts on that way.
   *
   * @return where in its name the part begins that is not known yet
   */
  int turnTo(Bytes next) {
    int common = name.commonPrefix(next);
    while (depth > 0 && slashes[depth - 1] >= common) {
      depth--;
    }
    name = next;
    return known();
  }

  private int known() {
    return depth == 0 ? 0 : slashes[depth - 1] + 1;
  }

  /** Returns the last of the directories that are known; there must be one. */
  int last() {
    return directories[depth - 1];
  }

  int depth() {
    return depth;
  }

  /** Adds the directory that follows in the entry's name, if it stands there without a detour. */
  void add(Bytes directory, int file) {
    int slash = known() + directory.length();
    if (slash >= name.length()
        || name.at(slash) != '/'
        || !name.slice(known(), slash).equals(directory)) {
      return;
    }
    if (depth == slashes.length) {
      slashes = Arrays.copyOf(slashes, 2 * depth);
      directories = Arrays.copyOf(directories, 2 * depth);
    }
    slashes[depth] = slash;
    directories[depth++] = file;
  }

  void clear() {
    name = Bytes.empty();
    depth = 0;
  }
}
