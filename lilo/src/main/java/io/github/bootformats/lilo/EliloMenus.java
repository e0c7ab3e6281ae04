package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootEntry.Part;
import io.github.bootformats.api.boot.BootKind;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.boot.KernelCommandLine;
import io.github.bootformats.api.boot.SourceLocation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Menus of what ELILO has read. */
final class EliloMenus implements LiloMenu.Prompt {

  /** A command line must be shorter, in characters (CMDLINE_MAXLEN). */
  private static final int SIZE = 2048;

  private static final long TENTH_MILLIS = 100;

  private final EliloRun run;
  private final LiloHost host;
  private final Bytes file;
  private final List<Diagnostic> findings = new ArrayList<>();

  private EliloMenus(EliloRun run, LiloHost host, Bytes file) {
    this.run = run;
    this.host = host;
    this.file = file;
  }

  static LiloMenu of(
      LiloConsumer consumer, EliloRun run, LiloHost host, Bytes file, ReadLimits limits)
      throws LimitExceededException {
    return new EliloMenus(run, host, file).menu(consumer, limits);
  }

  private LiloMenu menu(LiloConsumer consumer, ReadLimits limits) throws LimitExceededException {
    BootMenu.Builder menu = BootMenu.builder(consumer.id(), consumer.version());
    long bytes = 0;
    for (EliloRun.Entry entry : run.entries()) {
      BootEntry built = entry(entry, Bytes.empty());
      bytes += built.commandLine().length();
      limits.check(LiloLimits.MAX_COMMAND_LINE_BYTES, bytes, LiloFinding.FORMAT, -1);
      menu.entry(built);
      if (built.commandLine().length() >= SIZE) {
        findings.add(
            LiloFinding.COMMAND_LINE_LONG.at(
                entry.header().line(), entry.label() + ": ELILO has room for 2047 characters"));
      }
    }
    if (run.refusal().isPresent()) {
      findings.add(run.refusal().get());
    } else {
      setDefault(menu);
    }
    List<Diagnostic> all =
        file.isEmpty() ? findings : findings.stream().map(d -> d.inFile(file.toString())).toList();
    return new LiloMenu(menu.diagnostics(all).build(), run.refusal(), this);
  }

  private void setDefault(BootMenu.Builder menu) {
    run.defaultEntry().ifPresent(entry -> menu.defaultEntry(entry(entry, Bytes.empty())));
    boolean prompts = run.global().has(LiloKeyword.PROMPT);
    LiloKeyword keyword = prompts ? LiloKeyword.TIMEOUT : LiloKeyword.DELAY;
    long tenths = EliloRun.number(run.global().get(keyword));
    boolean isForEver = (prompts && tenths == 0) || tenths < 0;
    if (!isForEver && tenths < Long.MAX_VALUE / TENTH_MILLIS) {
      menu.timeout(Duration.ofMillis(tenths * TENTH_MILLIS));
    }
    Item timeout = run.global().get(LiloKeyword.TIMEOUT);
    if (timeout != null && !prompts) {
      findings.add(LiloFinding.TIMEOUT_UNUSED.at(timeout.line(), "timeout is for the prompt only"));
    }
  }

  private BootEntry entry(EliloRun.Entry entry, Bytes typed) {
    Bytes description = Options.text(entry.options().get(LiloKeyword.DESCRIPTION));
    Bytes title = description.isEmpty() ? entry.label() : description;
    Bytes kernel = Options.text(entry.header());
    SourceLocation source = new SourceLocation(file, entry.header().line());
    return filled(BootEntry.builder(BootKind.LINUX, title), entry.options(), kernel, typed)
        .id(entry.label())
        .source(source)
        .source(Part.KERNEL, source)
        .build();
  }

  private BootEntry.Builder filled(
      BootEntry.Builder entry, Options options, Bytes kernel, Bytes typed) {
    EliloCommandLine maker = new EliloCommandLine(run.global(), options, host);
    Bytes arguments = Bytes.join(maker.arguments(), typed);
    Bytes line = maker.line(kernel, arguments);
    return entry
        .kernel(kernel)
        .initrds(maker.initrds())
        .commandLine(line)
        .arguments(KernelCommandLine.parse(arguments).words());
  }

  @Override
  public Optional<BootEntry> boot(Bytes keys) {
    if (run.refusal().isPresent()) {
      return Optional.empty();
    }
    Bytes line = SecondStage.withoutBlanks(keys);
    if (line.isEmpty()) {
      return run.defaultEntry().map(entry -> entry(entry, Bytes.empty()));
    }
    int blank = line.indexOf(' ', 0);
    Bytes name = blank < 0 ? line : line.slice(0, blank);
    Bytes typed = line.slice(name.length(), line.length());
    return Optional.of(
        run.entries().stream()
            .filter(entry -> Ascii.equalsIgnoreCase(entry.label(), name))
            .findFirst()
            .map(entry -> entry(entry, typed))
            .orElseGet(() -> kernelByName(name, typed)));
  }

  /** A name that is no label is that of a kernel, which has the global parameters. */
  private BootEntry kernelByName(Bytes name, Bytes typed) {
    return filled(BootEntry.builder(BootKind.LINUX, name), new Options(), name, typed).build();
  }
}
