package io.github.bootformats.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Removes an entry. */
@Command(
    name = "remove-entry",
    mixinStandardHelpOptions = true,
    description = {
      "Removes an entry with all its lines. What is booted by default stays the same, unless that"
          + " was this entry.",
      ""
    })
final class ConfigRemoveEntryCommand implements Callable<Integer> {
  private final Bootfmt tool;

  @Parameters(index = "0", paramLabel = "FILE", description = "a configuration")
  private String file = "";

  @Parameters(index = "1", paramLabel = "ENTRY", description = EntryOptions.ENTRY)
  private String entry = "";

  ConfigRemoveEntryCommand(Bootfmt tool) {
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    return ChangedConfig.open(file, tool)
        .change(config -> config.withoutEntry(TreePlace.unescape(entry)));
  }
}
