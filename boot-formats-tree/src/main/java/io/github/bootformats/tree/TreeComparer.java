package io.github.bootformats.tree;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreeWalk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Says in what two trees differ, whatever formats they come from.
 *
 * <p>Differences come in the order of a sorted walk, those of one path in the order of {@link
 * TreeAttribute}. A directory that only one tree has is one difference, whatever is in it; so is a
 * node of another type. Contents are compared only where the sizes are equal. Extended attributes
 * are one difference for each name. Where one tree {@linkplain FileTree#hasSubsecondTimes() holds
 * whole seconds only}, fractions of a second are none. How hard links are counted and numbered is
 * no difference, but which names belong together is. Instances are immutable.
 *
 * <pre>{@code
 * TreeComparer.create().ignoring(TreeAttribute.MTIME).compare(a, b).forEach(System.out::println);
 * }</pre>
 */
public final class TreeComparer {
  private final Set<TreeAttribute> ignored;
  private final ReadLimits limits;

  private TreeComparer(Set<TreeAttribute> ignored, ReadLimits limits) {
    this.ignored = ignored;
    this.limits = limits;
  }

  /**
   * Creates a comparer of everything, with the default limits.
   *
   * @return a comparer
   */
  public static TreeComparer create() {
    return new TreeComparer(EnumSet.noneOf(TreeAttribute.class), ReadLimits.defaults());
  }

  /**
   * Returns a comparer that also ignores an attribute.
   *
   * @param attribute what not to compare
   * @return a changed comparer
   */
  public TreeComparer ignoring(TreeAttribute attribute) {
    Set<TreeAttribute> more = EnumSet.copyOf(ignored);
    more.add(attribute);
    return new TreeComparer(more, limits);
  }

  /**
   * Returns a comparer with other limits.
   *
   * @param limits those of {@link TreeWalk}, for both trees together
   * @return a changed comparer
   */
  public TreeComparer withLimits(ReadLimits limits) {
    return new TreeComparer(ignored, requireNonNull(limits));
  }

  /**
   * Compares two trees.
   *
   * @param left the first tree
   * @param right the second tree
   * @return all differences
   * @throws io.github.bootformats.api.FormatException if a tree is damaged or beyond the limits
   * @throws IOException if reading fails
   */
  public List<TreeDifference> compare(FileTree left, FileTree right) throws IOException {
    List<TreeDifference> differences = new ArrayList<>();
    compare(left, right, differences::add, Progress.NONE);
    return differences;
  }

  /**
   * Compares two trees; takes little memory, however many differences there are.
   *
   * @param left the first tree
   * @param right the second tree
   * @param consumer gets each difference as it is found
   * @param progress told how many bytes of content of either tree are compared, without a total
   * @throws java.io.InterruptedIOException if {@code progress} says not to go on
   * @throws io.github.bootformats.api.FormatException if a tree is damaged or beyond the limits
   * @throws IOException if reading fails
   */
  public void compare(
      FileTree left, FileTree right, Consumer<TreeDifference> consumer, Progress progress)
      throws IOException {
    Consumer<TreeDifference> wanted =
        difference -> {
          if (!ignored.contains(difference.attribute())) {
            consumer.accept(difference);
          }
        };
    boolean contents = !ignored.contains(TreeAttribute.CONTENT);
    boolean fractions = left.hasSubsecondTimes() && right.hasSubsecondTimes();
    new PairedWalk(limits, new NodeComparison(wanted, contents, fractions, progress))
        .compare(left.root(), right.root());
  }
}
