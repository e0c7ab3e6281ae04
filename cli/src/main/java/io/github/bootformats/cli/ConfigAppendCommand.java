package io.github.bootformats.cli;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.EditableConfig;
import io.github.bootformats.api.boot.KernelCommandLine;
import io.github.bootformats.api.boot.KernelParameter;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Adds kernel parameters. */
@Command(
    name = "append",
    mixinStandardHelpOptions = true,
    description = {
      "Adds kernel parameters behind those that are there, before a lone --. One that is there"
          + " already, with the same value, is not added again.",
      ""
    })
final class ConfigAppendCommand implements Callable<Integer> {
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

  ConfigAppendCommand(Bootfmt tool) {
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    return ChangedConfig.open(file, tool).change(this::changed);
  }

  private EditableConfig changed(EditableConfig config) {
    EditableConfig changed = config;
    for (Bytes entry : entries.of(config)) {
      KernelCommandLine line = changed.parameters(entry);
      for (String parameter : parameters) {
        KernelParameter added = parameter(parameter);
        if (!line.parameters().contains(added)) {
          line = line.append(added);
        }
      }
      changed = changed.withParameters(entry, line);
    }
    return changed;
  }

  /** What the shell has passed on is one parameter, whatever spaces are in its value. */
  static KernelParameter parameter(String text) {
    int equals = text.indexOf('=', 1);
    return equals < 0
        ? KernelParameter.of(text)
        : KernelParameter.of(text.substring(0, equals), text.substring(equals + 1));
  }
}
