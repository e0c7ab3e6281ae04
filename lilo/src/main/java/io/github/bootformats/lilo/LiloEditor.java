package io.github.bootformats.lilo;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.EditableConfig;
import io.github.bootformats.api.boot.KernelCommandLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Changes of a configuration that touch only the options that they are about. New lines end as the
 * first of the file does, and are indented as those of their entry. Instances are immutable: a
 * change gives another editor.
 */
public final class LiloEditor implements EditableConfig {
  /** Times count tenths of a second. */
  private static final long TENTH_MILLIS = 100;

  /** The longest time that is not taken for an hour, in tenths of a second. */
  private static final long MAX_TENTHS = 35_995;

  private final LiloDocument document;

  private LiloEditor(LiloDocument document) {
    this.document = requireNonNull(document);
  }

  /**
   * Starts with a document.
   *
   * @param document the document
   * @return an editor of it
   */
  public static LiloEditor of(LiloDocument document) {
    return new LiloEditor(document);
  }

  /**
   * Returns what has come of it.
   *
   * @return the changed document
   */
  public LiloDocument document() {
    return document;
  }

  @Override
  public Bytes toBytes() {
    return document.toBytes();
  }

  /** {@inheritDoc} These are the labels, without aliases. */
  @Override
  public List<Bytes> entries() {
    return document.sections().stream()
        .map(LiloSection::name)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  /** {@inheritDoc} Case does not matter. */
  @Override
  public boolean hasEntry(Bytes name) {
    return find(name).isPresent();
  }

  @Override
  public Optional<Bytes> defaultEntry() {
    return document.globalOption(LiloKeyword.DEFAULT).flatMap(LiloOption::value);
  }

  @Override
  public LiloEditor withDefault(Bytes entry) {
    if (entry.isEmpty() || entry.indexOf(' ', 0) >= 0) {
      throw new IllegalArgumentException("not a label: \"" + entry + "\"");
    }
    return withGlobal(LiloKeyword.DEFAULT, entry);
  }

  /** {@inheritDoc} That is {@code timeout} where there is a {@code prompt}, else {@code delay}. */
  @Override
  public Optional<Duration> timeout() {
    Optional<Bytes> value = document.globalOption(waiting()).flatMap(LiloOption::value);
    boolean isPrompt = waiting() == LiloKeyword.TIMEOUT;
    if (value.isEmpty()) {
      return isPrompt ? Optional.empty() : Optional.of(Duration.ZERO);
    }
    return Numbers.tenths(value.get())
        .filter(tenths -> tenths > 0 || !isPrompt || document.dialect() == LiloDialect.LILO)
        .map(tenths -> Duration.ofMillis(tenths * TENTH_MILLIS));
  }

  private LiloKeyword waiting() {
    return document.globalOption(LiloKeyword.PROMPT).isPresent()
        ? LiloKeyword.TIMEOUT
        : LiloKeyword.DELAY;
  }

  /** {@inheritDoc} That is {@code timeout} where there is a {@code prompt}, else {@code delay}. */
  @Override
  public LiloEditor withTimeout(Duration timeout) {
    LiloKeyword waiting = waiting();
    // To ELILO a time-out of nothing is for ever.
    boolean isShort = waiting == LiloKeyword.TIMEOUT && document.dialect() == LiloDialect.ELILO;
    Duration least = isShort ? Duration.ofMillis(TENTH_MILLIS) : Duration.ZERO;
    Duration set = timeout.isZero() ? least : timeout;
    return withGlobal(waiting, Bytes.utf8(tenths(set, document.dialect())));
  }

  /** A time as it is written. */
  static String tenths(Duration time, LiloDialect dialect) {
    boolean isLong = time.compareTo(Duration.ofMillis(MAX_TENTHS * TENTH_MILLIS)) > 0;
    if (time.isNegative() || isLong) {
      throw new IllegalArgumentException("not a time of less than an hour: " + time);
    }
    return Long.toString((time.toMillis() + TENTH_MILLIS - 1) / TENTH_MILLIS);
  }

  /**
   * {@inheritDoc} These are what {@code literal} says, or else {@code append} of the entry or the
   * global one, and {@code addappend}. What other options stand for, such as {@code root}, is added
   * by the loader.
   */
  @Override
  public KernelCommandLine parameters(Bytes entry) {
    return parameters(existing(entry), globalAppend());
  }

  private static KernelCommandLine parameters(LiloSection section, Optional<Bytes> globalAppend) {
    Optional<Bytes> literal = value(section, LiloKeyword.LITERAL);
    if (literal.isPresent()) {
      return KernelCommandLine.parse(literal.get());
    }
    Bytes append =
        value(section, LiloKeyword.APPEND)
            .or(() -> section.isImage() ? globalAppend : Optional.empty())
            .orElse(Bytes.empty());
    Bytes addition = value(section, LiloKeyword.ADDAPPEND).orElse(Bytes.empty());
    boolean both = !append.isEmpty() && !addition.isEmpty();
    return KernelCommandLine.parse(
        Bytes.join(append, both ? Bytes.utf8(" ") : Bytes.empty(), addition));
  }

  private Optional<Bytes> globalAppend() {
    return document.globalOption(LiloKeyword.APPEND).flatMap(LiloOption::value);
  }

  private static Optional<Bytes> value(LiloSection section, LiloKeyword keyword) {
    return section.option(keyword).flatMap(LiloOption::value);
  }

  /** Returns whether this is an {@code image}: another loader is passed nothing. */
  @Override
  public boolean takesParameters(Bytes entry) {
    return existing(entry).isImage();
  }

  /**
   * {@inheritDoc} They become {@code literal} where there is one, else {@code append} of the entry,
   * which none at all remove unless there is a global one; {@code addappend} is removed, as all are
   * in one place then.
   *
   * @throws IllegalArgumentException also if LILO would refuse the parameters: they have a word in
   *     them that is for LILO itself, are longer than 511 bytes, or are for another system
   */
  @Override
  public LiloEditor withParameters(Bytes entry, KernelCommandLine parameters) {
    LiloSection section = existing(entry);
    if (parameters.equals(parameters(entry))) {
      return this;
    }
    Splice splice = new Splice(document);
    write(splice, section, parameters);
    return new LiloEditor(splice.done());
  }

  @Override
  public LiloEditor withAllParameters(UnaryOperator<KernelCommandLine> change) {
    Optional<Bytes> globalAppend = globalAppend();
    Splice splice = new Splice(document);
    for (LiloSection section : document.sections()) {
      if (section.isImage()) {
        KernelCommandLine old = parameters(section, globalAppend);
        KernelCommandLine changed = change.apply(old);
        if (!changed.equals(old)) {
          write(splice, section, changed);
        }
      }
    }
    return new LiloEditor(splice.done());
  }

  private void write(Splice splice, LiloSection section, KernelCommandLine parameters) {
    Bytes text = parameters.toBytes();
    checkParameters(section, text);
    if (section.option(LiloKeyword.LITERAL).isPresent()) {
      write(splice, section, LiloKeyword.LITERAL, text);
      return;
    }
    remove(splice, section, LiloKeyword.ADDAPPEND);
    if (text.isEmpty() && globalAppend().isEmpty()) {
      remove(splice, section, LiloKeyword.APPEND);
    } else {
      write(splice, section, LiloKeyword.APPEND, text);
    }
  }

  private void remove(Splice splice, LiloSection section, LiloKeyword keyword) {
    for (LiloOption option : section.options()) {
      if (option.keyword().equals(Optional.of(keyword))) {
        int at = index(section, option);
        splice.remove(at, at + 1);
      }
    }
  }

  private void checkParameters(LiloSection section, Bytes text) {
    if (!section.isImage() && section.option(LiloKeyword.LITERAL).isEmpty()) {
      throw new IllegalArgumentException(section.name() + " is no Linux kernel");
    }
    if (document.dialect() != LiloDialect.LILO) {
      return;
    }
    if (text.length() >= ConstantOptions.SIZE) {
      throw new IllegalArgumentException("parameters longer than 511 bytes");
    }
    ConstantOptions.reserved(text)
        .ifPresent(
            word -> {
              throw new IllegalArgumentException("parameters must not contain " + word);
            });
  }

  /**
   * {@inheritDoc} So is every entry of the same name, and a {@code default} that names it, as the
   * loader refuses one that is not there.
   */
  @Override
  public LiloEditor withoutEntry(Bytes entry) {
    LiloSection found = existing(entry);
    Splice splice = new Splice(document);
    for (LiloSection section : document.sections()) {
      if (section.name().equals(found.name())) {
        splice.remove(section.begin(), section.begin() + end(section));
      }
    }
    document
        .globalOption(LiloKeyword.DEFAULT)
        .filter(named -> isNamed(found, named.value().orElse(Bytes.empty())))
        .ifPresent(named -> splice.remove(index(named), index(named) + 1));
    return new LiloEditor(splice.done());
  }

  private static boolean isNamed(LiloSection section, Bytes name) {
    return Ascii.equalsIgnoreCase(name, section.name())
        || value(section, LiloKeyword.ALIAS)
            .filter(alias -> Ascii.equalsIgnoreCase(name, alias))
            .isPresent();
  }

  /**
   * Adds an entry behind the last one.
   *
   * @param entry the entry
   * @return the changed configuration
   * @throws IllegalArgumentException if there is such a label or alias already, or it is an entry
   *     of the other loader
   */
  public LiloEditor withEntry(LiloEntry entry) {
    if (entry.dialect() != document.dialect()) {
      throw new IllegalArgumentException("an entry of " + entry.dialect());
    }
    if (document.sections().stream().anyMatch(s -> isNamed(s, entry.label()))) {
      throw new IllegalArgumentException("there is a label " + entry.label() + " already");
    }
    Splice splice = new Splice(document);
    splice.append(entry.lines(splice.lineEnd()));
    return new LiloEditor(splice.done());
  }

  /**
   * Sets an option of an entry.
   *
   * @param entry the label
   * @param keyword an option with a value that can stand in such an entry, such as {@code root}
   * @param value its value
   * @return the changed configuration
   * @throws IllegalArgumentException if there is no such entry, or this cannot be written
   */
  public LiloEditor withOption(Bytes entry, LiloKeyword keyword, Bytes value) {
    LiloSection section = existing(entry);
    LiloKeyword begin = section.isImage() ? LiloKeyword.IMAGE : LiloKeyword.OTHER;
    OptionTable table = OptionTable.section(begin, document.dialect()).orElseThrow();
    if (!table.contains(keyword) || table.part(keyword).isPresent()) {
      throw new IllegalArgumentException(keyword.word() + " does not belong to such an entry");
    }
    return withOption(section, keyword, value);
  }

  private LiloEditor withOption(LiloSection section, LiloKeyword keyword, Bytes value) {
    Splice splice = new Splice(document);
    write(splice, section, keyword, value);
    return new LiloEditor(splice.done());
  }

  private void write(Splice splice, LiloSection section, LiloKeyword keyword, Bytes value) {
    Optional<LiloOption> old = section.option(keyword);
    if (old.isPresent()) {
      splice.replace(index(section, old.get()), withValue(old.get(), value).toBytes());
      return;
    }
    LiloOption added = LiloOption.of(document.dialect(), keyword, Optional.of(value));
    // Behind a part such as change, an option would end it; before all parts there is the label.
    int last = section.isImage() ? lastSoundOption(section) : 0;
    splice.insertAfter(section.begin() + last, indentation(section), added.toBytes());
  }

  private LiloEditor withGlobal(LiloKeyword keyword, Bytes value) {
    Optional<LiloOption> old = document.globalOption(keyword);
    if (old.isPresent()) {
      return replaced(old.get(), value);
    }
    LiloOption added = LiloOption.of(document.dialect(), keyword, Optional.of(value));
    Splice splice = new Splice(document);
    int first = 0;
    List<LiloNode> nodes = document.nodes();
    while (first < nodes.size() && nodes.get(first) instanceof LiloComment) {
      first++;
    }
    if (first == nodes.size()) {
      splice.append(Bytes.join(added.toBytes(), splice.lineEnd()));
    } else {
      splice.insertLineBefore(first, added.toBytes());
    }
    return new LiloEditor(splice.done());
  }

  private LiloEditor replaced(LiloOption old, Bytes value) {
    Splice splice = new Splice(document);
    splice.replace(index(old), withValue(old, value).toBytes());
    return new LiloEditor(splice.done());
  }

  /** Returns an option with a value; the same one where it has that already. */
  private LiloOption withValue(LiloOption old, Bytes value) {
    if (old.value().filter(value::equals).isPresent() && !old.usesVariables()) {
      return old;
    }
    return old.value().isPresent()
        ? old.withValue(value)
        : LiloOption.of(document.dialect(), old.name(), Optional.of(value));
  }

  private static int index(LiloSection section, LiloOption option) {
    return section.begin() + index(section.nodes(), option);
  }

  private int index(LiloOption option) {
    return index(document.nodes(), option);
  }

  /** The index of this very node. */
  private static int index(List<LiloNode> nodes, LiloOption option) {
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i) == option) {
        return i;
      }
    }
    throw new IllegalStateException("not among these: " + option);
  }

  /** Returns how many nodes a section has without the comments behind it. */
  private static int end(LiloSection section) {
    int end = section.nodes().size();
    while (section.nodes().get(end - 1) instanceof LiloComment) {
      end--;
    }
    return end;
  }

  /** The index of the last option; damage behind it may lack just the text that an option is. */
  private static int lastSoundOption(LiloSection section) {
    int last = end(section) - 1;
    while (!(section.nodes().get(last) instanceof LiloOption)) {
      last--;
    }
    return last;
  }

  /** How the lines of an entry begin. */
  private static Bytes indentation(LiloSection section) {
    List<LiloNode> nodes = section.nodes();
    for (int i = 1; i < nodes.size(); i++) {
      if (nodes.get(i) instanceof LiloOption) {
        boolean isIndented =
            nodes.get(i - 1) instanceof LiloComment comment
                && comment.isBlank()
                && !comment.endsLine();
        return isIndented ? nodes.get(i - 1).toBytes() : Bytes.empty();
      }
    }
    return Bytes.utf8("\t");
  }

  private Optional<LiloSection> find(Bytes name) {
    return document.sections().stream().filter(section -> isNamed(section, name)).findFirst();
  }

  private LiloSection existing(Bytes name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("there is no label " + name));
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof LiloEditor other && document.equals(other.document);
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
