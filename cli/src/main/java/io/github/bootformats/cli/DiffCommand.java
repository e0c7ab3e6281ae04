package io.github.bootformats.cli;

import io.github.bootformats.cli.term.Terminal;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says in what the files of two images differ. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Says in what the files of two images differ, whatever formats they have: one line for each"
          + " difference with what the first and the second has. Fractions of a second count where"
          + " both can hold them, which cpio and SquashFS cannot.",
      ""
    },
    footerHeading = "%n",
    footer = "Exit status: 0 the same, 1 different or bad input, 2 wrong usage.")
final class DiffCommand implements Callable<Integer> {
  /** The exit status where there are differences. */
  static final int DIFFERENT = 1;

  private final RootCommand root;
  private final Bootfmt tool;

  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "an archive or image, disk.img#2 for partition 2, or a directory")
  private String left = "";

  @Parameters(index = "1", paramLabel = "B", description = "another one")
  private String right = "";

  @Mixin private ComparedAttributes attributes = new ComparedAttributes();

  DiffCommand(RootCommand root, Bootfmt tool) {
    this.root = root;
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    Terminal terminal = root.terminal();
    DifferencePrinter printer = new DifferencePrinter(terminal);
    try (OpenTree a = OpenTree.open(left, tool);
        OpenTree b = OpenTree.open(right, tool)) {
      boolean isDifferent = printer.compare(attributes.comparer(), a.tree(), b.tree());
      int damaged = Math.max(a.complain(terminal), b.complain(terminal));
      return isDifferent ? DIFFERENT : damaged;
    }
  }
}
