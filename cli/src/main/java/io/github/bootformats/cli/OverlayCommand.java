package io.github.bootformats.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands for layers of files. */
@Command(
    name = "overlay",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Shows what Linux's overlayfs makes of layers, without mounting them.",
      "A layer is an image with files, a tar archive, or a directory.",
      ""
    },
    commandListHeading = "%nCommands:%n")
final class OverlayCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private OverlayCommand() {}

  /** Returns the command with its subcommands. */
  static CommandLine of(RootCommand root, Bootfmt tool) {
    return new CommandLine(new OverlayCommand())
        .addSubcommand(new OverlayListCommand(root, tool))
        .addSubcommand(new OverlayDiffCommand(root, tool))
        .addSubcommand(new OverlayFlattenCommand(root, tool));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}
