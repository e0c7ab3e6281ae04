package io.github.bootformats.testkit.tree;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares what is with what was promised. */
final class Expect {
  private Expect() {}

  /** Something that should throw. */
  interface Action {
    void run() throws Exception;
  }

  /**
   * Expects two things to be equal.
   *
   * @param where which node, or what of it
   */
  static void equal(@Nullable Object expected, @Nullable Object actual, Object where) {
    if (!Objects.equals(expected, actual)) {
      throw new BrokenPromise("%s: expected %s, was %s".formatted(where, expected, actual), null);
    }
  }

  /** Expects two numbers to be equal. */
  static void equal(long expected, long actual, Object where) {
    equal((Long) expected, (Long) actual, where);
  }

  /** Expects something to be true. */
  static void that(boolean isSo, String otherwise) {
    if (!isSo) {
      throw new BrokenPromise(otherwise, null);
    }
  }

  /** Expects an exception of a type or of a subclass of it. */
  static void thrown(Class<? extends Exception> expected, Action action, Object where) {
    Exception thrown = null;
    try {
      action.run();
    } catch (Exception e) {
      thrown = e;
    }
    if (!expected.isInstance(thrown)) {
      throw new BrokenPromise(
          "%s: expected %s, was %s".formatted(where, expected.getSimpleName(), thrown), thrown);
    }
  }
}
