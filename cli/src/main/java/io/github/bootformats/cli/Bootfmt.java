package io.github.bootformats.cli;

import io.github.bootformats.api.Formats;
import io.github.bootformats.cli.term.OutputException;
import io.github.bootformats.cli.term.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.UnmatchedArgumentException;

/** One run of the tool: its surroundings, its command line and its exit status. */
final class Bootfmt {
  /** All went well. */
  static final int OK = 0;

  /** The input could not be used; one line tells why. */
  static final int BAD_INPUT = 1;

  /** The command line makes no sense. */
  static final int USAGE = 2;

  private final Terminal started;
  private final Map<String, String> env;
  private final Path directory;
  private final Supplier<Formats> formats;
  private final InputStream input;

  /**
   * Prepares a run.
   *
   * @param terminal where to write
   * @param env the environment
   * @param directory what relative names are relative to
   * @param formats the formats to look with; only called when they are needed
   * @param input the standard input
   */
  Bootfmt(
      Terminal terminal,
      Map<String, String> env,
      Path directory,
      Supplier<Formats> formats,
      InputStream input) {
    this.started = terminal;
    this.env = env;
    this.directory = directory;
    this.formats = formats;
    this.input = input;
  }

  /** Returns the exit status. */
  int run(String... args) {
    RootCommand root = new RootCommand(started);
    StringWriter help = new StringWriter();
    StringWriter wrong = new StringWriter();
    CommandLine line =
        new Commands(root, this)
            .addTo(new CommandLine(root), args)
            .setOut(new PrintWriter(help))
            .setErr(new PrintWriter(wrong))
            .setColorScheme(
                CommandLine.Help.defaultColorScheme(started.colors() ? Ansi.ON : Ansi.OFF))
            .setUsageHelpAutoWidth(false)
            .setUsageHelpWidth(Math.min(started.width(), Terminal.DEFAULT_WIDTH))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler((e, ignored) -> usage(e))
            .setExecutionExceptionHandler((e, ignored, result) -> failed(root, e));
    try {
      int status = line.execute(args);
      root.terminal().print(help.toString());
      root.terminal().flush();
      return status;
    } catch (Exception e) {
      return failed(root, e);
    }
  }

  private int usage(CommandLine.ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    started.complain("bootfmt: " + started.message(reason(e)));
    started.complain("Try '" + command + " --help'.");
    return USAGE;
  }

  /** picocli calls a command that there is not an unmatched argument. */
  private static String reason(CommandLine.ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()
        && !e.getCommandLine().getSubcommands().isEmpty()) {
      String given = unmatched.getUnmatched().get(0);
      // picocli always has some name; the first letter is seldom mistaken.
      return unmatched.getSuggestions().stream()
          .filter(name -> given.startsWith(name.substring(0, 1)))
          .findFirst()
          .map(like -> "no command '%s'; did you mean %s?".formatted(given, like))
          .orElse("no command '%s'".formatted(given));
    }
    return String.valueOf(e.getMessage());
  }

  private int failed(RootCommand root, Throwable thrown) {
    if (thrown instanceof OutputException output && output.isBrokenPipe()) {
      return OK;
    }
    if (thrown instanceof CommandLine.ParameterException parameter) {
      return usage(parameter);
    }
    started.complain("bootfmt: " + started.message(ErrorLine.of(thrown)));
    if (root.debug() || !env.getOrDefault("BOOTFMT_DEBUG", "").isEmpty()) {
      started.trace(thrown);
    }
    return BAD_INPUT;
  }

  Formats formats() {
    return formats.get();
  }

  /** Opens the image that a command line names. */
  OpenImage open(String name) throws IOException {
    return OpenImage.open(directory, name, this);
  }

  /** Returns the environment's variables. */
  Map<String, String> environment() {
    return env;
  }

  /** Returns the standard input. */
  InputStream input() {
    return input;
  }

  Path directory() {
    return directory;
  }
}
