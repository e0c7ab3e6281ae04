package io.github.bootformats.api.tree;

/**
 * Tells the names of one file, its hard links, from those of others.
 *
 * <p>Two nodes of one tree are names of the same file when their ids are equal. The numbers mean
 * nothing else, and nothing in another tree.
 *
 * @param device which of the file systems that make up the tree; 0 where there is but one
 * @param inode which file there, an unsigned number
 */
public record LinkId(long device, long inode) {
  /**
   * Creates the id of a file in a tree that is one file system.
   *
   * @param inode which file
   * @return the id
   */
  public static LinkId of(long inode) {
    return new LinkId(0, inode);
  }

  /** Returns {@code device:inode}, both unsigned. */
  @Override
  public String toString() {
    return Long.toUnsignedString(device) + ":" + Long.toUnsignedString(inode);
  }
}
