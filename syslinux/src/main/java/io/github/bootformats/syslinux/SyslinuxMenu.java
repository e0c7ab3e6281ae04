package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.syslinux.LineBooter.Booted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What SYSLINUX makes of a configuration: the entries, the one that is booted without a user, and
 * the exact command line of each.
 *
 * <p>Where {@code UI} or {@code DEFAULT} start menu.c32 or vesamenu.c32, the entries are those that
 * the menu shows, otherwise the labels, and then those with {@code MENU HIDE}, which can be typed
 * only. Separators and disabled entries are left out. An entry that leads to another configuration,
 * by {@code CONFIG} or a menu program with a file, is a {@link
 * io.github.bootformats.api.boot.BootKind#CONFIG} with the entries of that configuration below it.
 * Instances are immutable.
 */
public final class SyslinuxMenu {
  private final CoreRun core;
  private final BootMenu menu;
  private final Optional<BootEntry> selected;

  private SyslinuxMenu(CoreRun core, BootMenu menu, Optional<BootEntry> selected) {
    this.core = core;
    this.menu = menu;
    this.selected = selected;
  }

  static SyslinuxMenu of(SyslinuxConsumer consumer, CoreRun core, ReadLimits limits)
      throws IOException {
    EntryTree tree = new EntryTree(limits);
    List<BootEntry> entries = tree.of(core);
    AutoBoot.Result untouched = AutoBoot.untouched(core, limits);
    Optional<BootEntry> selected = AutoBoot.enter(core, limits).flatMap(SyslinuxMenu::entry);
    Optional<BootEntry> unattended = untouched.end().flatMap(SyslinuxMenu::entry);
    Optional<BootEntry> defaultEntry = untouched.delay().isPresent() ? unattended : selected;

    List<Diagnostic> findings = new ArrayList<>(tree.findings());
    findings.addAll(MenuFindings.of(core, untouched));
    Optional<MenuRun> menuRun = EntryTree.menu(core);
    BootMenu.Builder menu =
        BootMenu.builder(consumer.id(), consumer.version())
            .title(menuRun.map(MenuRun::state).orElse(core.state()).top.title)
            .entries(entries)
            .diagnostics(findings);
    defaultEntry.ifPresent(menu::defaultEntry);
    untouched.delay().ifPresent(menu::timeout);
    return new SyslinuxMenu(core, menu.build(), selected);
  }

  private static Optional<BootEntry> entry(AutoBoot.End end) {
    return entry(end.booted(), end.line());
  }

  private static Optional<BootEntry> entry(Booted booted, Bytes line) {
    if (booted.outcome() instanceof Outcome.Failure) {
      return Optional.empty();
    }
    return Optional.of(
        booted
            .item()
            .map(item -> EntryMaker.of(item, booted.outcome(), List.of()))
            .orElseGet(() -> EntryMaker.of(line, booted.outcome())));
  }

  /**
   * Returns the menu as all loaders have it. Its default is what is booted when nobody touches a
   * key; where SYSLINUX waits for ever, what the Enter key alone boots.
   *
   * @return the menu, with loader {@code syslinux}
   */
  public BootMenu bootMenu() {
    return menu;
  }

  /**
   * Returns what the Enter key alone boots, wherever SYSLINUX waits. {@code ONTIMEOUT} makes it
   * another entry than the one that is booted when the time is up.
   *
   * @return the entry
   */
  public Optional<BootEntry> selectedEntry() {
    return selected;
  }

  /**
   * Says what is booted when a line is typed at the prompt.
   *
   * @param line the line, without the Enter key: a label or a file, and parameters; a NUL ends it
   * @return the entry; empty when nothing is booted and the prompt comes back. An empty line boots
   *     the {@linkplain #selectedEntry() default}.
   * @throws IOException if reading fails
   */
  public Optional<BootEntry> boot(Bytes line) throws IOException {
    Bytes typed = line.untilNul();
    if (typed.isEmpty()) {
      return selected;
    }
    return entry(core.boot(typed), typed);
  }

  /**
   * Says what is booted when a line is typed at the prompt.
   *
   * @param line the line, without the Enter key: a label or a file, and parameters
   * @return the entry; empty when nothing is booted and the prompt comes back
   * @throws IOException if reading fails
   */
  public Optional<BootEntry> boot(String line) throws IOException {
    return boot(Bytes.utf8(line));
  }

  @Override
  public String toString() {
    return menu.toString();
  }
}
