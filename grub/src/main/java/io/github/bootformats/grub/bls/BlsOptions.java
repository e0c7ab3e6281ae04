package io.github.bootformats.grub.bls;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.KernelCommandLine;
import io.github.bootformats.grub.GrubScript;
import io.github.bootformats.grub.internal.run.BlsExpansion;
import io.github.bootformats.grub.internal.run.KernelWords;
import io.github.bootformats.grub.internal.run.Latin;
import io.github.bootformats.grub.syntax.SimpleCommand;
import io.github.bootformats.grub.syntax.Statement;
import io.github.bootformats.grub.syntax.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The value of {@code options}. {@code blscfg} replaces its variables and puts it behind {@code
 * linux} and the kernel into a script, which GRUB parses: its quotes and escapes hold.
 */
final class BlsOptions {
  private static final String COMMAND = "linux k ";

  private final String value;
  private final GrubScript script;
  private final Optional<List<Word>> words;

  private BlsOptions(String value, GrubScript script) {
    this.value = value;
    this.script = script;
    this.words = words(script);
  }

  static BlsOptions of(Bytes value) {
    String latin = Latin.of(value);
    return new BlsOptions(latin, GrubScript.parse(Latin.bytes(COMMAND + latin)));
  }

  static BlsOptions none() {
    return of(Bytes.empty());
  }

  private static Optional<List<Word>> words(GrubScript script) {
    List<Statement> statements = script.statements();
    return script.diagnostics().isEmpty()
            && statements.size() == 1
            && statements.get(0) instanceof SimpleCommand command
            && command.block().isEmpty()
        ? Optional.of(command.words().subList(2, command.words().size()))
        : Optional.empty();
  }

  /** Returns whether GRUB reads words of one command. */
  boolean isWords() {
    return words.isPresent();
  }

  boolean losesEnd() {
    return BlsExpansion.losesEnd(value);
  }

  /** Returns what the kernel is given; variables are as they are written. */
  KernelCommandLine parameters() {
    return words
        .map(present -> KernelWords.parameters(script, present))
        .orElseGet(() -> KernelCommandLine.parse(Latin.bytes(value)));
  }

  /**
   * Writes other parameters; words that were there before are written as they were.
   *
   * @throws IllegalArgumentException if GRUB would give the kernel others
   */
  Bytes with(KernelCommandLine parameters) {
    List<Word> before =
        words.orElseThrow(
            () -> new IllegalArgumentException("GRUB runs these options: " + Latin.bytes(value)));
    Set<Bytes> known = new HashSet<>(parameters().words());
    for (Bytes word : parameters.words()) {
      if (word.indexOf('$', 0) >= 0 && !known.contains(word)) {
        throw new IllegalArgumentException("GRUB would take this for a variable: " + word);
      }
    }
    String written = Latin.of(KernelWords.write(script, before, parameters));
    return Latin.bytes(BlsExpansion.losesEnd(written) ? written + " " : written);
  }
}
