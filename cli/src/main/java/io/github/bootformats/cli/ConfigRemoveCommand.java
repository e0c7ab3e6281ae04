package io.github.bootformats.cli;

import io.github.bootformats.api.boot.KernelCommandLine;
import picocli.CommandLine.Command;

/** Removes kernel parameters. */
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    description = {
      "Removes kernel parameters: all of a name, or with name=value those that have the value.",
      ""
    })
final class ConfigRemoveCommand extends ConfigParametersCommand {
  ConfigRemoveCommand(Bootfmt tool) {
    super(tool);
  }

  @Override
  KernelCommandLine changed(KernelCommandLine line, String parameter) {
    return parameter.indexOf('=', 1) < 0
        ? line.without(parameter)
        : line.without(parameter(parameter));
  }
}
