package io.github.bootformats.cli;

import io.github.bootformats.cli.term.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a subcommand, and the options that all have. */
@Command(
    name = "bootfmt",
    description = {
      "Shows what is in disk and boot images, as those who boot them see it.",
      "Only 'partition' and 'install-...', which ask before they do, and 'initrd' change images;"
          + " nothing is mounted."
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = RootCommand.Version.class,
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%n",
    footer = {
      "An IMAGE is a file or a block device; disk.img#2 is partition 2 in it.",
      "Exit status: 0 fine, 1 bad input, 2 wrong usage."
    })
final class RootCommand implements Runnable {
  /** When to colour the output. */
  enum Color {
    AUTO,
    ALWAYS,
    NEVER;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private final Terminal started;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      scope = ScopeType.INHERIT,
      description = "${COMPLETION-CANDIDATES}; auto colours on a terminal, unless NO_COLOR is set")
  private Color color = Color.AUTO;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "show the stack trace of an error; so does BOOTFMT_DEBUG=1")
  private boolean debug;

  RootCommand(Terminal started) {
    this.started = started;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }

  boolean debug() {
    return debug;
  }

  Terminal terminal() {
    return switch (color) {
      case AUTO -> started;
      case ALWAYS -> started.withColors(true);
      case NEVER -> started.withColors(false);
    };
  }

  /** The version that the build put into the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"bootfmt " + ToolVersion.get()};
    }
  }
}
