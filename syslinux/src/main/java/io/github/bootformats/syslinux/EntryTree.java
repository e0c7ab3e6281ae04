package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the tree of entries: submenus, and the entries of other configurations below those that
 * lead to them. Each configuration is shown once, where it is first led to.
 */
final class EntryTree {
  private final ReadLimits limits;
  private final Set<Bytes> shown = new HashSet<>();
  private final Set<Diagnostic> findings = new LinkedHashSet<>();
  private int depth;

  EntryTree(ReadLimits limits) {
    this.limits = limits;
  }

  /** What was odd, without repetitions: most files are read by two readers. */
  Set<Diagnostic> findings() {
    return findings;
  }

  /** The entries of what the core shows: of the menu that it starts, or of its own labels. */
  List<BootEntry> of(CoreRun core) throws IOException {
    shown.add(core.name());
    findings.addAll(core.state().findings);
    Optional<MenuRun> menu = menu(core);
    if (menu.isPresent()) {
      return of(menu.get());
    }
    return entries(core, core.state());
  }

  /** The menu program that the core starts by itself. */
  static Optional<MenuRun> menu(CoreRun core) throws IOException {
    Bytes command = core.state().command;
    if (command != null
        && core.boot(command).outcome() instanceof Outcome.Program program
        && program.isMenu()) {
      return Optional.of(core.menu(program));
    }
    return Optional.empty();
  }

  private List<BootEntry> of(MenuRun menu) throws IOException {
    shown.addAll(menu.files());
    findings.addAll(menu.state().findings);
    return entries(menu.core(), menu.state());
  }

  private List<BootEntry> entries(CoreRun core, ConfigState state) throws IOException {
    List<BootEntry> entries = new ArrayList<>(entries(core, state.top));
    entries.addAll(entries(core, state.hidden));
    return entries;
  }

  private List<BootEntry> entries(CoreRun core, MenuScreen screen) throws IOException {
    List<BootEntry> entries = new ArrayList<>();
    for (MenuItem item : screen.items) {
      switch (item.action) {
        case COMMAND -> {
          if (item.command != null) {
            entries.add(command(core, item, item.command));
          }
        }
        case SUBMENU -> {
          if (item.submenu != null) {
            entries.add(EntryMaker.of(item, entries(core, item.submenu)));
          }
        }
        case GOTO, EXIT, QUIT, HELP -> entries.add(EntryMaker.of(item, List.of()));
        case DISABLED -> {}
      }
    }
    return entries;
  }

  private BootEntry command(CoreRun core, MenuItem item, Bytes command) throws IOException {
    Outcome outcome = core.executor().execute(command, false);
    EntryMaker.finding(item, outcome).ifPresent(findings::add);
    if (outcome instanceof Outcome.Failure) {
      outcome = core.executor().assumingFiles().execute(command, false);
    }
    return EntryMaker.of(item, outcome, below(core, item, outcome));
  }

  private List<BootEntry> below(CoreRun core, MenuItem item, Outcome outcome) throws IOException {
    if (depth >= limits.get(SyslinuxLimits.MAX_CONFIG_DEPTH)) {
      return List.of();
    }
    depth++;
    try {
      if (outcome instanceof Outcome.Config config) {
        return config(core, item, config);
      }
      if (outcome instanceof Outcome.Program program
          && program.isMenu()
          && !program.arguments().isEmpty()) {
        MenuRun menu = core.menu(program);
        return shown.containsAll(menu.files()) ? List.of() : of(menu);
      }
      return List.of();
    } finally {
      depth--;
    }
  }

  private List<BootEntry> config(CoreRun core, MenuItem item, Outcome.Config config)
      throws IOException {
    Optional<CoreRun> next = core.config(config);
    if (next.isEmpty()) {
      findings.add(
          SyslinuxFinding.FILE_MISSING.at(item.source, "no configuration " + config.file()));
      return List.of();
    }
    return shown.contains(next.get().name()) ? List.of() : of(next.get());
  }
}
