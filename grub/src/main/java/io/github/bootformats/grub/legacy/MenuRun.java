package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.boot.SourceLocation;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.grub.internal.run.Latin;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a configuration and the entries in it as GRUB's main routine does ({@code cmain}). */
final class MenuRun {
  /** What {@code savedefault} writes. */
  private static final int SAVED_BYTES = 10;

  private final LegacyConsumer consumer;
  private final HostFiles files;
  private final Bytes file;
  private final int depth;
  private final List<Diagnostic> findings = new ArrayList<>();
  private final MenuSettings settings = new MenuSettings();
  private final List<NumberedEntry> entries = new ArrayList<>();

  /** An entry that GRUB gives a number. */
  private record NumberedEntry(LegacyCommand title, List<LegacyCommand> commands) {}

  private MenuRun(LegacyConsumer consumer, HostFiles files, Bytes file, int depth) {
    this.consumer = consumer;
    this.files = files;
    this.file = file;
    this.depth = depth;
  }

  /** Makes the menu of a configuration for whom its text tells. */
  static LegacyMenu of(
      Function<LegacyDocument, LegacyConsumer> consumer,
      LegacyHost host,
      TreePath config,
      ReadLimits limits)
      throws IOException {
    HostFiles files = new HostFiles(host, limits);
    Bytes name = Latin.bytes("/" + Latin.of(config.toBytes()));
    Optional<Bytes> text = files.read(host.bootDevice(), config.toBytes());
    if (text.isEmpty()) {
      throw new NoSuchFileException(name.toString());
    }
    LegacyDocument document = LegacyDocument.parse(text.get()).model();
    return new MenuRun(consumer.apply(document), files, name, 0).menu(document);
  }

  static LegacyMenu alone(LegacyConsumer consumer, LegacyDocument document) {
    HostFiles none = new HostFiles(LegacyHost.builder().build(), ReadLimits.defaults());
    try {
      return new MenuRun(consumer, none, Bytes.empty(), 0).menu(document);
    } catch (IOException e) {
      throw new IllegalStateException("a host without files was read", e);
    }
  }

  /** Returns the entries of the configuration that an entry goes on with. */
  List<BootEntry> below(PlacedFile config, SourceLocation place) throws IOException {
    if (depth + 1 >= files.limits().get(LegacyLimits.MAX_CONFIG_DEPTH)) {
      findings.add(
          LegacyFinding.CONFIG_LOOP.at(place, "configurations that lead on too often: " + config));
      return List.of();
    }
    Optional<Bytes> text = files.read(config.device(), config.path());
    if (text.isEmpty()) {
      return List.of();
    }
    MenuRun run = new MenuRun(consumer, files, config.path(), depth + 1);
    BootMenu menu = run.menu(LegacyDocument.parse(text.get()).model()).bootMenu();
    findings.addAll(menu.diagnostics());
    return menu.entries();
  }

  private LegacyMenu menu(LegacyDocument document) throws IOException {
    sort(document);
    settings.check(entries.size(), place(1), findings);
    BootMenu.Builder menu = BootMenu.builder(consumer.id(), consumer.version());
    List<EntryRun.Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      NumberedEntry entry = entries.get(i);
      EntryRun run = new EntryRun(this, settings.password().isPresent());
      outcomes.add(run.run(i, entry.title(), entry.commands()));
      menu.entry(outcomes.get(i).entry());
    }
    if (settings.timeout() >= 0 && !entries.isEmpty()) {
      menu.timeout(Duration.ofSeconds(settings.timeout()));
    }
    unattended(outcomes).ifPresent(menu::defaultEntry);
    menu.diagnostics(findings);
    return new LegacyMenu(
        menu.build(),
        settings.fallbacks(),
        settings.isHidden() && settings.timeout() >= 0,
        settings.password());
  }

  /** Returns the first of the default entry and its fallbacks that does not fail, if it boots. */
  private Optional<BootEntry> unattended(List<EntryRun.Outcome> outcomes) {
    if (outcomes.isEmpty()) {
      return Optional.empty();
    }
    List<Integer> order = new ArrayList<>(settings.fallbacks());
    order.add(0, settings.defaultEntry());
    return order.stream()
        .map(outcomes::get)
        .filter(outcome -> outcome.end() != EntryRun.End.FAILS)
        .findFirst()
        .filter(outcome -> outcome.end() == EntryRun.End.BOOTS)
        .map(EntryRun.Outcome::entry);
  }

  /** Gives each command to the menu or to an entry; what neither takes is ignored. */
  private void sort(LegacyDocument document) throws IOException {
    Optional<LegacyCommand> title = Optional.empty();
    List<LegacyCommand> body = new ArrayList<>();
    for (LegacyNode node : document.nodes()) {
      if (!(node instanceof LegacyCommand command)) {
        continue;
      }
      Optional<LegacyKeyword> keyword = consumer.keyword(command);
      if (keyword.isEmpty()) {
        findings.add(
            LegacyFinding.UNKNOWN_COMMAND.at(
                place(command), "GRUB ignores what is no command: " + command.name()));
      } else if (keyword.get() == LegacyKeyword.TITLE) {
        finish(title, body);
        title = Optional.of(command);
        body = new ArrayList<>();
      } else if (title.isPresent()) {
        body.add(command);
      } else if (keyword.get().isForMenu()) {
        settings.run(keyword.get(), command, place(command), this, findings);
      } else {
        findings.add(
            LegacyFinding.NOT_FOR_MENU.at(
                place(command), "no effect before the first title: " + command.name()));
      }
    }
    finish(title, body);
    if (entries.isEmpty()) {
      findings.add(LegacyFinding.NO_ENTRIES.at(place(1), "no entry: GRUB shows its prompt"));
    }
  }

  private void finish(Optional<LegacyCommand> title, List<LegacyCommand> body) throws IOException {
    if (title.isEmpty()) {
      return;
    }
    if (body.isEmpty()) {
      findings.add(
          LegacyFinding.ENTRY_EMPTY.at(
              place(title.get()), "no command follows the title: the entry has no number"));
      return;
    }
    files.countEntry();
    entries.add(new NumberedEntry(title.get(), body));
  }

  /** Returns the number that {@code savedefault} kept beside the configuration. */
  int savedEntry() throws IOException {
    return Math.max(files.number(files.host().bootDevice(), savedFile()).value(), 0);
  }

  /** Returns whether {@code savedefault} can keep a number, which GRUB overwrites in its file. */
  boolean canSave() throws IOException {
    return !files.host().isComplete()
        || files
            .head(files.host().bootDevice(), savedFile(), SAVED_BYTES)
            .filter(text -> text.length() == SAVED_BYTES)
            .isPresent();
  }

  private Bytes savedFile() {
    String path = Latin.of(file);
    return Latin.bytes(path.substring(0, path.lastIndexOf('/') + 1) + "default");
  }

  LegacyConsumer consumer() {
    return consumer;
  }

  HostFiles files() {
    return files;
  }

  void found(Diagnostic finding) {
    findings.add(finding);
  }

  SourceLocation place(LegacyCommand command) {
    return place(command.line());
  }

  private SourceLocation place(int line) {
    return new SourceLocation(file, line);
  }
}
