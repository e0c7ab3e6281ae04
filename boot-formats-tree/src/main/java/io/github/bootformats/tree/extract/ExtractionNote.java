package io.github.bootformats.tree.extract;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.tree.TreePath;
import java.util.Objects;

/**
 * One entry of the manifest of what the host does not hold as the tree does. Instances are
 * immutable.
 */
public final class ExtractionNote {
  private final TreePath path;
  private final ExtractionProblem problem;
  private final String message;

  ExtractionNote(TreePath path, ExtractionProblem problem, String message) {
    this.path = requireNonNull(path);
    this.problem = requireNonNull(problem);
    this.message = requireNonNull(message);
  }

  /**
   * Returns what it is about.
   *
   * @return the path of the node in the tree
   */
  public TreePath path() {
    return path;
  }

  /**
   * Returns what the problem is.
   *
   * @return the kind of problem
   */
  public ExtractionProblem problem() {
    return problem;
  }

  /**
   * Returns more for people.
   *
   * @return what was lost, without a full stop
   */
  public String message() {
    return message;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof ExtractionNote other
        && path.equals(other.path)
        && problem == other.problem
        && message.equals(other.message);
  }

  @Override
  public int hashCode() {
    return Objects.hash(path, problem, message);
  }

  /** Returns {@code /dev/console: SPECIAL_FILE: character device 5:1}. */
  @Override
  public String toString() {
    return path + ": " + problem + ": " + message;
  }
}
