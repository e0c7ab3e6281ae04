package io.github.bootformats.syslinux;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.EditableConfig;
import io.github.bootformats.api.boot.KernelCommandLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Changes of a configuration that touch only the lines that they are about. New lines end as the
 * others of the file do, and are indented as those of their label. Instances are immutable: a
 * change gives another editor.
 *
 * <p>An entry is named by the first word behind its {@code LABEL}, as the core does, or by all that
 * stands there, as menu programs do; {@link #entries()} has all of it only where another label
 * begins with the same word.
 */
public final class SyslinuxEditor implements EditableConfig {
  /** {@code TIMEOUT} counts tenths of a second. */
  private static final long TENTH_MILLIS = 100;

  private final SyslinuxDocument document;
  private final LabelNames names;

  private SyslinuxEditor(SyslinuxDocument document) {
    this.document = requireNonNull(document);
    this.names = new LabelNames(document);
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
    return names.all();
  }

  @Override
  public boolean hasEntry(Bytes name) {
    return !name.isEmpty()
        && names.find(name).filter(label -> startsModule() || names.isFirst(label)).isPresent();
  }

  /**
   * {@inheritDoc} That is the word behind {@code DEFAULT}, unless this is a module such as
   * vesamenu.c32, there is none, or to a menu program no label has this name: then the label with
   * {@code MENU DEFAULT}.
   */
  @Override
  public Optional<Bytes> defaultEntry() {
    Optional<Bytes> named = last(SyslinuxKeyword.DEFAULT).map(d -> Ascii.firstWord(d.argument()));
    return named
        .flatMap(name -> startsModule() ? names.inMenu(name) : names.inCore(name))
        .or(() -> new MenuDefault(document).label())
        .map(names::of)
        .or(() -> named);
  }

  /**
   * {@inheritDoc} Where {@code DEFAULT} starts a module such as vesamenu.c32, or where a menu
   * program would not find a label by one word, {@code MENU DEFAULT} goes to the entry, which must
   * be in this file, and {@code MENU START} to its submenu, if it is in one; otherwise {@code
   * DEFAULT} is changed or added.
   */
  @Override
  public SyslinuxEditor withDefault(Bytes entry) {
    Optional<SyslinuxLabel> label = names.find(entry);
    if (label.isPresent() && startsModule() && !LabelNames.isOneWord(label.get())) {
      return withoutNamedDefault().withMenuDefault(entry);
    }
    if (label.isPresent() && !startsModule() && !names.isFirst(label.get())) {
      throw new IllegalArgumentException(
          "SYSLINUX finds another label by the first word of " + entry);
    }
    Bytes name = label.map(SyslinuxLabel::name).orElse(entry);
    SyslinuxEntry.checkedLabel(name);
    Optional<SyslinuxDirective> old = last(SyslinuxKeyword.DEFAULT);
    boolean namesModule =
        old.isPresent()
            && last(SyslinuxKeyword.UI).isEmpty()
            && names.inCore(Ascii.firstWord(old.get().argument())).isEmpty()
            && isModule(old.get());
    return namesModule ? withMenuDefault(entry) : withGlobal(old, SyslinuxKeyword.DEFAULT, name);
  }

  /** Removes what {@code MENU DEFAULT} gives way to: a {@code DEFAULT} that names a label. */
  private SyslinuxEditor withoutNamedDefault() {
    if (last(SyslinuxKeyword.UI).isEmpty()) {
      return this;
    }
    Splice splice = new Splice(document);
    for (int i = 0; i < document.nodes().size(); i++) {
      if (document.nodes().get(i) instanceof SyslinuxDirective d
          && d.keyword() == SyslinuxKeyword.DEFAULT
          && names.inMenu(Ascii.firstWord(d.argument())).isPresent()) {
        splice.remove(i);
      }
    }
    return new SyslinuxEditor(splice.done());
  }

  private SyslinuxEditor withMenuDefault(Bytes entry) {
    return new SyslinuxEditor(new MenuDefault(document).moveTo(existing(entry)));
  }

  /** {@inheritDoc} That is not the time of a submenu, where a menu program heeds submenus. */
  @Override
  public Optional<Duration> timeout() {
    return timeoutLine()
        .map(d -> Numbers.decimal(d.argument()))
        .filter(tenths -> tenths > 0)
        .map(tenths -> Duration.ofMillis(tenths * TENTH_MILLIS));
  }

  /** Returns the last line that counts: the core knows of no submenus. */
  private Optional<SyslinuxDirective> timeoutLine() {
    if (!startsModule()) {
      return last(SyslinuxKeyword.TIMEOUT);
    }
    MenuScopes menus = MenuScopes.of(document);
    Optional<SyslinuxDirective> found = Optional.empty();
    for (int i = 0; i < document.nodes().size(); i++) {
      if (menus.of(i) == MenuScopes.TOP
          && document.nodes().get(i) instanceof SyslinuxDirective d
          && d.keyword() == SyslinuxKeyword.TIMEOUT) {
        found = Optional.of(d);
      }
    }
    return found;
  }

  /** Returns whether the core boots a module such as menu.c32, by a label or by its name. */
  private boolean startsModule() {
    Optional<SyslinuxDirective> command =
        last(SyslinuxKeyword.UI).or(() -> last(SyslinuxKeyword.DEFAULT));
    Optional<SyslinuxDirective> kernel =
        command
            .flatMap(d -> names.inCore(Ascii.firstWord(d.argument())))
            .flatMap(SyslinuxLabel::kernel);
    return kernel.or(() -> command).filter(SyslinuxEditor::isModule).isPresent();
  }

  private static boolean isModule(SyslinuxDirective directive) {
    return ImageType.bySuffix(directive.argument()) == ImageType.COM32;
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
    return withGlobal(timeoutLine(), SyslinuxKeyword.TIMEOUT, Bytes.utf8(Long.toString(tenths)));
  }

  /** {@inheritDoc} A label without {@code APPEND} has the global one that is in force. */
  @Override
  public KernelCommandLine parameters(Bytes entry) {
    return appended(entry).parameters();
  }

  private AppendedLabel appended(Bytes name) {
    SyslinuxLabel label = existing(name);
    return AppendedLabel.of(document).stream()
        .filter(appended -> appended.label().begin() == label.begin())
        .findFirst()
        .orElseThrow();
  }

  /** Returns true: whatever an entry loads, SYSLINUX passes it what {@code APPEND} says. */
  @Override
  public boolean takesParameters(Bytes entry) {
    existing(entry);
    return true;
  }

  @Override
  public SyslinuxEditor withParameters(Bytes entry, KernelCommandLine parameters) {
    AppendedLabel old = appended(entry);
    Bytes argument = AppendedLabel.argument(parameters);
    boolean isWithout = old.label().append().isEmpty() && old.global().isEmpty();
    return argument.equals(AppendedLabel.NOTHING) && isWithout
        ? this
        : withLabelled(old.label(), SyslinuxKeyword.APPEND, argument);
  }

  @Override
  public SyslinuxEditor withAllParameters(UnaryOperator<KernelCommandLine> change) {
    Splice splice = new Splice(document);
    for (AppendedLabel old : AppendedLabel.of(document)) {
      KernelCommandLine changed = change.apply(old.parameters());
      if (!changed.equals(old.parameters())) {
        write(splice, old.label(), SyslinuxKeyword.APPEND, AppendedLabel.argument(changed));
      }
    }
    return new SyslinuxEditor(splice.done());
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
   * Renames a label, all others that begin with the same word, and what names them: {@code
   * DEFAULT}, {@code ONTIMEOUT}, {@code ONERROR}. A label that loads the file of its own name gets
   * a {@code KERNEL} to go on doing so.
   *
   * @param entry the label
   * @param name its new name
   * @return the changed configuration
   * @throws IllegalArgumentException if there is no such entry, the name is taken or not one word
   */
  public SyslinuxEditor withName(Bytes entry, Bytes name) {
    SyslinuxLabel label = existing(entry);
    SyslinuxEntry.checkedLabel(name);
    if (names.inCore(name).isPresent()) {
      throw new IllegalArgumentException("there is a label " + name + " already");
    }
    Bytes old = label.name();
    SyslinuxEditor named =
        label.kernel().isPresent()
            ? this
            : withAdded(label, SyslinuxDirective.of(SyslinuxKeyword.KERNEL, old));
    Splice splice = new Splice(named.document);
    for (int i = 0; i < named.document.nodes().size(); i++) {
      if (named.document.nodes().get(i) instanceof SyslinuxDirective d && names(d, old)) {
        Bytes rest = d.argument().slice(old.length(), d.argument().length());
        splice.replace(i, d.withArgument(Bytes.join(name, rest)).toBytes());
      }
    }
    return new SyslinuxEditor(splice.done());
  }

  private static boolean names(SyslinuxDirective directive, Bytes label) {
    return switch (directive.keyword()) {
      case LABEL, DEFAULT, ONTIMEOUT, ONERROR, MENU_ONERROR ->
          Ascii.firstWord(directive.argument()).equals(label);
      default -> false;
    };
  }

  /**
   * {@inheritDoc} So is every label with the same {@linkplain SyslinuxLabel#wholeName whole name}.
   * If no other one begins with the same word, so is every line that names it: {@code DEFAULT},
   * {@code ONTIMEOUT}, {@code ONERROR}, which would start a file of this name.
   */
  @Override
  public SyslinuxEditor withoutEntry(Bytes entry) {
    SyslinuxLabel removed = existing(entry);
    Splice splice = new Splice(document);
    boolean isNamesLast = true;
    for (SyslinuxLabel label : document.labels()) {
      if (label.wholeName().equals(removed.wholeName())) {
        remove(splice, label);
      } else {
        isNamesLast &= !label.name().equals(removed.name());
      }
    }
    if (isNamesLast) {
      removeWhatNames(splice, removed.name());
    }
    return new SyslinuxEditor(splice.done());
  }

  private void removeWhatNames(Splice splice, Bytes label) {
    for (int i = 0; i < document.nodes().size(); i++) {
      if (document.nodes().get(i) instanceof SyslinuxDirective d && names(d, label)) {
        splice.remove(i);
      }
    }
  }

  private static void remove(Splice splice, SyslinuxLabel label) {
    for (int i = 0; i < label.nodes().size(); i++) {
      if (LabelScope.contains(label.nodes().get(i))) {
        splice.remove(label.begin() + i);
      }
    }
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
    if (names.inCore(entry.name()).isPresent()) {
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

  private SyslinuxEditor withGlobal(
      Optional<SyslinuxDirective> old, SyslinuxKeyword keyword, Bytes argument) {
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
    Splice splice = new Splice(document);
    write(splice, label, keyword, argument);
    return new SyslinuxEditor(splice.done());
  }

  private void write(Splice splice, SyslinuxLabel label, SyslinuxKeyword keyword, Bytes argument) {
    int last = -1;
    for (int i = 0; i < label.nodes().size(); i++) {
      boolean is = label.nodes().get(i) instanceof SyslinuxDirective d && d.keyword() == keyword;
      last = is ? i : last;
    }
    if (last < 0) {
      add(splice, label, SyslinuxDirective.of(keyword, argument));
    } else {
      SyslinuxDirective old = (SyslinuxDirective) label.nodes().get(last);
      splice.replace(label.begin() + last, old.withArgument(argument).toBytes());
    }
  }

  private SyslinuxEditor withAdded(SyslinuxLabel label, SyslinuxDirective directive) {
    Splice splice = new Splice(document);
    add(splice, label, directive);
    return new SyslinuxEditor(splice.done());
  }

  /** Adds a line behind the last one that is about a label. */
  private void add(Splice splice, SyslinuxLabel label, SyslinuxDirective directive) {
    splice.insert(
        new Insertion(document).afterLast(label),
        Bytes.join(Insertion.indentation(label), directive.toBytes()));
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

  private SyslinuxLabel existing(Bytes name) {
    return names
        .find(name)
        .orElseThrow(() -> new IllegalArgumentException("there is no label " + name));
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
