package io.github.bootformats.cli;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.EditableConfig;
import io.github.bootformats.api.boot.KernelCommandLine;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes kernel parameters. */
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    description = {
      "Removes kernel parameters: all of a name, or with name=value those that have the value.",
      ""
    })
final class ConfigRemoveCommand implements Callable<Integer> {
  private final Bootfmt tool;

  @Parameters(index = "0", paramLabel = "FILE", description = "a configuration")
  private String file = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "PARAMETER",
      description = "a name, or name=value")
  private List<String> parameters = List.of();

  @Mixin private EntryOptions entries = new EntryOptions();

  ConfigRemoveCommand(Bootfmt tool) {
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    return ChangedConfig.open(file, tool).change(this::changed);
  }

  private EditableConfig changed(EditableConfig config) {
    EditableConfig changed = config;
    for (Bytes entry : entries.of(config)) {
      KernelCommandLine old = changed.parameters(entry);
      KernelCommandLine line = old;
      for (String parameter : parameters) {
        line =
            parameter.indexOf('=', 1) < 0
                ? line.without(parameter)
                : line.without(ConfigAppendCommand.parameter(parameter));
      }
      // An entry that loses nothing keeps its lines, also where its parameters are global ones.
      changed = line.equals(old) ? changed : changed.withParameters(entry, line);
    }
    return changed;
  }
}
