package io.github.bootformats.grub;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.boot.SourceLocation;
import io.github.bootformats.grub.internal.run.Choice;
import io.github.bootformats.grub.internal.run.Item;
import io.github.bootformats.grub.internal.run.Latin;
import io.github.bootformats.grub.internal.run.Machine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The menu that GRUB shows when it has run its configuration, and what it knows then. The bodies of
 * entries are run when something of them is asked for. A menu can be used by any number of threads.
 */
public final class GrubMenu {
  private final GrubConsumer consumer;
  private final Machine machine;
  private final Choice choice;
  private final List<GrubEntry> entries;

  GrubMenu(GrubConsumer consumer, Machine machine) {
    this.consumer = consumer;
    this.machine = machine;
    this.choice = new Choice(machine);
    List<GrubEntry> made = new ArrayList<>();
    for (Item item : machine.menu()) {
      made.add(new GrubEntry(consumer, machine, item));
    }
    this.entries = List.copyOf(made);
  }

  /**
   * Returns the entries.
   *
   * @return the entries in order; submenus are entries too
   */
  public List<GrubEntry> entries() {
    return entries;
  }

  /**
   * Returns the way to the entry that GRUB boots when nobody touches a key, as {@code $default}
   * says: the entry, or the submenu, then what is in it.
   *
   * @return the entries from the outermost one on; empty when the menu is
   */
  public List<GrubEntry> defaultPath() {
    List<GrubEntry> path = new ArrayList<>();
    GrubMenu menu = this;
    Optional<Integer> index = choice.byDefault();
    while (index.isPresent()) {
      GrubEntry entry = menu.entries.get(index.get());
      path.add(entry);
      if (!entry.isSubmenu()) {
        break;
      }
      menu = entry.menu();
      index = menu.choice.byDefault();
    }
    return path;
  }

  /**
   * Returns the entry that GRUB boots when nobody touches a key.
   *
   * @return the entry, perhaps of a submenu; empty when the menu, or the submenu, is
   */
  public Optional<GrubEntry> defaultEntry() {
    List<GrubEntry> path = defaultPath();
    return path.isEmpty()
        ? Optional.empty()
        : Optional.of(path.get(path.size() - 1)).filter(entry -> !entry.isSubmenu());
  }

  /**
   * Returns where {@code $default} was set.
   *
   * @return the place of the last setting
   */
  public Optional<SourceLocation> defaultSource() {
    return variableSource("default");
  }

  /**
   * Finds an entry as {@code $default} does.
   *
   * @param wanted a title, an id or a number from 0, in submenus behind {@code >}
   * @return the entry
   */
  public Optional<GrubEntry> find(Bytes wanted) {
    String text = Latin.of(wanted);
    int index = choice.find(text);
    if (index < 0 || index >= entries.size()) {
      return Optional.empty();
    }
    GrubEntry entry = entries.get(index);
    Optional<Bytes> below = Choice.rest(text).map(Latin::bytes);
    return below.isPresent() ? entry.menu().find(below.get()) : Optional.of(entry);
  }

  /**
   * Returns the entries that GRUB tries when the default one fails, as {@code $fallback} says.
   *
   * @return the entries in order
   */
  public List<GrubEntry> fallback() {
    return choice.fallback().stream().map(entries::get).toList();
  }

  /**
   * Returns how long GRUB waits for a key.
   *
   * @return the time, zero for not at all; empty to wait for ever
   */
  public Optional<Duration> timeout() {
    return machine.timeoutSeconds().map(Duration::ofSeconds);
  }

  /**
   * Returns what is shown meanwhile.
   *
   * @return {@code menu}, {@code countdown} or {@code hidden}
   */
  public String timeoutStyle() {
    String style = variable("timeout_style").flatMap(Bytes::decodeUtf8).orElse("menu");
    boolean known = style.equals("countdown") || style.equals("hidden");
    return known && timeout().isPresent() ? style : "menu";
  }

  /**
   * Returns the value of a variable.
   *
   * @param name its name
   * @return its value; empty when it is not set
   */
  public Optional<Bytes> variable(String name) {
    return Optional.ofNullable(machine.variable(Latin.utf8(name))).map(Latin::bytes);
  }

  /**
   * Returns where a variable got its value.
   *
   * @param name its name
   * @return the place; empty for variables that are not set, or that GRUB set itself
   */
  public Optional<SourceLocation> variableSource(String name) {
    return Optional.ofNullable(machine.variablePlace(Latin.utf8(name)));
  }

  /**
   * Returns all variables.
   *
   * @return their values by their names, in the order of the names
   */
  public Map<Bytes, Bytes> variables() {
    Map<Bytes, Bytes> values = new LinkedHashMap<>();
    machine.variables().forEach((name, value) -> values.put(Latin.bytes(name), Latin.bytes(value)));
    return values;
  }

  /**
   * Returns what was printed before the menu is shown.
   *
   * @return the text
   */
  public Bytes output() {
    return Latin.bytes(machine.output());
  }

  /**
   * Returns what is odd: syntax errors, unknown commands, commands that failed, exceeded limits.
   *
   * @return the findings in the order in which they were found
   */
  public List<Diagnostic> diagnostics() {
    return machine.findings();
  }

  /**
   * Returns this menu for those who do not care which loader it is of. Runs the bodies of all
   * entries.
   *
   * @return the menu
   */
  public BootMenu bootMenu() {
    BootMenu.Builder menu = BootMenu.builder(consumer.id(), consumer.version());
    for (GrubEntry entry : entries) {
      menu.entry(entry.toBootEntry());
    }
    List<GrubEntry> path = defaultPath();
    defaultEntry().ifPresent(entry -> menu.defaultEntry(entry.toBootEntry(), pathOf(path)));
    timeout().ifPresent(menu::timeout);
    return menu.diagnostics(diagnostics()).build();
  }

  private static Bytes pathOf(List<GrubEntry> path) {
    StringBuilder name = new StringBuilder();
    for (GrubEntry entry : path) {
      name.append(name.isEmpty() ? "" : ">");
      name.append(Latin.of(entry.id()).replace(">", ">>"));
    }
    return Latin.bytes(name.toString());
  }

  /** Returns {@code GRUB menu of 3 entries}. */
  @Override
  public String toString() {
    return "GRUB menu of " + entries.size() + (entries.size() == 1 ? " entry" : " entries");
  }
}
