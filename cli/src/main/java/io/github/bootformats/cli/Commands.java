package io.github.bootformats.cli;

import java.util.List;
import picocli.CommandLine;

/**
 * The commands of the tool, in the order of its help.
 *
 * <p>picocli reflects on each command that it is given, which for all of them takes longer than
 * most of them run. So it is given the one that is called, and all of them only where their names
 * matter: in the help, and where none is called or one that there is not.
 */
final class Commands {
  static final List<String> NAMES =
      List.of(
          "inspect",
          "partitions",
          "partition",
          "fuzz-corpus",
          "ls",
          "cat",
          "extract",
          "diff",
          "pack",
          "convert",
          "initrd",
          "menu",
          "config",
          "pxe-check",
          "squashfs",
          "overlay",
          "grub",
          "grubenv",
          "install-grub",
          "install-mbr",
          "demo");

  private final RootCommand root;
  private final Bootfmt tool;

  Commands(RootCommand root, Bootfmt tool) {
    this.root = root;
    this.tool = tool;
  }

  /** Adds what a command line needs. */
  CommandLine addTo(CommandLine line, String... args) {
    boolean known = args.length > 0 && NAMES.contains(args[0]);
    for (String name : known ? List.of(args[0]) : NAMES) {
      line.addSubcommand(name, command(name));
    }
    return line;
  }

  private Object command(String name) {
    return switch (name) {
      case "inspect" -> new InspectCommand(root, tool);
      case "partitions" -> new PartitionsCommand(root, tool);
      case "partition" -> PartitionCommand.of(root, tool);
      case "fuzz-corpus" -> new FuzzCorpusCommand(root, tool);
      case "ls" -> new ListCommand(root, tool);
      case "cat" -> new CatCommand(root, tool);
      case "extract" -> new ExtractCommand(root, tool);
      case "diff" -> new DiffCommand(root, tool);
      case "pack" -> new PackCommand(root, tool);
      case "convert" -> new ConvertCommand(root, tool);
      case "initrd" -> InitrdCommand.of(root, tool);
      case "menu" -> new MenuCommand(root, tool);
      case "config" -> ConfigCommand.of(root, tool);
      case "pxe-check" -> new PxeCheckCommand(root, tool);
      case "squashfs" -> SquashfsCommand.of(root, tool);
      case "overlay" -> OverlayCommand.of(root, tool);
      case "grub" -> GrubCommand.of(root, tool);
      case "grubenv" -> GrubenvCommand.of(root, tool);
      case "install-grub" -> new InstallGrubCommand(new ImageEditor(root, tool), tool);
      case "install-mbr" -> new InstallMbrCommand(new ImageEditor(root, tool), tool);
      case "demo" -> new DemoCommand(root, tool);
      default -> throw new IllegalArgumentException(name);
    };
  }
}
