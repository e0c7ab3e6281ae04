package io.github.bootformats.testkit.tree;

import org.jspecify.annotations.Nullable;

/** What a tree did instead of what it promised. */
final class BrokenPromise extends RuntimeException {
  private static final long serialVersionUID = 1;

  BrokenPromise(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
