package io.github.bootformats.testkit.tree;

import static java.util.Objects.requireNonNull;

/** The check of one promise. */
public final class ContractCheck {
  private final String name;
  private final Body body;

  ContractCheck(String name, Body body) {
    this.name = requireNonNull(name);
    this.body = requireNonNull(body);
  }

  /** What is done, as it is written down: whatever it throws breaks the promise. */
  interface Body {
    void run() throws Exception;
  }

  /**
   * Returns what is promised.
   *
   * @return a few words, such as {@code entries are found by name}
   */
  public String name() {
    return name;
  }

  /**
   * Checks it. May be called any number of times.
   *
   * @throws ContractViolation if the promise is broken; its cause is what the tree threw, if it
   *     threw
   */
  public void run() {
    try {
      body.run();
    } catch (BrokenPromise e) {
      throw new ContractViolation(this, e.getMessage(), e.getCause());
    } catch (Exception e) {
      throw new ContractViolation(this, "threw " + e, e);
    }
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return name;
  }
}
