package io.github.bootformats.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Sets what a boot loader boots by itself. */
@Command(
    name = "set-default",
    mixinStandardHelpOptions = true,
    description = {"Sets the entry that is booted when nobody touches a key.", ""})
final class ConfigSetDefaultCommand implements Callable<Integer> {
  private final Bootfmt tool;

  @Parameters(index = "0", paramLabel = "FILE", description = "a configuration")
  private String file = "";

  @Parameters(index = "1", paramLabel = "ENTRY", description = "an entry, by label or id")
  private String entry = "";

  ConfigSetDefaultCommand(Bootfmt tool) {
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    return ChangedConfig.open(file, tool)
        .change(config -> config.withDefault(TreePlace.unescape(entry)));
  }
}
