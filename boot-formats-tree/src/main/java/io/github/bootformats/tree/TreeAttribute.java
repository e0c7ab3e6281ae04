package io.github.bootformats.tree;

/** Something in which two trees can differ at one path. */
public enum TreeAttribute {
  /** Whether there is a node at all. */
  PRESENCE,
  /** The type of the node. */
  TYPE,
  /** The mode without the type. */
  PERMISSIONS,
  /** The owner's number. */
  UID,
  /** The group's number. */
  GID,
  /** The time of modification. */
  MTIME,
  /** Which of the names before, in the order of a sorted walk, is of the same file. */
  LINK,
  /** The extended attributes. */
  XATTRS,
  /** The target of a symbolic link. */
  TARGET,
  /** The numbers of a device. */
  DEVICE,
  /** The size of a regular file. */
  SIZE,
  /** The bytes of a regular file. */
  CONTENT
}
