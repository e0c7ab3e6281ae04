package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.cpio.internal.IndexBudget;
import org.jspecify.annotations.Nullable;

/**
 * The root file system that an initramfs is unpacked into, with the system calls that Linux uses
 * for it. A call that fails changes nothing and is not told of, as Linux does not look either.
 */
final class Rootfs {
  /** An owner that {@code chown} leaves as it is. */
  private static final long NO_ID = 0xFFFF_FFFFL;

  private static final int TMPFS_ROOT_MODE = 01777;
  private static final int INODE_BYTES = 200;
  private static final int DIRECTORY_BYTES = 48;

  private final IndexBudget budget;
  private final Inode root;
  private long inodes;

  Rootfs(ReadLimits limits) {
    this.budget = new IndexBudget(limits, InitramfsLimits.MAX_INDEX_BYTES, InitramfsFinding.FORMAT);
    this.root = new Inode(FileType.DIRECTORY, ++inodes, TMPFS_ROOT_MODE);
    this.root.parent = root;
    this.root.names = 1;
  }

  Inode root() {
    return root;
  }

  /** Finds a file; a symbolic link at the end is not followed. */
  @Nullable Inode find(Bytes path) {
    return RootfsPath.find(root, path, false);
  }

  /** Removes what is of another type than what is to come. */
  void clean(Bytes path, @Nullable FileType type) {
    Inode found = find(path);
    if (found == null || found.type == type) {
      return;
    }
    RootfsPath place = RootfsPath.place(root, path);
    if (place == null || place.found == null || place.name == null) {
      return;
    }
    boolean removable =
        found.isDirectory()
            ? place.found.children != null && place.found.children.isEmpty()
            : !place.hasSlash && place.found.children == null;
    if (removable) {
      remove(place);
    }
  }

  private static void remove(RootfsPath place) {
    Inode found = place.found;
    if (place.directory.children != null && place.name != null && found != null) {
      place.directory.children.remove(place.name);
      place.directory.mtime = Inode.UNSET;
      found.names--;
    }
  }

  /**
   * Opens something to write. A regular file is made where there is nothing, also where a symbolic
   * link leads to nothing.
   *
   * @return what is opened, of any type but a directory; null if that cannot be
   */
  @Nullable Inode open(Bytes path) throws LimitExceededException {
    RootfsPath place = RootfsPath.target(root, path);
    if (place == null || place.name == null || place.hasSlash) {
      return null;
    }
    Inode found = place.found;
    if (found == null) {
      return put(place, inode(FileType.REGULAR));
    }
    boolean isRefused = found.device != null && !RootfsPath.isTrusted(place.directory, found);
    return found.isDirectory() || isRefused ? null : found;
  }

  /** Makes a directory, a device or another node without content; null if that cannot be. */
  @Nullable Inode make(Bytes path, FileType type, @Nullable DeviceNumber device)
      throws LimitExceededException {
    RootfsPath place = free(path, type == FileType.DIRECTORY);
    if (place == null) {
      return null;
    }
    Inode inode = inode(type);
    inode.device = device;
    if (inode.isDirectory()) {
      inode.parent = place.directory;
    }
    return put(place, inode);
  }

  @Nullable Inode symlink(Bytes path, Bytes target) throws LimitExceededException {
    RootfsPath place = target.length() > RootfsPath.MAX_BYTES ? null : free(path, false);
    if (place == null) {
      return null;
    }
    Inode inode = inode(FileType.SYMLINK);
    inode.permissions = 0777;
    inode.target = target;
    take(target.length());
    return put(place, inode);
  }

  /** Gives a file another name; null if that cannot be. */
  @Nullable Inode link(Bytes existing, Bytes path) throws LimitExceededException {
    Inode old = find(existing);
    RootfsPath place = free(path, false);
    return old == null || old.isDirectory() || place == null ? null : put(place, old);
  }

  /** Returns a place where there is nothing yet. */
  private @Nullable RootfsPath free(Bytes path, boolean mayHaveSlash) {
    RootfsPath place = RootfsPath.place(root, path);
    boolean isFree =
        place != null
            && place.name != null
            && place.found == null
            && (mayHaveSlash || !place.hasSlash);
    return isFree ? place : null;
  }

  private Inode inode(FileType type) throws LimitExceededException {
    take(type == FileType.DIRECTORY ? INODE_BYTES + DIRECTORY_BYTES : INODE_BYTES);
    return new Inode(type, ++inodes, 0);
  }

  private @Nullable Inode put(RootfsPath place, Inode inode) throws LimitExceededException {
    Bytes name = place.name;
    if (name == null || place.directory.children == null) {
      return null;
    }
    take(INODE_BYTES / 2 + name.length());
    // A name that is a slice of an entry would keep all of the entry in memory.
    place.directory.children.put(Bytes.of(name.toByteArray()), inode);
    place.directory.mtime = Inode.UNSET;
    inode.names++;
    return inode;
  }

  /** Counts memory that the file system keeps. */
  void take(long bytes) throws LimitExceededException {
    budget.take(bytes, -1);
  }

  /** Sets owners and permissions, following a symbolic link at the end. */
  void setOwnerAndMode(Bytes path, long uid, long gid, int permissions) {
    Inode inode = RootfsPath.find(root, path, true);
    if (inode != null) {
      setOwner(inode, uid, gid);
      inode.permissions = permissions;
    }
  }

  static void setOwner(Inode inode, long uid, long gid) {
    inode.isBuiltIn = false;
    inode.uid = uid == NO_ID ? inode.uid : uid;
    inode.gid = gid == NO_ID ? inode.gid : gid;
  }

  /** Sets the time of what is at a path; a symbolic link there is not followed. */
  void setTime(Bytes path, long mtime) {
    Inode inode = find(path);
    if (inode != null) {
      inode.mtime = mtime;
    }
  }
}
