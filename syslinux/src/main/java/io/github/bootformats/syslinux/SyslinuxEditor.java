package io.github.bootformats.syslinux;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.EditableConfig;
import io.github.bootformats.api.boot.KernelCommandLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Changes of a configuration that touch only the lines that they are about. New lines end as the
 * others of the file do, and are indented as those of their label. Instances are immutable: a
 * change gives another editor.
 */
public final class SyslinuxEditor implements EditableConfig {
  private static final Bytes NOTHING = Bytes.utf8("-");

  /** {@code TIMEOUT} counts tenths of a second. */
  private static final long TENTH_MILLIS = 100;

  private final SyslinuxDocument document;

  private SyslinuxEditor(SyslinuxDocument document) {
    this.document = requireNonNull(document);
  }

  /**
   * Starts with a document.
   *
   * @param document the document
   * @return an editor of it
   */
  public static SyslinuxEditor of(SyslinuxDocument document) {
    return new SyslinuxEditor(document);
  }

  /**
   * Returns what has come of it.
   *
   * @return the changed document
   */
  public SyslinuxDocument document() {
    return document;
  }

  @Override
  public Bytes toBytes() {
    return document.toBytes();
  }

  @Override
  public List<Bytes> entries() {
    return document.labels().stream()
        .map(SyslinuxLabel::name)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  /**
   * {@inheritDoc} That is the word behind {@code DEFAULT}, unless this is a module such as
   * vesamenu.c32, or there is none: then the label with {@code MENU DEFAULT}.
   */
  @Override
  public Optional<Bytes> defaultEntry() {
    Optional<Bytes> named = last(SyslinuxKeyword.DEFAULT).map(d -> Ascii.firstWord(d.argument()));
    boolean isLabel = named.isPresent() && label(named.get()).isPresent();
    return isLabel || menuDefault().isEmpty() ? named : menuDefault();
  }

  private Optional<Bytes> menuDefault() {
    return document.labels().stream()
        .filter(label -> label.directive(SyslinuxKeyword.MENU_DEFAULT).isPresent())
        .map(SyslinuxLabel::name)
        .reduce((first, second) -> second);
  }

  /**
   * {@inheritDoc} Where {@code DEFAULT} starts a module such as vesamenu.c32, {@code MENU DEFAULT}
   * goes to the entry, which must be in this file; otherwise {@code DEFAULT} is changed or added.
   */
  @Override
  public SyslinuxEditor withDefault(Bytes entry) {
    SyslinuxEntry.checkedLabel(entry);
    Optional<SyslinuxDirective> old = last(SyslinuxKeyword.DEFAULT);
    boolean startsModule =
        old.isPresent()
            && last(SyslinuxKeyword.UI).isEmpty()
            && label(Ascii.firstWord(old.get().argument())).isEmpty()
            && ImageType.bySuffix(old.get().argument()) == ImageType.COM32;
    return startsModule ? withMenuDefault(entry) : withGlobal(SyslinuxKeyword.DEFAULT, entry);
  }

  private SyslinuxEditor withMenuDefault(Bytes entry) {
    existing(entry);
    Splice splice = new Splice(document);
    for (SyslinuxLabel label : document.labels()) {
      for (int i = 0; i < label.nodes().size(); i++) {
        if (label.nodes().get(i) instanceof SyslinuxDirective d
            && d.keyword() == SyslinuxKeyword.MENU_DEFAULT) {
          splice.remove(label.begin() + i);
        }
      }
    }
    SyslinuxEditor without = new SyslinuxEditor(splice.done());
    return without.withAdded(
        without.existing(entry), SyslinuxDirective.of(SyslinuxKeyword.MENU_DEFAULT, ""));
  }

  @Override
  public Optional<Duration> timeout() {
    return last(SyslinuxKeyword.TIMEOUT)
        .map(d -> Numbers.decimal(d.argument()))
        .filter(tenths -> tenths > 0)
        .map(tenths -> Duration.ofMillis(tenths * TENTH_MILLIS));
  }

  /**
   * {@inheritDoc} {@code TIMEOUT 0} is for ever, so that no time at all becomes a tenth of a
   * second.
   */
  @Override
  public SyslinuxEditor withTimeout(Duration timeout) {
    if (timeout.isNegative() || timeout.compareTo(Duration.ofDays(365)) > 0) {
      throw new IllegalArgumentException("not a time-out: " + timeout);
    }
    long tenths = Math.max(1, (timeout.toMillis() + TENTH_MILLIS - 1) / TENTH_MILLIS);
    return withGlobal(SyslinuxKeyword.TIMEOUT, Bytes.utf8(Long.toString(tenths)));
  }

  /** {@inheritDoc} A label without {@code APPEND} has the global one that is in force. */
  @Override
  public KernelCommandLine parameters(Bytes entry) {
    SyslinuxLabel label = existing(entry);
    Bytes append = label.append().or(() -> globalAppend(label)).orElse(NOTHING);
    return append.equals(NOTHING) ? KernelCommandLine.empty() : KernelCommandLine.parse(append);
  }

  private Optional<Bytes> globalAppend(SyslinuxLabel label) {
    // Behind a label it is that label's; only before the first or after the end of a menu is it
    // global, so what counts is what stands before this label.
    Optional<Bytes> append = Optional.empty();
    List<SyslinuxLabel> labels = document.labels();
    for (int i = 0; i < label.begin(); i++) {
      int at = i;
      boolean inLabel =
          labels.stream().anyMatch(l -> at >= l.begin() && at < l.begin() + l.nodes().size());
      if (!inLabel
          && document.nodes().get(i) instanceof SyslinuxDirective d
          && d.keyword() == SyslinuxKeyword.APPEND) {
        append = Optional.of(d.argument());
      }
    }
    return append;
  }

  /** Returns true: whatever an entry loads, SYSLINUX passes it what {@code APPEND} says. */
  @Override
  public boolean takesParameters(Bytes entry) {
    existing(entry);
    return true;
  }

  @Override
  public SyslinuxEditor withParameters(Bytes entry, KernelCommandLine parameters) {
    SyslinuxLabel label = existing(entry);
    Bytes text = Ascii.afterSpaces(parameters.toBytes(), 0);
    if (text.equals(NOTHING)) {
      throw new IllegalArgumentException("APPEND - stands for no parameters");
    }
    if (text.isEmpty()) {
      boolean hasNone = label.append().isEmpty() && globalAppend(label).isEmpty();
      return hasNone ? this : withLabelled(label, SyslinuxKeyword.APPEND, NOTHING);
    }
    return withLabelled(label, SyslinuxKeyword.APPEND, text);
  }

  /**
   * Sets what an entry loads.
   *
   * @param entry the label
   * @param keyword {@link SyslinuxKeyword#LINUX} or another for which {@link
   *     SyslinuxKeyword#isKernel()}
   * @param argument the file
   * @return the changed configuration
   * @throws IllegalArgumentException if there is no such entry, or this cannot be written
   */
  public SyslinuxEditor withKernel(Bytes entry, SyslinuxKeyword keyword, Bytes argument) {
    if (!keyword.isKernel()) {
      throw new IllegalArgumentException(keyword.words() + " does not say what to load");
    }
    SyslinuxLabel label = existing(entry);
    Optional<SyslinuxDirective> old = label.kernel();
    if (old.isEmpty() || old.get().keyword() == keyword) {
      return withLabelled(label, keyword, argument);
    }
    SyslinuxDirective plain = SyslinuxDirective.of(keyword, argument);
    return replaced(
        old.get(),
        Bytes.join(
            old.get().indentation(),
            plain.toBytes().slice(0, plain.toBytes().length() - 1),
            old.get().lineEnd()));
  }

  /**
   * Sets the initial RAM disks of an entry.
   *
   * @param entry the label
   * @param argument the files, with commas between them
   * @return the changed configuration
   * @throws IllegalArgumentException if there is no such entry, or this cannot be written
   */
  public SyslinuxEditor withInitrd(Bytes entry, Bytes argument) {
    return withLabelled(existing(entry), SyslinuxKeyword.INITRD, argument);
  }

  /**
   * Renames a label, and what names it: {@code DEFAULT}, {@code ONTIMEOUT}, {@code ONERROR}. A
   * label that loads the file of its own name gets a {@code KERNEL} to go on doing so.
   *
   * @param entry the label
   * @param name its new name
   * @return the changed configuration
   * @throws IllegalArgumentException if there is no such entry, the name is taken or not one word
   */
  public SyslinuxEditor withName(Bytes entry, Bytes name) {
    SyslinuxLabel label = existing(entry);
    SyslinuxEntry.checkedLabel(name);
    if (label(name).isPresent()) {
      throw new IllegalArgumentException("there is a label " + name + " already");
    }
    SyslinuxEditor named =
        label.kernel().isPresent()
            ? this
            : withAdded(label, SyslinuxDirective.of(SyslinuxKeyword.KERNEL, entry));
    Splice splice = new Splice(named.document);
    for (int i = 0; i < named.document.nodes().size(); i++) {
      if (named.document.nodes().get(i) instanceof SyslinuxDirective d
          && names(d.keyword())
          && Ascii.firstWord(d.argument()).equals(entry)) {
        Bytes rest = d.argument().slice(entry.length(), d.argument().length());
        splice.replace(i, d.withArgument(Bytes.join(name, rest)).toBytes());
      }
    }
    return new SyslinuxEditor(splice.done());
  }

  private static boolean names(SyslinuxKeyword keyword) {
    return switch (keyword) {
      case LABEL, DEFAULT, ONTIMEOUT, ONERROR, MENU_ONERROR -> true;
      default -> false;
    };
  }

  @Override
  public SyslinuxEditor withoutEntry(Bytes entry) {
    existing(entry);
    Splice splice = new Splice(document);
    for (SyslinuxLabel label : document.labels()) {
      if (label.name().equals(entry)) {
        for (int i = 0; i < label.nodes().size(); i++) {
          if (LabelScope.contains(label.nodes().get(i))) {
            splice.remove(label.begin() + i);
          }
        }
      }
    }
    return new SyslinuxEditor(splice.done());
  }

  /**
   * Adds an entry behind the last one that is in no submenu.
   *
   * @param entry the entry
   * @return the changed configuration
   * @throws IllegalArgumentException if there is such a label already
   * @throws IllegalStateException if the file ends in a text that never ends
   */
  public SyslinuxEditor withEntry(SyslinuxEntry entry) {
    refuse(entry);
    return inserted(entry.nodes());
  }

  /**
   * Adds a submenu behind the last entry that is in none.
   *
   * @param tag its name for {@code MENU GOTO}: one word
   * @param title what the menu shows
   * @param entries its entries
   * @return the changed configuration
   * @throws IllegalArgumentException if there is such a label already, or this cannot be written
   * @throws IllegalStateException if the file ends in a text that never ends
   */
  public SyslinuxEditor withSubmenu(String tag, String title, List<SyslinuxEntry> entries) {
    entries.forEach(this::refuse);
    return inserted(SyslinuxBuilder.submenuNodes(tag, title, entries));
  }

  private void refuse(SyslinuxEntry entry) {
    if (label(entry.name()).isPresent()) {
      throw new IllegalArgumentException("there is a label " + entry.name() + " already");
    }
  }

  private SyslinuxEditor inserted(List<SyslinuxNode> nodes) {
    int at = new Insertion(document).afterLastEntry();
    Splice splice = new Splice(document);
    for (SyslinuxNode node : nodes) {
      splice.insert(at, node.toBytes());
    }
    return new SyslinuxEditor(splice.done());
  }

  private SyslinuxEditor withGlobal(SyslinuxKeyword keyword, Bytes argument) {
    Optional<SyslinuxDirective> old = last(keyword);
    if (old.isPresent()) {
      return replaced(old.get(), old.get().withArgument(argument).toBytes());
    }
    Splice splice = new Splice(document);
    splice.insert(
        new Insertion(document).beforeFirstDirective(),
        SyslinuxDirective.of(keyword, argument).toBytes());
    return new SyslinuxEditor(splice.done());
  }

  private SyslinuxEditor withLabelled(
      SyslinuxLabel label, SyslinuxKeyword keyword, Bytes argument) {
    Optional<SyslinuxDirective> old = label.directive(keyword);
    return old.isPresent()
        ? replaced(old.get(), old.get().withArgument(argument).toBytes())
        : withAdded(label, SyslinuxDirective.of(keyword, argument));
  }

  /** Adds a line behind the last one that is about a label. */
  private SyslinuxEditor withAdded(SyslinuxLabel label, SyslinuxDirective directive) {
    Insertion insertion = new Insertion(document);
    Splice splice = new Splice(document);
    splice.insert(
        insertion.afterLast(label), Bytes.join(Insertion.indentation(label), directive.toBytes()));
    return new SyslinuxEditor(splice.done());
  }

  private SyslinuxEditor replaced(SyslinuxDirective old, Bytes bytes) {
    Splice splice = new Splice(document);
    for (int i = 0; i < document.nodes().size(); i++) {
      if (document.nodes().get(i) == old) {
        splice.replace(i, bytes);
      }
    }
    return new SyslinuxEditor(splice.done());
  }

  private Optional<SyslinuxDirective> last(SyslinuxKeyword keyword) {
    return document.nodes().stream()
        .filter(SyslinuxDirective.class::isInstance)
        .map(SyslinuxDirective.class::cast)
        .filter(d -> d.keyword() == keyword)
        .reduce((first, second) -> second);
  }

  private Optional<SyslinuxLabel> label(Bytes name) {
    return document.labels().stream().filter(l -> l.name().equals(name)).findFirst();
  }

  private SyslinuxLabel existing(Bytes name) {
    return label(name).orElseThrow(() -> new IllegalArgumentException("there is no label " + name));
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof SyslinuxEditor other && document.equals(other.document);
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
