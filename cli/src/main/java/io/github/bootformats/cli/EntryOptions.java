package io.github.bootformats.cli;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.EditableConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which entries of a configuration a command changes. */
final class EntryOptions {
  @ArgGroup(multiplicity = "1")
  private Choice choice = new Choice();

  /** One of them must be given. */
  static final class Choice {
    @Option(names = "--entry", paramLabel = "ENTRY", description = "this entry, by label or id")
    private @Nullable String entry;

    @Option(names = "--all", description = "all entries that take parameters")
    private boolean all;
  }

  List<Bytes> of(EditableConfig config) {
    String entry = choice.entry;
    return choice.all || entry == null
        ? config.entries().stream().filter(config::takesParameters).toList()
        : List.of(TreePlace.unescape(entry));
  }
}
