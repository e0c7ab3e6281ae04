package io.github.bootformats.squashfs;

import io.github.bootformats.api.tree.FileType;

/**
 * What all inodes have, in the fields of images.
 *
 * @param fileType the type of file
 * @param permissions the mode without the type
 * @param uidIndex where the owner is in the table of ids
 * @param gidIndex where the group is in the table of ids
 * @param mtime seconds since 1970
 * @param number the number of the inode
 * @param xattrIndex where the extended attributes are
 */
record InodeFacts(
    FileType fileType,
    int permissions,
    int uidIndex,
    int gidIndex,
    long mtime,
    long number,
    long xattrIndex) {
  boolean hasXattrs() {
    return xattrIndex != SquashfsInode.NO_XATTRS;
  }

  InodeHeader header(boolean isExtended) {
    return new InodeHeader(
        InodeType.of(fileType, isExtended), permissions, uidIndex, gidIndex, mtime, number);
  }
}
