package io.github.bootformats.cli;

import io.github.bootformats.api.Progress;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.cli.term.OutputException;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.tree.TreeComparer;
import io.github.bootformats.tree.TreeDifference;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Prints in what trees differ, as it is found. */
final class DifferencePrinter {
  private final Terminal terminal;
  private long count;

  DifferencePrinter(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Compares two trees, and returns whether they differ. */
  boolean compare(TreeComparer comparer, FileTree left, FileTree right) throws IOException {
    try {
      comparer.compare(left, right, this::print, Progress.NONE);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    terminal.flush();
    return count > 0;
  }

  private void print(TreeDifference difference) {
    count++;
    try {
      terminal.println(terminal.message(difference.toString()));
    } catch (OutputException e) {
      throw new UncheckedIOException(e);
    }
  }
}
