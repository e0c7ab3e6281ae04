package io.github.bootformats.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands that change the partitions of a disk. */
@Command(
    name = "partition",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Changes the partitions of a disk or disk image.",
      "Each command shows what it is going to do and asks before it writes; --yes does not ask,"
          + " --dry-run does not write. Contents of partitions are never moved or changed.",
      ""
    },
    commandListHeading = "%nCommands:%n",
    footerHeading = "%n",
    footer = {
      "A change is written so that a crash at any moment leaves a table that can be read, as far",
      "as the table has a second copy; --save FILE keeps what is replaced, and restore puts it"
          + " back."
    })
final class PartitionCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private PartitionCommand() {}

  /** Returns the command with its subcommands. */
  static CommandLine of(RootCommand root, Bootfmt tool) {
    ImageEditor editor = new ImageEditor(root, tool);
    return new CommandLine(new PartitionCommand())
        .addSubcommand(new PartitionCreateCommand(editor))
        .addSubcommand(new PartitionAddCommand(editor))
        .addSubcommand(new PartitionDeleteCommand(editor))
        .addSubcommand(PartitionResizeCommand.of(editor))
        .addSubcommand(new PartitionGrowCommand(editor))
        .addSubcommand(new PartitionShrinkCommand(editor))
        .addSubcommand(new PartitionRepairCommand(editor))
        .addSubcommand(new PartitionConvertCommand(editor))
        .addSubcommand(new PartitionDumpCommand(root, tool))
        .addSubcommand(new PartitionApplyCommand(root, tool, editor))
        .addSubcommand(new PartitionRestoreCommand(editor, tool))
        .addSubcommand(new PartitionListTypesCommand(root));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}
