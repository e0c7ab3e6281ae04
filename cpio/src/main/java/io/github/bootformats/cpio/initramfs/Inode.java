package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileType;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A file of a {@link Rootfs}, changed only while that is filled. */
final class Inode {
  /** The time of what the image gives no time: when the machine unpacked it. */
  static final long UNSET = -1;

  final FileType type;
  final long number;

  int permissions;
  long uid;
  long gid;
  long mtime = UNSET;

  /** How many names it has; a directory has one. */
  int names;

  /** Whether it is there before the image is unpacked, and the image has not spoken of it. */
  boolean isBuiltIn;

  final @Nullable NavigableMap<Bytes, Inode> children;

  /** Where a directory lies; itself for the root. */
  @Nullable Inode parent;

  @Nullable Bytes target;
  @Nullable DeviceNumber device;
  RootfsContent content = RootfsContent.EMPTY;

  Inode(FileType type, long number, int permissions) {
    this.type = type;
    this.number = number;
    this.permissions = permissions;
    this.children = type == FileType.DIRECTORY ? new TreeMap<>() : null;
  }

  boolean isDirectory() {
    return children != null;
  }
}
