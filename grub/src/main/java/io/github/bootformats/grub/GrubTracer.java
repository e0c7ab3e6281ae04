package io.github.bootformats.grub;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.SourceLocation;
import java.util.List;

/** Is told what a script runs, command by command, in the order in which commands end. */
@FunctionalInterface
public interface GrubTracer {
  /** Hears nothing. */
  GrubTracer NONE = (place, words, status) -> {};

  /**
   * Tells that a command, a function or an assignment has run.
   *
   * @param place where it stands
   * @param words its name and arguments, with variables, quotes and wildcards expanded
   * @param status what it returned, 0 for success
   */
  void ran(SourceLocation place, List<Bytes> words, int status);
}
