package io.github.bootformats.cli.term;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Whoever answers questions, if there is somebody. */
public interface Keyboard {
  /** Nobody. */
  Keyboard NOBODY =
      new Keyboard() {
        @Override
        public boolean isThere() {
          return false;
        }

        @Override
        public @Nullable String line() {
          return null;
        }
      };

  /** Returns whether somebody sees questions and can answer them. */
  boolean isThere();

  /** Returns the next line; null when no more comes. */
  @Nullable String line() throws IOException;
}
