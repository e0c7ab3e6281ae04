package io.github.bootformats.cli;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.EditableConfig;
import io.github.bootformats.api.boot.KernelCommandLine;
import io.github.bootformats.api.boot.KernelParameter;
import io.github.bootformats.cli.menu.ConfigJson;
import io.github.bootformats.cli.term.Terminal;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a configuration says. */
@Command(
    name = "get",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what a configuration file says: its default, its time-out in seconds, its entries; or"
          + " with --entry the kernel parameters of an entry.",
      ""
    },
    footerHeading = "%n",
    footer = {
      "The fields of --json:",
      "  default, timeoutSeconds, entries",
      "and with --entry:",
      "  entry, commandLine, parameters (name, value), initArguments",
      "Texts that are not UTF-8 are {\"hex\":\"66ff\"}; what the file does not say is null."
    })
final class ConfigGetCommand implements Callable<Integer> {
  private static final double MILLIS = 1000;

  private final RootCommand root;
  private final Bootfmt tool;

  @Parameters(index = "0", paramLabel = "FILE", description = "a configuration")
  private String file = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NAME",
      description =
          "only this: default, timeout, entries; with --entry a kernel parameter, whose value is"
              + " shown")
  private @Nullable String name;

  @Option(names = "--entry", paramLabel = "ENTRY", description = EntryOptions.ENTRY)
  private @Nullable String entry;

  @Option(names = "--json", description = "all of it, as JSON (schema " + ConfigJson.SCHEMA + ")")
  private boolean json;

  ConfigGetCommand(RootCommand root, Bootfmt tool) {
    this.root = root;
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    EditableConfig config = ChangedConfig.open(file, tool).config();
    Terminal terminal = root.terminal();
    if (json) {
      if (name != null) {
        throw problem("--json shows all of it: leave out " + name);
      }
      terminal.print(
          entry == null
              ? ConfigJson.of(config)
              : ConfigJson.of(TreePlace.unescape(entry), parameters(config, entry)));
      return Bootfmt.OK;
    }
    for (String line : entry == null ? global(config) : ofEntry(config, entry)) {
      terminal.println(terminal.message(line));
    }
    return Bootfmt.OK;
  }

  private List<String> global(EditableConfig config) throws IOException {
    String defaultEntry = config.defaultEntry().map(Bytes::toString).orElse("");
    String timeout = config.timeout().map(ConfigGetCommand::seconds).orElse("");
    List<String> entries = config.entries().stream().map(Bytes::toString).toList();
    if (name == null) {
      return List.of(
          "default=" + defaultEntry, "timeout=" + timeout, "entries=" + String.join(" ", entries));
    }
    return switch (name) {
      case "default" -> List.of(defaultEntry);
      case "timeout" -> List.of(timeout);
      case "entries" -> entries;
      default -> throw problem("there are default, timeout and entries, not " + name);
    };
  }

  private static String seconds(Duration duration) {
    double seconds = duration.toMillis() / MILLIS;
    return seconds == Math.rint(seconds)
        ? Long.toString(Math.round(seconds))
        : Double.toString(seconds);
  }

  private List<String> ofEntry(EditableConfig config, String wanted) throws IOException {
    KernelCommandLine parameters = parameters(config, wanted);
    if (name == null) {
      return List.of(parameters.toString());
    }
    Optional<KernelParameter> last = parameters.last(name);
    return List.of(
        last.orElseThrow(() -> problem("entry " + wanted + " has no parameter " + name))
            .value()
            .map(Bytes::toString)
            .orElse(""));
  }

  private KernelCommandLine parameters(EditableConfig config, String wanted) throws IOException {
    try {
      return config.parameters(TreePlace.unescape(wanted));
    } catch (IllegalArgumentException e) {
      throw problem(String.valueOf(e.getMessage()));
    }
  }

  private FileSystemException problem(String reason) {
    return new FileSystemException(file, null, reason);
  }
}
