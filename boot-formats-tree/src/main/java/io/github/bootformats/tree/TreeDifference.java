package io.github.bootformats.tree;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.tree.TreePath;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * One thing in which two trees differ.
 *
 * <p>The values are text for people, safe to print on a terminal. Instances are immutable.
 */
public final class TreeDifference {
  private final TreePath path;
  private final TreeAttribute attribute;
  private final String left;
  private final String right;
  private final OptionalLong offset;

  TreeDifference(
      TreePath path, TreeAttribute attribute, String left, String right, OptionalLong offset) {
    this.path = requireNonNull(path);
    this.attribute = requireNonNull(attribute);
    this.left = requireNonNull(left);
    this.right = requireNonNull(right);
    this.offset = requireNonNull(offset);
  }

  /**
   * Returns where they differ.
   *
   * @return the path of the node in both trees
   */
  public TreePath path() {
    return path;
  }

  /**
   * Returns in what they differ.
   *
   * @return the attribute
   */
  public TreeAttribute attribute() {
    return attribute;
  }

  /**
   * Returns what the first tree has.
   *
   * @return the value; for {@link TreeAttribute#PRESENCE} the node's type or {@code absent}; for
   *     {@link TreeAttribute#CONTENT} the byte at the offset
   */
  public String left() {
    return left;
  }

  /**
   * Returns what the second tree has.
   *
   * @return the value, as {@link #left()}
   */
  public String right() {
    return right;
  }

  /**
   * Returns where in the content of a file the first difference is.
   *
   * @return bytes from its start; empty for all but {@link TreeAttribute#CONTENT}
   */
  public OptionalLong offset() {
    return offset;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof TreeDifference other
        && path.equals(other.path)
        && attribute == other.attribute
        && left.equals(other.left)
        && right.equals(other.right)
        && offset.equals(other.offset);
  }

  @Override
  public int hashCode() {
    return Objects.hash(path, attribute, left, right, offset);
  }

  /** Returns {@code /etc/fstab: permissions 0644, 0600}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(path).append(": ");
    text.append(attribute.name().toLowerCase(Locale.ROOT));
    offset.ifPresent(at -> text.append(" at byte ").append(at));
    return text.append(' ').append(left).append(", ").append(right).toString();
  }
}
