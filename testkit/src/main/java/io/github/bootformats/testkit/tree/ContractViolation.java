package io.github.bootformats.testkit.tree;

import org.jspecify.annotations.Nullable;

/** A tree does not keep what all trees promise. Test engines show it as a failure. */
public final class ContractViolation extends AssertionError {
  private static final long serialVersionUID = 1;

  private final transient ContractCheck check;

  ContractViolation(ContractCheck check, @Nullable String detail, @Nullable Throwable cause) {
    super(check.name() + ": " + detail, cause);
    this.check = check;
  }

  /**
   * Returns what found it.
   *
   * @return the check of the promise that is broken
   */
  public ContractCheck check() {
    return check;
  }
}
