package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A walk along a path from the root, as Linux's {@code path_lookupat} goes: where it ends, if it
 * gets there. The kernel's own calls take an empty path, and an empty target, for the directory
 * itself, unlike those of programs.
 */
final class RootfsPath {
  /** The most bytes of a path: {@code PATH_MAX} without the NUL. */
  static final int MAX_BYTES = 4095;

  private static final int MAX_NAME_BYTES = 255;
  private static final int STICKY_FOR_ALL = 01002;

  /** The directory of the last name; the place itself where the path ends in a dot or slash. */
  final Inode directory;

  /** The last name; null where the path ends in {@code .} or {@code ..} or is the root's. */
  final @Nullable Bytes name;

  /** What is there; null if nothing is. */
  final @Nullable Inode found;

  /** Whether slashes follow the last name. */
  final boolean hasSlash;

  private RootfsPath(
      Inode directory, @Nullable Bytes name, @Nullable Inode found, boolean hasSlash) {
    this.directory = directory;
    this.name = name;
    this.found = found;
    this.hasSlash = hasSlash;
  }

  /**
   * Walks to something that is there.
   *
   * @param followLast whether a symbolic link at the end is followed; one with a slash behind it
   *     always is
   * @return what is there, or null
   */
  static @Nullable Inode find(Inode root, Bytes path, boolean followLast) {
    boolean hasSlash = endsInSlash(path);
    RootfsPath end = walk(root, path, followLast || hasSlash);
    Inode found = end == null ? null : end.found;
    return found != null && hasSlash && !found.isDirectory() ? null : found;
  }

  /**
   * Walks to where something is to be made or removed; a symbolic link there is not followed.
   *
   * @return the place, or null if its directory does not exist or the path is too long
   */
  static @Nullable RootfsPath place(Inode root, Bytes path) {
    return walk(root, path, false);
  }

  /**
   * Walks to where a file is to be opened, which may not be there yet; symbolic links are followed.
   *
   * @return the place, or null if its directory does not exist or the path is too long
   */
  static @Nullable RootfsPath target(Inode root, Bytes path) {
    return walk(root, path, true);
  }

  private static boolean endsInSlash(Bytes path) {
    return !path.isEmpty() && path.at(path.length() - 1) == '/';
  }

  private static @Nullable RootfsPath walk(Inode root, Bytes path, boolean followLast) {
    if (path.length() > MAX_BYTES) {
      return null;
    }
    PathNames rest = new PathNames(path);
    boolean hasSlash = endsInSlash(path);
    int links = 0;
    Inode at = root;
    while (!rest.isEmpty()) {
      Bytes name = rest.pop();
      if (at.children == null || name.length() > MAX_NAME_BYTES) {
        return null;
      }
      Inode next = step(at, name);
      boolean isLast = rest.isEmpty();
      Bytes target = next == null ? null : next.target;
      if (next != null && target != null && (!isLast || followLast)) {
        if (++links > PathNames.MAX_LINKS || (isLast && !isTrusted(at, next))) {
          return null;
        }
        rest.push(target);
        at = PathNames.isAbsolute(target) ? root : at;
      } else if (isLast && !name.equals(PathNames.DOT) && !name.equals(PathNames.DOT_DOT)) {
        return new RootfsPath(at, name, next, hasSlash);
      } else if (next == null) {
        return null;
      } else {
        at = next;
      }
    }
    return new RootfsPath(at, null, at, hasSlash);
  }

  /**
   * Tells whether root follows a link at the end of a path, or opens a device: not one of another
   * user in a sticky directory that all may write (fs/namei.c, may_follow_link and
   * may_create_in_sticky; fs.protected_symlinks is 1 from the start in Debian's kernels).
   */
  static boolean isTrusted(Inode directory, Inode file) {
    return file.uid == 0
        || file.uid == directory.uid
        || (directory.permissions & STICKY_FOR_ALL) != STICKY_FOR_ALL;
  }

  private static @Nullable Inode step(Inode at, Bytes name) {
    if (name.equals(PathNames.DOT)) {
      return at;
    }
    if (name.equals(PathNames.DOT_DOT)) {
      return at.parent;
    }
    return at.children == null ? null : at.children.get(name);
  }
}
