package io.github.bootformats.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands for SquashFS images. */
@Command(
    name = "squashfs",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Shows how a SquashFS image is made up, and how it stores a file.",
      "Its files: bootfmt ls, cat, extract and diff.",
      ""
    },
    commandListHeading = "%nCommands:%n")
final class SquashfsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private SquashfsCommand() {}

  /** Returns the command with its subcommands. */
  static CommandLine of(RootCommand root, Bootfmt tool) {
    return new CommandLine(new SquashfsCommand())
        .addSubcommand(new SquashfsInfoCommand(root, tool))
        .addSubcommand(new SquashfsInodeCommand(root, tool));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}
