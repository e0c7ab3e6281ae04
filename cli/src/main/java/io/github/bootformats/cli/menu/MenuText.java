package io.github.bootformats.cli.menu;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.boot.BootModule;
import io.github.bootformats.cli.term.OutputException;
import io.github.bootformats.cli.term.Style;
import io.github.bootformats.cli.term.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Shows a menu for people: a line for each entry, and below it what it loads. */
public final class MenuText {
  private static final int MILLIS = 1000;

  private final Terminal terminal;

  public MenuText(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Prints a whole menu; a star marks the entry that is booted by itself. */
  public void print(BootMenu menu) throws OutputException {
    String title = menu.title().isEmpty() ? "" : " \"" + menu.title() + "\"";
    terminal.println(
        terminal.message(
            menu.loader() + " " + menu.version() + " menu" + title + ", " + boots(menu)));
    boolean shown = entries(menu, menu.entries(), "");
    if (!shown && menu.defaultEntry().isPresent()) {
      String what = isChanged(menu) ? "with a command line of its own" : "and no entry of the menu";
      terminal.println("booted by default, " + what + ":");
      entry(menu.defaultEntry().get(), "* ");
    }
  }

  private static String boots(BootMenu menu) {
    if (menu.defaultEntry().isEmpty()) {
      return "nothing is booted by default";
    }
    String name = menu.defaultName().toString();
    return menu.timeout()
        .map(after -> "boots " + name + (after.isZero() ? " at once" : " after " + text(after)))
        .orElse("waits for ever, " + name + " is selected");
  }

  private static String text(Duration duration) {
    long millis = duration.toMillis();
    return millis % MILLIS == 0 ? millis / MILLIS + " s" : millis / (double) MILLIS + " s";
  }

  /** Prints one entry. */
  public void print(BootEntry entry) throws OutputException {
    entry(entry, "");
  }

  private boolean entries(BootMenu menu, List<BootEntry> entries, String indent)
      throws OutputException {
    boolean shown = false;
    for (BootEntry entry : entries) {
      boolean isDefault = menu.defaultEntry().filter(d -> isSame(d, entry)).isPresent();
      entry(entry, indent + (isDefault ? "* " : "  "));
      shown |= isDefault;
      shown |= entries(menu, entry.entries(), indent + "  ");
    }
    return shown;
  }

  /** Whether the default is an entry with another command line. */
  private static boolean isChanged(BootMenu menu) {
    BootEntry byDefault = menu.defaultEntry().orElseThrow();
    return byDefault.source().isPresent()
        && menu.find(byDefault.id()).filter(e -> e.source().equals(byDefault.source())).isPresent();
  }

  /** The default may have other parameters than the entry has by itself. */
  private static boolean isSame(BootEntry a, BootEntry b) {
    return a.id().equals(b.id())
        && a.source().equals(b.source())
        && a.source().isPresent()
        && a.commandLine().equals(b.commandLine());
  }

  private void entry(BootEntry entry, String start) throws OutputException {
    String below = " ".repeat(start.length()) + "    ";
    boolean isNamed = !entry.id().isEmpty() && !entry.id().equals(entry.title());
    String id = isNamed ? " (" + entry.id() + ")" : "";
    terminal.println(
        start
            + terminal.styled(Style.BOLD, terminal.message(entry.title().toString()))
            + terminal.message(id + ": " + entry.kind().id()));
    if (entry.kernel().isPresent()) {
      line(below, "kernel   ", entry.kernel().get().toString());
    }
    if (!entry.initrds().isEmpty()) {
      line(below, "initrd   ", joined(entry.initrds()));
    }
    if (entry.deviceTree().isPresent()) {
      line(below, "fdt      ", entry.deviceTree().get().toString());
    }
    if (!entry.commandLine().isEmpty()) {
      line(below, "command  ", entry.commandLine().toString());
    }
    for (BootModule module : entry.modules()) {
      line(below, "module   ", module.path() + " " + joined(module.arguments()));
    }
  }

  private void line(String indent, String name, String value) throws OutputException {
    terminal.println(indent + name + terminal.message(value));
  }

  private static String joined(List<Bytes> values) {
    return values.stream().map(Bytes::toString).collect(Collectors.joining(" "));
  }
}
