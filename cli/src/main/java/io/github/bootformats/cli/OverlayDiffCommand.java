package io.github.bootformats.cli;

import io.github.bootformats.cli.term.Terminal;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says what an upper layer changes. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Says what the upper layer changes of what is seen of the lower ones: one line for each"
          + " difference with what there is without and with it.",
      ""
    },
    footerHeading = "%n",
    footer = "Exit status: 0 nothing, 1 changes or bad input, 2 wrong usage.")
final class OverlayDiffCommand implements Callable<Integer> {
  private final RootCommand root;
  private final Bootfmt tool;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private OverlayLayers layers = new OverlayLayers();

  @Mixin private ComparedAttributes attributes = new ComparedAttributes();

  OverlayDiffCommand(RootCommand root, Bootfmt tool) {
    this.root = root;
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    if (!layers.hasUpper()) {
      throw new ParameterException(spec.commandLine(), "what changes is --upper: give one");
    }
    Terminal terminal = root.terminal();
    try (OpenOverlay open = layers.open(tool)) {
      boolean isDifferent =
          new DifferencePrinter(terminal)
              .compare(attributes.comparer(), open.below(), open.merged());
      int damaged = open.complain(terminal);
      return isDifferent ? DiffCommand.DIFFERENT : damaged;
    }
  }
}
