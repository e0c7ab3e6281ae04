package io.github.bootformats.cli;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.grub.GrubEnvironmentBlock;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands for GRUB's environment blocks. */
@Command(
    name = "grubenv",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Makes, lists and changes the variables that GRUB keeps between boots.",
      "Changes are written in place, as grub-editenv and GRUB itself do it.",
      ""
    },
    commandListHeading = "%nCommands:%n")
final class GrubenvCommand implements Runnable {
  private static final int MAX_BYTES = 1 << 20;

  @Spec private CommandSpec spec = CommandSpec.create();

  private GrubenvCommand() {}

  /** Returns the command with its subcommands. */
  static CommandLine of(RootCommand root, Bootfmt tool) {
    return new CommandLine(new GrubenvCommand())
        .addSubcommand(new CreateBlock(tool))
        .addSubcommand(new ListVariables(root, tool))
        .addSubcommand(new SetVariables(tool))
        .addSubcommand(new UnsetVariables(tool));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }

  private static GrubEnvironmentBlock read(ImageFile file) throws IOException {
    try (ImageSource source = file.read()) {
      if (source.size() > MAX_BYTES) {
        throw file.problem("too large for an environment block");
      }
      GrubEnvironmentBlock block =
          GrubEnvironmentBlock.of(Bytes.read(source, 0, (int) source.size()));
      if (!GrubEnvironmentBlock.hasSignature(block.toBytes())) {
        throw file.problem("not an environment block of GRUB");
      }
      return block;
    }
  }

  private static void write(ImageFile file, GrubEnvironmentBlock block) throws IOException {
    try (ImageTarget target = file.write()) {
      target.write(0, block.toBytes().asByteBuffer());
      target.force();
    }
  }

  /** Makes a block. */
  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = {"Makes a block of 1024 bytes without variables, in a file that is new.", ""})
  private static final class CreateBlock implements Callable<Integer> {
    private final Bootfmt tool;

    @Parameters(index = "0", paramLabel = "FILE", description = "the block, such as grubenv")
    private String file = "";

    CreateBlock(Bootfmt tool) {
      this.tool = tool;
    }

    @Override
    public Integer call() throws IOException {
      try (ImageTarget target = ImageFile.of(tool.directory(), file).create()) {
        target.write(0, GrubEnvironmentBlock.create().toBytes().asByteBuffer());
        target.force();
      }
      return Bootfmt.OK;
    }
  }

  /** Lists the variables. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = {"Lists the variables, each as NAME=VALUE.", ""})
  private static final class ListVariables implements Callable<Integer> {
    private final RootCommand root;
    private final Bootfmt tool;

    @Parameters(index = "0", paramLabel = "FILE", description = "the block, such as grubenv")
    private String file = "";

    ListVariables(RootCommand root, Bootfmt tool) {
      this.root = root;
      this.tool = tool;
    }

    @Override
    public Integer call() throws IOException {
      Terminal terminal = root.terminal();
      GrubEnvironmentBlock block = read(ImageFile.of(tool.directory(), file));
      for (GrubEnvironmentBlock.Variable variable : block.variables()) {
        terminal.println(
            terminal.value(variable.name().toString())
                + "="
                + terminal.value(variable.value().toString()));
      }
      block.diagnostics().stream()
          .filter(finding -> finding.severity() == Severity.ERROR)
          .forEach(finding -> terminal.complain("bootfmt: " + terminal.message(finding.message())));
      return Bootfmt.OK;
    }
  }

  /** Sets variables. */
  @Command(
      name = "set",
      mixinStandardHelpOptions = true,
      description = {"Sets variables.", ""})
  private static final class SetVariables implements Callable<Integer> {
    private final Bootfmt tool;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "FILE", description = "the block, such as grubenv")
    private String file = "";

    @Parameters(index = "1", arity = "1..*", paramLabel = "NAME=VALUE", description = "what to set")
    private List<String> settings = List.of();

    SetVariables(Bootfmt tool) {
      this.tool = tool;
    }

    @Override
    public Integer call() throws IOException {
      ImageFile image = ImageFile.of(tool.directory(), file);
      GrubEnvironmentBlock block = read(image);
      for (String setting : settings) {
        int equals = setting.indexOf('=');
        if (equals < 1) {
          throw new ParameterException(spec.commandLine(), "not NAME=VALUE: " + setting);
        }
        block = block.with(setting.substring(0, equals), setting.substring(equals + 1));
      }
      write(image, block);
      return Bootfmt.OK;
    }
  }

  /** Removes variables. */
  @Command(
      name = "unset",
      mixinStandardHelpOptions = true,
      description = {"Removes variables.", ""})
  private static final class UnsetVariables implements Callable<Integer> {
    private final Bootfmt tool;

    @Parameters(index = "0", paramLabel = "FILE", description = "the block, such as grubenv")
    private String file = "";

    @Parameters(index = "1", arity = "1..*", paramLabel = "NAME", description = "what to remove")
    private List<String> names = List.of();

    UnsetVariables(Bootfmt tool) {
      this.tool = tool;
    }

    @Override
    public Integer call() throws IOException {
      ImageFile image = ImageFile.of(tool.directory(), file);
      GrubEnvironmentBlock block = read(image);
      for (String name : names) {
        block = block.without(Bytes.utf8(name));
      }
      write(image, block);
      return Bootfmt.OK;
    }
  }
}
