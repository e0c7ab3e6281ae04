package io.github.bootformats.tree;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreeWalk;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/**
 * One number for a whole tree: SHA-256 over a canonical form, the same for equal trees of any
 * format. Two trees have equal digests when {@link TreeComparer}, told to ignore the same, finds no
 * difference, and (but for collisions of SHA-256) only then.
 *
 * <p>The canonical form is {@code bootformats-tree-1} and a zero byte; then the names of the
 * attributes that are not part of it, such as {@code MTIME}, in the order of {@link TreeAttribute},
 * each with a zero byte, and one more zero byte; then a record for each node in the order of a
 * sorted walk, the root first. Numbers are big-endian; a <i>string</i> is its length in four bytes
 * and then its bytes. A record is
 *
 * <ul>
 *   <li>the path with slashes between the names, a string, empty for the root;
 *   <li>one byte: the {@linkplain io.github.bootformats.api.tree.FileType#letter letter} of the
 *       type, or {@code h} when an earlier record is of the same file (then the path of the first
 *       such follows as a string, and the record ends);
 *   <li>permissions in 4 bytes, uid in 8, gid in 8, mtime as 8 bytes of seconds and 4 of
 *       nanoseconds;
 *   <li>the number of extended attributes in 4 bytes, and name and value of each, two strings;
 *   <li>of a regular file its size in 8 bytes and the SHA-256 of its content in 32; of a symbolic
 *       link the target, a string; of a device its major and minor number in 4 bytes each.
 * </ul>
 *
 * <p>Of attributes that are ignored, numbers are 0, strings are empty and hashes are zeros; where
 * links are ignored there are no {@code h} records. Presence, type and size cannot be ignored.
 * Instances are immutable.
 */
public final class TreeDigest {
  private static final Set<TreeAttribute> ALWAYS =
      EnumSet.of(TreeAttribute.PRESENCE, TreeAttribute.TYPE, TreeAttribute.SIZE);

  private final Set<TreeAttribute> ignored;
  private final ReadLimits limits;

  private TreeDigest(Set<TreeAttribute> ignored, ReadLimits limits) {
    this.ignored = ignored;
    this.limits = limits;
  }

  /**
   * Creates a digest of everything, with the default limits.
   *
   * @return a digest
   */
  public static TreeDigest create() {
    return new TreeDigest(EnumSet.noneOf(TreeAttribute.class), ReadLimits.defaults());
  }

  /**
   * Returns a digest that also ignores an attribute.
   *
   * @param attribute what is not part of it; not presence, type or size
   * @return a changed digest
   * @throws IllegalArgumentException if that cannot be ignored
   */
  public TreeDigest ignoring(TreeAttribute attribute) {
    if (ALWAYS.contains(attribute)) {
      throw new IllegalArgumentException("cannot be ignored: " + attribute);
    }
    Set<TreeAttribute> more = EnumSet.copyOf(ignored);
    more.add(attribute);
    return new TreeDigest(more, limits);
  }

  /**
   * Returns a digest with other limits.
   *
   * @param limits those of {@link TreeWalk}
   * @return a changed digest
   */
  public TreeDigest withLimits(ReadLimits limits) {
    return new TreeDigest(ignored, requireNonNull(limits));
  }

  /**
   * Reads a tree.
   *
   * @param tree the tree
   * @return the 32 bytes of its SHA-256
   * @throws io.github.bootformats.api.FormatException if the tree is damaged or beyond the limits
   * @throws IOException if reading fails
   */
  public Bytes of(FileTree tree) throws IOException {
    return of(tree, Progress.NONE);
  }

  /**
   * Reads a tree.
   *
   * @param tree the tree
   * @param progress told how many bytes of content are read, without a total
   * @return the 32 bytes of its SHA-256
   * @throws java.io.InterruptedIOException if {@code progress} says not to go on
   * @throws io.github.bootformats.api.FormatException if the tree is damaged or beyond the limits
   * @throws IOException if reading fails
   */
  public Bytes of(FileTree tree, Progress progress) throws IOException {
    CanonicalForm form = new CanonicalForm(ignored, progress);
    try (TreeWalk walk = TreeWalk.sorted(tree, limits)) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        form.add(walk.path(), node);
      }
    }
    return form.finish();
  }
}
