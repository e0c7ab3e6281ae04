package io.github.bootformats.cli;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.EditableConfig;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

  @Parameters(index = "1", paramLabel = "ENTRY", description = EntryOptions.ENTRY)
  private String entry = "";

  @Option(
      names = "--force",
      description = "also an entry that FILE does not have, such as one of a file that it includes")
  private boolean force;

  ConfigSetDefaultCommand(Bootfmt tool) {
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    return ChangedConfig.open(file, tool).change(this::changed);
  }

  private EditableConfig changed(EditableConfig config) {
    Bytes name = TreePlace.unescape(entry);
    if (!force && !config.hasEntry(name)) {
      throw new IllegalArgumentException(
          "there is no entry " + name + " (--force sets it all the same)");
    }
    return config.withDefault(name);
  }
}
