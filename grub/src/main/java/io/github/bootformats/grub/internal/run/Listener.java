package io.github.bootformats.grub.internal.run;

import io.github.bootformats.api.boot.SourceLocation;
import java.util.List;

/** Is told what is run. */
public interface Listener {
  /** Hears nothing. */
  Listener NONE = (place, words, status) -> {};

  /**
   * Tells that a command has run.
   *
   * @param place where it stands
   * @param words its name and arguments, expanded
   * @param status what it returned
   */
  void ran(SourceLocation place, List<String> words, int status);
}
