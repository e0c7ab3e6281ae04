package io.github.bootformats.cli;

import io.github.bootformats.api.boot.KernelCommandLine;
import io.github.bootformats.api.boot.KernelParameter;
import picocli.CommandLine.Command;

/** Adds kernel parameters. */
@Command(
    name = "append",
    mixinStandardHelpOptions = true,
    description = {
      "Adds kernel parameters behind those that are there, before a lone --. One that is there"
          + " already, with the same value, is not added again.",
      ""
    })
final class ConfigAppendCommand extends ConfigParametersCommand {
  ConfigAppendCommand(Bootfmt tool) {
    super(tool);
  }

  @Override
  KernelCommandLine changed(KernelCommandLine line, String parameter) {
    KernelParameter added = parameter(parameter);
    return line.parameters().contains(added) ? line : line.append(added);
  }
}
