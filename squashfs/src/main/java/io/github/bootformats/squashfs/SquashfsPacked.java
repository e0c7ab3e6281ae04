package io.github.bootformats.squashfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.tree.FileType;
import java.util.List;

/** What a {@link SquashfsWriter} has written; immutable. */
public final class SquashfsPacked {
  private final SquashfsSuperblock superblock;
  private final PackCounter counter;
  private final long length;
  private final long dataLength;
  private final int xattrSets;

  SquashfsPacked(
      SquashfsSuperblock superblock,
      PackCounter counter,
      long length,
      long dataLength,
      int xattrSets) {
    this.superblock = requireNonNull(superblock);
    this.counter = counter;
    this.length = length;
    this.dataLength = dataLength;
    this.xattrSets = xattrSets;
  }

  /**
   * Returns the superblock of the image.
   *
   * @return the superblock, with the numbers of inodes, fragments and ids
   */
  public SquashfsSuperblock superblock() {
    return superblock;
  }

  /**
   * Returns how long the target is that was written, padding included.
   *
   * @return bytes
   */
  public long length() {
    return length;
  }

  /**
   * Returns how much of the image is data: blocks and fragments as they are stored.
   *
   * @return bytes
   */
  public long dataLength() {
    return dataLength;
  }

  /**
   * Returns how much content the files have, those with several names counted once.
   *
   * @return bytes, those of holes and of duplicates included
   */
  public long contentLength() {
    return counter.contentBytes();
  }

  /**
   * Returns how many inodes of a type there are.
   *
   * @param type the type
   * @return the number of files, of which each may have several names
   */
  public long inodes(FileType type) {
    return counter.inodeCount(type);
  }

  /**
   * Returns how many names there are beside the first of each file.
   *
   * @return the number of hard links
   */
  public long hardLinks() {
    return counter.names() - counter.inodeCount();
  }

  /**
   * Returns how often content was found that was there before: of whole files, and of what goes
   * into fragments.
   *
   * @return the number of duplicates
   */
  public long duplicates() {
    return counter.duplicates();
  }

  /**
   * Returns how much content was there before.
   *
   * @return bytes, not compressed
   */
  public long duplicateLength() {
    return counter.duplicateBytes();
  }

  /**
   * Returns how many different sets of extended attributes there are.
   *
   * @return the number of sets
   */
  public int xattrSets() {
    return xattrSets;
  }

  /**
   * Returns what of the tree is not in the image, and who cannot read it.
   *
   * @return findings with the codes of {@link SquashfsFinding#PACK_XATTRS} and {@link
   *     SquashfsFinding#COMPRESSION_NOT_IN_LINUX}, at most a thousand of them
   */
  public List<Diagnostic> diagnostics() {
    return counter.findings();
  }

  @Override
  public String toString() {
    return "%s inodes in %s bytes, %s findings"
        .formatted(superblock.inodeCount(), length, diagnostics().size());
  }
}
