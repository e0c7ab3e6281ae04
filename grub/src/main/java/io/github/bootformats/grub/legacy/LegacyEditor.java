package io.github.bootformats.grub.legacy;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.EditableConfig;
import io.github.bootformats.api.boot.KernelCommandLine;
import io.github.bootformats.grub.internal.run.Latin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Changes of a configuration that touch only the lines that they are about. Instances are
 * immutable: a change gives another editor.
 *
 * <p>An entry is named by its title, or by its number from 0 as GRUB counts; {@link #entries()} has
 * the number only where an earlier entry has the same title. What {@code update-grub} of Debian
 * generates between its AUTOMAGIC comments it will write anew; see {@link LegacyAutomagic}.
 */
public final class LegacyEditor implements EditableConfig {
  private static final String SAVED = "saved";

  private final LegacyDocument document;

  private LegacyEditor(LegacyDocument document) {
    this.document = requireNonNull(document);
  }

  /**
   * Starts with a document.
   *
   * @param document the document
   * @return an editor of it
   */
  public static LegacyEditor of(LegacyDocument document) {
    return new LegacyEditor(document);
  }

  /**
   * Returns what has come of it.
   *
   * @return the changed document
   */
  public LegacyDocument document() {
    return document;
  }

  @Override
  public Bytes toBytes() {
    return document.toBytes();
  }

  @Override
  public List<Bytes> entries() {
    List<Bytes> names = new ArrayList<>();
    Set<Bytes> titles = new HashSet<>();
    List<LegacyEntry> numbered = numbered();
    for (int i = 0; i < numbered.size(); i++) {
      Bytes title = numbered.get(i).title();
      names.add(titles.add(title) ? title : Bytes.utf8(Integer.toString(i)));
    }
    return names;
  }

  /** Returns the entries to which GRUB gives numbers. */
  private List<LegacyEntry> numbered() {
    return document.entries().stream()
        .filter(entry -> entry.commands().stream().anyMatch(c -> c.keyword().isPresent()))
        .toList();
  }

  private int number(Bytes name) {
    int number = find(name);
    if (number < 0) {
      throw new IllegalArgumentException("there is no entry " + name);
    }
    return number;
  }

  /** Returns the number of the entry with a title, or that a text says; -1 if there is none. */
  private int find(Bytes name) {
    List<LegacyEntry> numbered = numbered();
    for (int i = 0; i < numbered.size(); i++) {
      if (numbered.get(i).title().equals(name)) {
        return i;
      }
    }
    int number = name.toString().matches("[0-9]{1,9}") ? Integer.parseInt(name.toString()) : -1;
    return number < numbered.size() ? number : -1;
  }

  private LegacyEntry existing(Bytes name) {
    return numbered().get(number(name));
  }

  @Override
  public boolean hasEntry(Bytes name) {
    return name.equals(Bytes.utf8(SAVED)) || find(name) >= 0;
  }

  /** {@inheritDoc} That is a number, or {@code saved}. */
  @Override
  public Optional<Bytes> defaultEntry() {
    return last(LegacyKeyword.DEFAULT).map(LegacyCommand::argument);
  }

  /** {@inheritDoc} A title is written as its number; {@code saved} is written as it is. */
  @Override
  public LegacyEditor withDefault(Bytes entry) {
    boolean saved = entry.equals(Bytes.utf8(SAVED));
    return withMenuCommand(
        LegacyKeyword.DEFAULT, saved ? entry : Bytes.utf8(Integer.toString(number(entry))));
  }

  @Override
  public Optional<Duration> timeout() {
    return last(LegacyKeyword.TIMEOUT)
        .map(command -> LineRules.number(command.latinArgument()).value())
        .filter(seconds -> seconds >= 0)
        .map(Duration::ofSeconds);
  }

  @Override
  public LegacyEditor withTimeout(Duration timeout) {
    if (timeout.isNegative() || timeout.compareTo(Duration.ofDays(365)) > 0) {
      throw new IllegalArgumentException("not a time-out: " + timeout);
    }
    long seconds = timeout.plusNanos(999_999_999).toSeconds();
    return withMenuCommand(LegacyKeyword.TIMEOUT, Bytes.utf8(Long.toString(seconds)));
  }

  private Optional<LegacyCommand> last(LegacyKeyword keyword) {
    return document.menuCommands().stream()
        .filter(command -> command.is(keyword))
        .reduce((first, second) -> second);
  }

  private LegacyEditor withMenuCommand(LegacyKeyword keyword, Bytes argument) {
    NodeEdits edits = new NodeEdits(document);
    Optional<LegacyCommand> old = last(keyword);
    if (old.isPresent()) {
      edits.replace(old.get(), old.get().withArgument(argument).toBytes());
    } else {
      edits.insert(firstCommand(), LegacyCommand.of(keyword, argument).toBytes());
    }
    return new LegacyEditor(edits.apply());
  }

  private int firstCommand() {
    for (int i = 0; i < document.nodes().size(); i++) {
      if (document.nodes().get(i) instanceof LegacyCommand) {
        return i;
      }
    }
    return document.nodes().size();
  }

  /**
   * {@inheritDoc} Of an entry with modules, those of its first module: the kernel is a hypervisor
   * then, and the module is Linux.
   */
  @Override
  public KernelCommandLine parameters(Bytes entry) {
    return linux(existing(entry)).map(LegacyEditor::parameters).orElse(KernelCommandLine.empty());
  }

  private static KernelCommandLine parameters(LegacyCommand kernel) {
    String text = kernel.latinArgument().substring(parametersBegin(kernel));
    return KernelCommandLine.parse(Latin.bytes(text));
  }

  @Override
  public boolean takesParameters(Bytes entry) {
    return linux(existing(entry)).isPresent();
  }

  @Override
  public LegacyEditor withParameters(Bytes entry, KernelCommandLine parameters) {
    LegacyCommand old =
        linux(existing(entry))
            .orElseThrow(() -> new IllegalArgumentException(entry + " loads no kernel"));
    NodeEdits edits = new NodeEdits(document);
    edits.replace(old, withParameters(old, parameters).toBytes());
    return new LegacyEditor(edits.apply());
  }

  @Override
  public LegacyEditor withAllParameters(UnaryOperator<KernelCommandLine> change) {
    NodeEdits edits = new NodeEdits(document);
    for (LegacyEntry entry : numbered()) {
      Optional<LegacyCommand> kernel = linux(entry);
      if (kernel.isPresent()) {
        KernelCommandLine old = parameters(kernel.get());
        KernelCommandLine changed = change.apply(old);
        if (!changed.equals(old)) {
          edits.replace(kernel.get(), withParameters(kernel.get(), changed).toBytes());
        }
      }
    }
    return new LegacyEditor(edits.apply());
  }

  private static LegacyCommand withParameters(LegacyCommand kernel, KernelCommandLine parameters) {
    String file = kernel.latinArgument().substring(0, parametersBegin(kernel));
    String text = LineRules.withoutSpaceBefore(Latin.of(parameters.toBytes()));
    return kernel.withArgument(Latin.bytes(withWords(file, text)));
  }

  /** Keeps the white space behind the file where there is some. */
  private static String withWords(String file, String words) {
    if (words.isEmpty()) {
      return LineRules.withoutSpaceBehind(file);
    }
    return (LineRules.withoutSpaceBehind(file).equals(file) ? file + " " : file) + words;
  }

  private static Optional<LegacyCommand> linux(LegacyEntry entry) {
    Optional<LegacyCommand> kernel = entry.command(LegacyKeyword.KERNEL);
    boolean initrd = entry.command(LegacyKeyword.INITRD).isPresent();
    Optional<LegacyCommand> module =
        entry.commands().stream().filter(c -> c.is(LegacyKeyword.MODULE)).findFirst();
    Optional<LegacyCommand> linux =
        kernel.isPresent() && !initrd && module.isPresent() ? module : kernel;
    return linux.filter(command -> optionsEnd(command) < command.latinArgument().length());
  }

  /** Returns where in the argument the parameters begin, behind options and the file. */
  private static int parametersBegin(LegacyCommand kernel) {
    int file = optionsEnd(kernel);
    return file + LineRules.nextWord(kernel.latinArgument().substring(file));
  }

  /** Returns where in the argument the file begins, or its end where none is named. */
  private static int optionsEnd(LegacyCommand kernel) {
    String argument = kernel.latinArgument();
    int begin = 0;
    while (argument.startsWith("--", begin)) {
      begin += LineRules.nextWord(argument.substring(begin));
    }
    return begin;
  }

  /**
   * {@inheritDoc} The numbers of {@code default} and {@code fallback} change with it, so that they
   * name the entries that they named before; comments behind the last command stay.
   */
  @Override
  public LegacyEditor withoutEntry(Bytes entry) {
    int number = number(entry);
    LegacyEntry removed = numbered().get(number);
    NodeEdits edits = new NodeEdits(document);
    int last = removed.nodes().size() - 1;
    while (!(removed.nodes().get(last) instanceof LegacyCommand)) {
      last--;
    }
    for (int i = 0; i <= last; i++) {
      edits.remove(removed.begin() + i);
    }
    last(LegacyKeyword.DEFAULT).ifPresent(old -> renumber(edits, old, number));
    last(LegacyKeyword.FALLBACK).ifPresent(old -> renumber(edits, old, number));
    return new LegacyEditor(edits.apply());
  }

  /** Counts down the numbers that are behind a removed entry, and drops that entry's own. */
  private static void renumber(NodeEdits edits, LegacyCommand old, int removed) {
    List<String> numbers = new ArrayList<>();
    for (String word : old.latinArgument().split("[ \t]+", -1)) {
      int number = LineRules.number(word).value();
      if (number != removed) {
        numbers.add(number > removed ? Integer.toString(number - 1) : word);
      }
    }
    String argument = String.join(" ", numbers);
    if (!argument.equals(old.latinArgument().stripTrailing())) {
      boolean nothing = argument.isEmpty() && old.is(LegacyKeyword.DEFAULT);
      edits.replace(old, old.withArgument(Latin.bytes(nothing ? "0" : argument)).toBytes());
    }
  }

  /**
   * Adds an entry at the end of the file.
   *
   * @param title what the menu shows
   * @param commands its commands, at least one
   * @return the changed configuration
   * @throws IllegalArgumentException if there are no commands
   */
  public LegacyEditor withEntry(String title, List<LegacyCommand> commands) {
    NodeEdits edits = new NodeEdits(document);
    int end = document.nodes().size();
    boolean blank =
        end == 0
            || (document.nodes().get(end - 1) instanceof LegacyComment comment
                && comment.isBlank());
    if (!blank) {
      edits.insert(end, Bytes.utf8("\n"));
    }
    for (LegacyNode node : LegacyBuilder.lines(title, commands)) {
      edits.insert(end, node.toBytes());
    }
    return new LegacyEditor(edits.apply());
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof LegacyEditor other && document.equals(other.document);
  }

  @Override
  public int hashCode() {
    return document.hashCode();
  }

  @Override
  public String toString() {
    return "editor of a " + document;
  }
}
