package io.github.bootformats.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.EditableConfig;
import io.github.bootformats.api.boot.KernelCommandLine;
import io.github.bootformats.api.boot.KernelParameter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What must hold of the edits of any configuration. */
final class ConfigContract {
  private static final int MAX_ENTRIES = 6;
  private static final Duration TIMEOUT = Duration.ofSeconds(7);

  private final Function<Bytes, EditableConfig> opener;

  private ConfigContract(Function<Bytes, EditableConfig> opener) {
    this.opener = opener;
  }

  static void check(Bytes text, Function<Bytes, EditableConfig> opener) {
    new ConfigContract(opener).check(opener.apply(text), text);
  }

  private void check(EditableConfig config, Bytes text) {
    assertEquals(text, config.toBytes(), "the bytes that were opened");
    config.defaultEntry();
    config.timeout();
    written(() -> config.withTimeout(TIMEOUT))
        .ifPresent(changed -> assertEquals(Optional.of(TIMEOUT), changed.timeout(), "time-out"));
    List<Bytes> entries = config.entries();
    for (Bytes entry : entries.subList(0, Math.min(entries.size(), MAX_ENTRIES))) {
      check(config, entry, entries.size());
    }
  }

  private void check(EditableConfig config, Bytes entry, int count) {
    written(() -> config.withDefault(entry))
        .ifPresent(
            changed -> assertTrue(changed.defaultEntry().isPresent(), "there is a default entry"));
    written(() -> config.withoutEntry(entry))
        .ifPresent(changed -> assertTrue(changed.entries().size() < count, "an entry less"));
    KernelCommandLine parameters = config.parameters(entry);
    if (config.takesParameters(entry)) {
      assertSet(config, entry, KernelCommandLine.parse("quiet root=/dev/sda1"));
      if (!parameters.isOpen()) {
        assertSet(config, entry, parameters.append(KernelParameter.of("nosplash")));
      }
    }
  }

  private void assertSet(EditableConfig config, Bytes entry, KernelCommandLine parameters) {
    written(() -> config.withParameters(entry, parameters))
        .ifPresent(
            changed ->
                assertEquals(
                    parameters.parameters(),
                    changed.parameters(entry).parameters(),
                    "what was set, with quotes wherever the loader has them"));
  }

  /** Makes a change, unless it is refused, and reads what was written. */
  private Optional<EditableConfig> written(Supplier<EditableConfig> change) {
    EditableConfig changed;
    try {
      changed = change.get();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    EditableConfig again = opener.apply(changed.toBytes());
    assertEquals(changed.entries(), again.entries(), "entries of what was written");
    return Optional.of(again);
  }
}
