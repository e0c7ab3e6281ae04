package io.github.bootformats.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands for initramfs images. */
@Command(
    name = "initrd",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Shows the segments of an initramfs image, and changes files in it.",
      "A file that the image has is changed in the segment that has it, a new one goes into a new"
          + " segment at the end; all other segments stay byte for byte.",
      ""
    },
    commandListHeading = "%nCommands:%n")
final class InitrdCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private InitrdCommand() {}

  /** Returns the command with its subcommands. */
  static CommandLine of(RootCommand root, Bootfmt tool) {
    return new CommandLine(new InitrdCommand())
        .addSubcommand(new InitrdSegmentsCommand(root, tool))
        .addSubcommand(new InitrdPutCommand(tool))
        .addSubcommand(new InitrdRemoveCommand(tool));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}
