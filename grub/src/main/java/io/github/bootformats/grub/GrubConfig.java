package io.github.bootformats.grub;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.EditableConfig;
import io.github.bootformats.api.boot.KernelCommandLine;
import io.github.bootformats.grub.internal.run.Choice;
import io.github.bootformats.grub.internal.run.KernelWords;
import io.github.bootformats.grub.internal.run.Latin;
import io.github.bootformats.grub.internal.run.LineEnds;
import io.github.bootformats.grub.syntax.Command;
import io.github.bootformats.grub.syntax.SimpleCommand;
import io.github.bootformats.grub.syntax.Span;
import io.github.bootformats.grub.syntax.Statement;
import io.github.bootformats.grub.syntax.SyntaxPrinter;
import io.github.bootformats.grub.syntax.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * A configuration file of GRUB that is changed line by line: a change touches what it is about and
 * no other byte.
 *
 * <p>The file is looked at as it is written, not run. Entries are those whose title depends on no
 * variable, wherever they stand. A setting is changed in every line that sets a fixed value outside
 * of entries, and written in front of the first entry where there is no such line. Instances are
 * immutable.
 */
public final class GrubConfig implements EditableConfig {
  private final GrubScript script;

  private GrubConfig(GrubScript script) {
    this.script = script;
  }

  /**
   * Opens a file.
   *
   * @param script the script
   * @return the file
   */
  public static GrubConfig of(GrubScript script) {
    return new GrubConfig(script);
  }

  /**
   * Opens a file.
   *
   * @param text its exact bytes
   * @return the file
   */
  public static GrubConfig of(Bytes text) {
    return new GrubConfig(GrubScript.parse(text));
  }

  /**
   * Returns the file as a script.
   *
   * @return the script
   */
  public GrubScript script() {
    return script;
  }

  @Override
  public Bytes toBytes() {
    return script.source();
  }

  @Override
  public List<Bytes> entries() {
    return ConfigEntry.of(script).stream().map(ConfigEntry::name).toList();
  }

  /** {@inheritDoc} A number is one that is less than there are entries. */
  @Override
  public boolean hasEntry(Bytes name) {
    OptionalLong number = Choice.number(Latin.of(name));
    return find(name).isPresent()
        || (number.isPresent() && number.getAsLong() < ConfigEntry.of(script).size());
  }

  private Optional<ConfigEntry> find(Bytes name) {
    String path = Latin.of(name);
    return ConfigEntry.of(script).stream().filter(entry -> entry.isNamed(path)).findFirst();
  }

