package io.github.bootformats.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands that change configurations of boot loaders. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Shows and changes the configuration of a boot loader, of any loader that is known.",
      "A change touches the lines that it is about and no other byte; the file is replaced at once,"
          + " so that whoever reads it sees the old one or the new one.",
      ""
    },
    commandListHeading = "%nCommands:%n")
final class ConfigCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private ConfigCommand() {}

  /** Returns the command with its subcommands. */
  static CommandLine of(RootCommand root, Bootfmt tool) {
    return new CommandLine(new ConfigCommand())
        .addSubcommand(new ConfigGetCommand(root, tool))
        .addSubcommand(new ConfigSetDefaultCommand(tool))
        .addSubcommand(new ConfigSetTimeoutCommand(tool))
        .addSubcommand(new ConfigAppendCommand(tool))
        .addSubcommand(new ConfigRemoveCommand(tool))
        .addSubcommand(new ConfigRemoveEntryCommand(tool));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}
