package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootEntry.Part;
import io.github.bootformats.api.boot.BootKind;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.boot.KernelCommandLine;
import io.github.bootformats.api.boot.SourceLocation;
import io.github.bootformats.lilo.Descriptor.Protection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Menus of what LILO has read. */
final class LiloMenus implements LiloMenu.Prompt {
  /** Times count tenths of a second. */
  private static final long TENTH_MILLIS = 100;

  /** How long LILO waits for a key on a serial line where there is no prompt (bsect_open). */
  private static final int SERIAL_DELAY_TENTHS = 20;

  /** How long the prompt waits with unattended and no time-out (bsect_open). */
  private static final int UNATTENDED_TIMEOUT_TENTHS = 200;

  private final LiloRun run;
  private final Bytes file;
  private final List<Diagnostic> findings = new ArrayList<>();

  private LiloMenus(LiloRun run, Bytes file) {
    this.run = run;
    this.file = file;
  }

  static LiloMenu of(LiloConsumer consumer, LiloRun run, Bytes file) {
    return new LiloMenus(run, file).menu(consumer);
  }

  private LiloMenu menu(LiloConsumer consumer) {
    findings.addAll(run.findings());
    BootMenu.Builder menu =
        BootMenu.builder(consumer.id(), consumer.version())
            .title(Options.text(run.global().get(LiloKeyword.MENU_TITLE)));
    for (Descriptor descriptor : run.names().all()) {
      menu.entry(entry(descriptor, descriptor.name(), false, Bytes.empty()));
      checkLength(descriptor);
    }
    if (run.refusal().isPresent()) {
      findings.add(run.refusal().get());
    } else {
      setDefault(menu);
    }
    BootMenu built = menu.diagnostics(inFile(findings)).build();
    return new LiloMenu(built, run.refusal(), this);
  }

  private void checkLength(Descriptor descriptor) {
    Bytes name = descriptor.name();
    int length =
        SecondStage.commandLine(false, name, descriptor.constant(), Bytes.empty()).length();
    if (descriptor.isImage() && length >= ConstantOptions.SIZE) {
      findings.add(
          LiloFinding.COMMAND_LINE_LONG.at(
              descriptor.header().line(), name + ": LILO passes on 511 bytes of " + length));
    }
  }

  private List<Diagnostic> inFile(List<Diagnostic> all) {
    return file.isEmpty() ? all : all.stream().map(d -> d.inFile(file.toString())).toList();
  }

  private void setDefault(BootMenu.Builder menu) {
    Descriptor first = run.names().defaultOne().orElseThrow();
    Optional<Duration> wait = wait(run.global());
    menu.defaultEntry(entry(first, first.name(), wait.isPresent(), Bytes.empty()));
    wait.ifPresent(menu::timeout);
    if (first.protection() == Protection.ALWAYS) {
      findings.add(
          LiloFinding.PASSWORD_STOPS.at(first.header().line(), first.name() + " needs a password"));
    }
    Item lock = first.entry().getOr(LiloKeyword.LOCK, run.global());
    if (lock != null) {
      findings.add(LiloFinding.LOCKS.at(lock.line(), "lock: what is booted is kept as default"));
    }
    Item timeout = run.global().get(LiloKeyword.TIMEOUT);
    if (timeout != null && !run.global().has(LiloKeyword.PROMPT)) {
      findings.add(LiloFinding.TIMEOUT_UNUSED.at(timeout.line(), "timeout is for the prompt only"));
    }
  }

  /** How long nobody may touch a key; empty for ever. */
  private static Optional<Duration> wait(Options global) {
    if (global.has(LiloKeyword.PROMPT)) {
      Item timeout = global.get(LiloKeyword.TIMEOUT);
      if (timeout == null && !global.has(LiloKeyword.UNATTENDED)) {
        return Optional.empty();
      }
      return Optional.of(duration(timeout == null ? UNATTENDED_TIMEOUT_TENTHS : tenths(timeout)));
    }
    int delay = tenths(global.get(LiloKeyword.DELAY));
    boolean isSerial = global.has(LiloKeyword.SERIAL);
    return Optional.of(duration(isSerial ? Math.max(delay, SERIAL_DELAY_TENTHS) : delay));
  }

  private static Duration duration(int tenths) {
    return Duration.ofMillis(tenths * TENTH_MILLIS);
  }

  private static int tenths(@Nullable Item item) {
    try {
      return item == null ? 0 : Numbers.tenths(item);
    } catch (Refusal e) {
      throw new IllegalStateException("was checked before", e);
    }
  }

  private BootEntry entry(Descriptor descriptor, Bytes typedName, boolean auto, Bytes typed) {
    BootEntry.Builder entry =
        BootEntry.builder(
                descriptor.isImage() ? BootKind.LINUX : BootKind.CHAINLOAD, descriptor.name())
            .id(descriptor.name())
            .kernel(Options.text(descriptor.header()))
            .source(source(descriptor.header()))
            .source(Part.KERNEL, source(descriptor.header()));
    if (descriptor.isImage()) {
      setLinux(entry, descriptor, typedName, auto, typed);
    }
    return entry.build();
  }

  private void setLinux(
      BootEntry.Builder entry, Descriptor descriptor, Bytes name, boolean auto, Bytes typed) {
    Bytes line = SecondStage.commandLine(auto, name, descriptor.constant(), typed);
    Bytes constant = SecondStage.withoutBlanks(descriptor.constant());
    entry
        .commandLine(SecondStage.cut(line))
        .arguments(KernelCommandLine.parse(Bytes.join(constant, typed)).words());
    Item initrd = descriptor.entry().getOr(LiloKeyword.INITRD, run.global());
    if (initrd != null) {
      entry.initrds(List.of(Options.text(initrd))).source(Part.INITRDS, source(initrd));
    }
    Item append = descriptor.entry().getOr(LiloKeyword.APPEND, run.global());
    Item literal = descriptor.entry().get(LiloKeyword.LITERAL);
    Item parameters = literal != null ? literal : append;
    if (parameters != null) {
      entry.source(Part.COMMAND_LINE, source(parameters));
    }
  }

  private SourceLocation source(Item item) {
    return new SourceLocation(file, item.line());
  }

  @Override
  public Optional<BootEntry> boot(Bytes keys) {
    if (run.refusal().isPresent()) {
      return Optional.empty();
    }
    Bytes line = SecondStage.withoutOwnWords(SecondStage.typed(keys));
    if (line.isEmpty()) {
      return run.names().defaultOne().map(d -> entry(d, d.name(), false, Bytes.empty()));
    }
    Bytes key = line.slice(0, 1);
    Optional<Descriptor> single = run.names().find(key).filter(run.names()::isSingleKey);
    if (single.isPresent()) {
      return single.map(d -> entry(d, key, false, Bytes.empty()));
    }
    int blank = line.indexOf(' ', 0);
    Bytes name = blank < 0 ? line : line.slice(0, blank);
    Bytes typed = line.slice(name.length(), line.length());
    return named(name).map(descriptor -> entry(descriptor, name, false, typed));
  }

  /** A name in any case, or without its end unless LILO is unattended. */
  private Optional<Descriptor> named(Bytes name) {
    Optional<Descriptor> whole = run.names().find(name);
    if (whole.isPresent() || run.global().has(LiloKeyword.UNATTENDED)) {
      return whole;
    }
    Bytes begin = Ascii.lowerCase(name);
    return run.names().all().stream()
        .filter(descriptor -> Ascii.lowerCase(descriptor.name()).startsWith(begin))
        .findFirst();
  }
}