  private ConfigEntry entry(Bytes name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("no entry " + name));
  }

  /**
   * {@inheritDoc} It is empty too if the last line that sets the default takes it from a variable.
   */
  @Override
  public Optional<Bytes> defaultEntry() {
    return setting("default");
  }

  /**
   * {@inheritDoc} An entry of this file whose name begins with a number is written as its number,
   * as GRUB would take the name for one.
   *
   * @throws IllegalArgumentException also if that number depends on what GRUB runs
   */
  @Override
  public GrubConfig withDefault(Bytes entry) {
    boolean isNumbered = EntryNumbers.isNumbered(Latin.of(entry));
    Optional<Bytes> path =
        find(entry)
            .filter(named -> isNumbered)
            .map(named -> Latin.bytes(new EntryNumbers(script).path(named)));
    return withSetting("default", path.orElse(entry));
  }

  /** {@inheritDoc} It is empty too if the last line that sets the time takes it from a variable. */
  @Override
  public Optional<Duration> timeout() {
    return setting("timeout")
        .map(Latin::of)
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  @Override
  public GrubConfig withTimeout(Duration timeout) {
    if (timeout.isNegative()) {
      throw new IllegalArgumentException("negative time-out: " + timeout);
    }
    long seconds = timeout.plusNanos(999_999_999).toSeconds();
    if (seconds > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("GRUB cannot wait so long: " + timeout);
    }
    return withSetting("timeout", Bytes.utf8(Long.toString(seconds)));
  }

  private Optional<Bytes> setting(String variable) {
    return last(Assignment.of(script, variable));
  }

  private static Optional<Bytes> last(List<Assignment> assignments) {
    return assignments.isEmpty()
        ? Optional.empty()
        : assignments.get(assignments.size() - 1).value();
  }

  private GrubConfig withSetting(String variable, Bytes value) {
    List<Assignment> all = Assignment.of(script, variable);
    Splices splices = new Splices(script.source());
    all.stream()
        .filter(assignment -> assignment.value().isPresent())
        .forEach(assignment -> set(splices, assignment, variable, value));
    if (last(all).isEmpty()) {
      int behind = all.isEmpty() ? 0 : batchEnd(all.get(all.size() - 1).word().span());
      int at = Math.max(firstEntryLine(), behind);
      add(splices, at, "set " + assignment(variable, value) + "\n");
    }
    return of(splices.apply());
  }

  private static void set(Splices splices, Assignment old, String variable, Bytes value) {
    Span span = old.word().span();
    splices.replace(span.start(), span.end(), Latin.bytes(assignment(variable, value)));
  }

  private static String assignment(String variable, Bytes value) {
    return variable + "=" + Latin.of(quoted(value));
  }

  /** Adds lines, which end as others of the file do. */
  private void add(Splices splices, int at, String lines) {
    boolean isOpen = at > 0 && script.source().at(at - 1) != '\n';
    Bytes added = Latin.bytes(isOpen ? "\n" + lines : lines);
    splices.replace(at, at, LineEnds.of(script.source()).applyTo(added));
  }

  private static Bytes quoted(Bytes value) {
    return SyntaxPrinter.print(GrubQuoting.word(value));
  }

  /** Returns the end of the lines that GRUB parses together with a place in them. */
  private int batchEnd(Span span) {
    return script.batches().stream()
        .mapToInt(batch -> batch.span().end())
        .filter(end -> end > span.start())
        .findFirst()
        .orElseThrow();
  }

  /** Returns the beginning of the batch with the first entry, or the end of all that ends. */
  private int firstEntryLine() {
    for (GrubBatch batch : script.batches()) {
      for (Statement statement : batch.statements()) {
        if (statement instanceof SimpleCommand simple && ConfigEntry.isEntry(simple)) {
          return lineStart(batch.statements().get(0).span().start());
        }
      }
    }
    return end();
  }

  /** Returns where lines can be added: in front of what a missing word leaves open, if anything. */
  private int end() {
    return script.batches().stream()
        .filter(GrubConfig::isOpen)
        .mapToInt(batch -> batch.span().start())
        .findFirst()
        .orElse(script.source().length());
  }

  private static boolean isOpen(GrubBatch batch) {
    return batch
        .error()
        .flatMap(GrubFinding::of)
        .filter(finding -> finding == GrubFinding.UNEXPECTED_END)
        .isPresent();
  }

  @Override
  public KernelCommandLine parameters(Bytes entry) {
    List<SimpleCommand> kernels = entry(entry).kernels();
    return kernels.isEmpty()
        ? KernelCommandLine.empty()
        : KernelWords.parameters(script, arguments(kernels.get(0)));
  }

  private static List<Word> arguments(SimpleCommand kernel) {
    return kernel.words().subList(2, kernel.words().size());
  }

  @Override
  public boolean takesParameters(Bytes entry) {
    return !entry(entry).kernels().isEmpty();
  }

  @Override
  public GrubConfig withParameters(Bytes entry, KernelCommandLine parameters) {
    ConfigEntry changed = entry(entry);
    if (changed.kernels().isEmpty()) {
      throw new IllegalArgumentException(entry + " loads no Linux kernel");
    }
    Splices splices = new Splices(script.source());
    changed.kernels().forEach(kernel -> write(splices, kernel, parameters));
    return of(splices.apply());
  }

  /** {@inheritDoc} Where an entry has several commands that load Linux, each is changed. */
  @Override
  public GrubConfig withAllParameters(UnaryOperator<KernelCommandLine> change) {
    Splices splices = new Splices(script.source());
    for (ConfigEntry entry : ConfigEntry.of(script)) {
      for (SimpleCommand kernel : entry.kernels()) {
        KernelCommandLine old = KernelWords.parameters(script, arguments(kernel));
        KernelCommandLine changed = change.apply(old);
        if (!changed.equals(old)) {
          write(splices, kernel, changed);
        }
      }
    }
    return of(splices.apply());
  }

  private void write(Splices splices, SimpleCommand kernel, KernelCommandLine parameters) {
    Word path = kernel.words().get(1);
    List<Word> before = arguments(kernel);
    Bytes words = KernelWords.write(script, before, parameters);
    if (before.isEmpty()) {
      Bytes added = words.isEmpty() ? words : Latin.bytes(" " + Latin.of(words));
      splices.replace(path.span().end(), path.span().end(), added);
    } else {
      int start = words.isEmpty() ? path.span().end() : before.get(0).span().start();
      splices.replace(start, before.get(before.size() - 1).span().end(), words);
    }
  }

  /**
   * {@inheritDoc} A {@code default} that names the entry becomes 0; numbers of others that {@code
   * default} and {@code fallback} give are counted down.
   *
   * @throws IllegalArgumentException also if a number is of this entry or of one behind it,
   *     depending on what GRUB runs
   */
  @Override
  public GrubConfig withoutEntry(Bytes entry) {
    ConfigEntry removed = entry(entry);
    Span span = removed.command().span();
    Splices splices = new Splices(script.source());
    EntryNumbers numbers = new EntryNumbers(script);
    renumber(splices, "default", old -> numbers.defaultWithout(old, removed));
    renumber(splices, "fallback", old -> numbers.fallbackWithout(old, removed));
    boolean onlyOne =
        removed.siblings().size() == 1 && !script.statements().equals(removed.siblings());
    if (onlyOne && removed.siblings().get(0) instanceof Command) {
      splices.replace(span.start(), span.end(), Bytes.utf8("true")); // GRUB has no empty bodies
    } else if (isAlone(span)) {
      splices.replace(lineStart(span.start()), lineEnd(span.end()), Bytes.empty());
    } else {
      splices.replace(span.start(), span.end(), Bytes.utf8("true"));
    }
    return of(splices.apply());
  }

  private void renumber(Splices splices, String variable, UnaryOperator<String> change) {
    for (Assignment assignment : Assignment.of(script, variable)) {
      String old = assignment.value().map(Latin::of).orElse("");
      String changed = change.apply(old);
      if (!changed.equals(old)) {
        set(splices, assignment, variable, Latin.bytes(changed));
      }
    }
  }

  /**
   * Adds an entry behind all lines of the file but those of a construct that never ends.
   *
   * @param entry a {@code menuentry} or {@code submenu} with a block
   * @return the changed file
   */
  public GrubConfig withEntry(SimpleCommand entry) {
    int end = end();
    Splices splices = new Splices(script.source());
    add(splices, end, Latin.of(SyntaxPrinter.print(List.of(entry))));
    return of(splices.apply());
  }

  /**
   * Adds a copy of an entry behind it, with all its lines.
   *
   * @param entry the name of an entry that stands on lines of its own
   * @param title the title of the copy
   * @param id the id of the copy
   * @return the changed file
   * @throws IllegalArgumentException if there is no such entry, or other commands on its lines
   */
  public GrubConfig withCopy(Bytes entry, Bytes title, Bytes id) {
    ConfigEntry copied = entry(entry);
    SimpleCommand command = copied.command();
    if (!isAlone(command.span())) {
      throw new IllegalArgumentException("there are other commands on the lines of " + entry);
    }
    int start = lineStart(command.span().start());
    int end = lineEnd(command.span().end());
    Splices copy = new Splices(script.source().slice(start, end));
    ids(command)
        .forEach(span -> copy.replace(span.start() - start, span.end() - start, Bytes.empty()));
    Word old = command.words().get(copied.titleIndex());
    String words = Latin.of(quoted(title)) + " --id " + Latin.of(quoted(id));
    copy.replace(old.span().start() - start, old.span().end() - start, Latin.bytes(words));
    Splices splices = new Splices(script.source());
    splices.replace(end, end, copy.apply());
    return of(splices.apply());
  }

  /** Returns where a command says an id, with the blank before it. */
  private List<Span> ids(SimpleCommand command) {
    List<Span> spans = new ArrayList<>();
    List<Word> words = command.words();
    for (int i = 1; i < words.size(); i++) {
      String text = words.get(i).literalText().map(Latin::of).orElse("");
      boolean isId = text.equals("--id") || ConfigEntry.isIdOption(words.get(i));
      boolean separate = isId && i + 1 < words.size();
      if (separate || text.startsWith("--id=") || startsWithId(words.get(i))) {
        int last = separate ? i + 1 : i;
        spans.add(new Span(words.get(i - 1).span().end(), words.get(last).span().end()));
        i = last;
      }
    }
    return spans;
  }

  private boolean startsWithId(Word word) {
    return script
        .source()
        .slice(word.span().start(), word.span().end())
        .startsWith(Bytes.utf8("--id="));
  }

  private boolean isAlone(Span span) {
    Bytes source = script.source();
    Bytes before = source.slice(lineStart(span.start()), span.start());
    Bytes after = source.slice(span.end(), lineEnd(span.end()));
    return Latin.of(before).matches("[ \t]*") && Latin.of(after).matches("[ \t;\r]*\n?");
  }

  private int lineStart(int offset) {
    int start = offset;
    while (start > 0 && script.source().at(start - 1) != '\n') {
      start--;
    }
    return start;
  }

  private int lineEnd(int offset) {
    int end = script.source().indexOf('\n', offset);
    return end < 0 ? script.source().length() : end + 1;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof GrubConfig other && script.equals(other.script);
  }

  @Override
  public int hashCode() {
    return script.hashCode();
  }

  @Override
  public String toString() {
    return "GRUB configuration of " + entries().size() + " entries";
  }
}
