package io.github.bootformats.cli;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.EditableConfig;
import io.github.bootformats.api.boot.KernelCommandLine;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which entries of a configuration a command changes. */
final class EntryOptions {
  /** How an entry is named. */
  static final String ENTRY = "an entry, by label or id; \\xHH is read as a byte";

  @ArgGroup(multiplicity = "1")
  private Choice choice = new Choice();

  /** One of them must be given. */
  static final class Choice {
    @Option(names = "--entry", paramLabel = "ENTRY", description = "only this one: " + ENTRY)
    private @Nullable String entry;

    @Option(names = "--all", description = "all entries that take parameters")
    private boolean all;
  }

  /** Changes the parameters of the entries that are meant. */
  EditableConfig change(EditableConfig config, UnaryOperator<KernelCommandLine> change) {
    String entry = choice.entry;
    return choice.all || entry == null
        ? changeAll(config, change)
        : change(config, TreePlace.unescape(entry), change);
  }

  private static EditableConfig change(
      EditableConfig config, Bytes entry, UnaryOperator<KernelCommandLine> change) {
    KernelCommandLine old = config.parameters(entry);
    KernelCommandLine changed = change.apply(old);
    // An entry that stays the same keeps its lines, also where its parameters are global ones.
    return changed.equals(old) && config.takesParameters(entry)
        ? config
        : config.withParameters(entry, changed);
  }

  private static EditableConfig changeAll(
      EditableConfig config, UnaryOperator<KernelCommandLine> change) {
    AtomicBoolean found = new AtomicBoolean();
    EditableConfig changed =
        config.withAllParameters(
            line -> {
              found.set(true);
              return change.apply(line);
            });
    if (!found.get()) {
      throw new IllegalArgumentException("no entry in it takes kernel parameters");
    }
    return changed;
  }
}
