package io.github.bootformats.testkit.tree;

import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.MutableTree;
import java.util.ArrayList;
import java.util.List;

/**
 * What every {@link FileTree} promises, or every {@link MutableTree}, as checks of one promise
 * each. With JUnit:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> keepsTheContract() {
 *   return TreeContract.ofFileTree(() -> image.tree()).checks().stream()
 *       .map(check -> DynamicTest.dynamicTest(check.name(), check::run));
 * }
 * }</pre>
 *
 * <p>With anything else, {@link #verify()} throws what is broken, and {@link #violations()} returns
 * it. Whether a tree shows what its format holds is another question, for the format's own tests.
 */
public final class TreeContract {
  private final List<ContractCheck> checks;

  private TreeContract(List<ContractCheck> checks) {
    this.checks = List.copyOf(checks);
  }

  /**
   * Checks a tree as it is, whatever is in it. The more there is, the more is checked: files of all
   * types, hard links, extended attributes, names that are not text. All content is read several
   * times.
   *
   * @param source opens the tree, for each check anew; the tree does not change meanwhile
   * @return the contract of trees that are read
   */
  public static TreeContract ofFileTree(TreeSource<?> source) {
    return new TreeContract(FileTreeContract.checks(source));
  }

  /**
   * Changes trees that are empty at first. What is in them then should be checked as a {@linkplain
   * #ofFileTree file tree}, too.
   *
   * @param empty makes a tree with nothing in it, for each check anew
   * @return the contract of trees that are changed
   */
  public static TreeContract ofMutableTree(TreeSource<? extends MutableTree> empty) {
    return new TreeContract(MutableTreeContract.checks(empty));
  }

  /**
   * Lists the promises.
   *
   * @return one check each, independent of the others
   */
  public List<ContractCheck> checks() {
    return checks;
  }

  /**
   * Runs all checks.
   *
   * @return what is broken; empty for a tree that keeps the contract
   */
  public List<ContractViolation> violations() {
    List<ContractViolation> violations = new ArrayList<>();
    for (ContractCheck check : checks) {
      try {
        check.run();
      } catch (ContractViolation e) {
        violations.add(e);
      }
    }
    return violations;
  }

  /**
   * Runs all checks.
   *
   * @throws ContractViolation if promises are broken; the first of them, with the others suppressed
   */
  public void verify() {
    List<ContractViolation> violations = violations();
    if (!violations.isEmpty()) {
      ContractViolation first = violations.get(0);
      violations.subList(1, violations.size()).forEach(first::addSuppressed);
      throw first;
    }
  }
}
