package io.github.bootformats.lilo;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a configuration as people write them: what is global first, then the entries, with an
 * empty line before each.
 *
 * <pre>{@code
 * LiloDocument document =
 *     LiloBuilder.create()
 *         .boot("/dev/sda")
 *         .prompt(Duration.ofSeconds(5))
 *         .entry(LiloEntry.image("/vmlinuz", "linux").root("/dev/sda1").readOnly().build())
 *         .build();
 * }</pre>
 */
public final class LiloBuilder {
  private final LiloDialect dialect;
  private final List<LiloOption> global = new ArrayList<>();
  private final Set<LiloKeyword> set = EnumSet.noneOf(LiloKeyword.class);
  private final List<LiloEntry> entries = new ArrayList<>();

  private LiloBuilder(LiloDialect dialect) {
    this.dialect = dialect;
  }

  /**
   * Starts a lilo.conf.
   *
   * @return a builder
   */
  public static LiloBuilder create() {
    return new LiloBuilder(LiloDialect.LILO);
  }

  /**
   * Starts an elilo.conf.
   *
   * @return a builder
   */
  public static LiloBuilder createElilo() {
    return new LiloBuilder(LiloDialect.ELILO);
  }

  /**
   * Sets the device whose boot sector LILO writes.
   *
   * @param device the device
   * @return this builder
   */
  public LiloBuilder boot(String device) {
    return option(LiloKeyword.BOOT, device);
  }

  /**
   * Sets what is booted without a user.
   *
   * @param label a label or alias
   * @return this builder
   */
  public LiloBuilder defaultEntry(String label) {
    return option(LiloKeyword.DEFAULT, label);
  }

  /**
   * Shows the prompt.
   *
   * @param timeout how long it waits for a key, rounded up to a tenth of a second
   * @return this builder
   * @throws IllegalArgumentException if the loader cannot wait so long, or ELILO not so short
   */
  public LiloBuilder prompt(Duration timeout) {
    option(LiloKeyword.PROMPT);
    return option(LiloKeyword.TIMEOUT, LiloEditor.tenths(timeout, dialect));
  }

  /**
   * Adds an option with a value.
   *
   * @param keyword the option
   * @param value its value
   * @return this builder
   * @throws IllegalArgumentException if it is not global, is there already, or cannot be written
   */
  public LiloBuilder option(LiloKeyword keyword, String value) {
    return add(keyword, Optional.of(Bytes.utf8(value)));
  }

  /**
   * Adds an option without a value.
   *
   * @param keyword the option
   * @return this builder
   * @throws IllegalArgumentException if it is not global, is there already, or needs a value
   */
  public LiloBuilder option(LiloKeyword keyword) {
    return add(keyword, Optional.empty());
  }

  private LiloBuilder add(LiloKeyword keyword, Optional<Bytes> value) {
    OptionTable table = OptionTable.global(dialect);
    if (!table.contains(requireNonNull(keyword)) || table.part(keyword).isPresent()) {
      throw new IllegalArgumentException(keyword.word() + " is not a global option");
    }
    LiloOption option = LiloOption.of(dialect, keyword, value);
    if (!set.add(keyword)) {
      throw new IllegalArgumentException(keyword.word() + " is there already");
    }
    global.add(option);
    return this;
  }

  /**
   * Adds an entry.
   *
   * @param entry the entry
   * @return this builder
   * @throws IllegalArgumentException if it is one of the other loader, or its label is there
   *     already
   */
  public LiloBuilder entry(LiloEntry entry) {
    boolean isTaken =
        entries.stream().anyMatch(e -> Ascii.equalsIgnoreCase(e.label(), entry.label()));
    if (entry.dialect() != dialect || isTaken) {
      throw new IllegalArgumentException(
          isTaken
              ? "there is a label " + entry.label() + " already"
              : "an entry of " + entry.dialect());
    }
    entries.add(entry);
    return this;
  }

  /**
   * Returns the configuration.
   *
   * @return the document; later calls do not change it
   */
  public LiloDocument build() {
    Bytes lineEnd = Bytes.utf8("\n");
    List<Bytes> pieces = new ArrayList<>();
    for (LiloOption option : global) {
      pieces.add(option.toBytes());
      pieces.add(lineEnd);
    }
    for (LiloEntry entry : entries) {
      pieces.add(lineEnd);
      pieces.add(entry.lines(lineEnd));
    }
    return LiloDocument.parse(Bytes.join(pieces), dialect).model();
  }
}
