package io.github.bootformats.cli;

import io.github.bootformats.api.boot.KernelCommandLine;
import io.github.bootformats.api.boot.KernelParameter;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What commands have in common that change the kernel parameters of entries. */
abstract class ConfigParametersCommand implements Callable<Integer> {
  private final Bootfmt tool;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "FILE", description = "a configuration")
  private String file = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "PARAMETER",
      description = "a name, or name=value")
  private List<String> parameters = List.of();

  @Mixin private EntryOptions entries = new EntryOptions();

  ConfigParametersCommand(Bootfmt tool) {
    this.tool = tool;
  }

  /** Changes a command line as one parameter of this command says. */
  abstract KernelCommandLine changed(KernelCommandLine line, String parameter);

  @Override
  public final Integer call() throws IOException {
    if (parameters.contains("")) {
      throw new ParameterException(spec.commandLine(), "a parameter is empty");
    }
    return ChangedConfig.open(file, tool).change(config -> entries.change(config, this::changed));
  }

  private KernelCommandLine changed(KernelCommandLine old) {
    KernelCommandLine line = old;
    for (String parameter : parameters) {
      line = changed(line, parameter);
    }
    return line;
  }

  /** What the shell has passed on is one parameter, whatever spaces are in its value. */
  static KernelParameter parameter(String text) {
    int equals = text.indexOf('=', 1);
    return equals < 0
        ? KernelParameter.of(text)
        : KernelParameter.of(text.substring(0, equals), text.substring(equals + 1));
  }
}
