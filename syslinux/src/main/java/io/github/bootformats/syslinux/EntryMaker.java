package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootKind;
import io.github.bootformats.api.boot.KernelCommandLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes entries of outcomes. */
final class EntryMaker {
  private EntryMaker() {}

  /** The entry that an item is, when its command comes to an outcome. */
  static BootEntry of(MenuItem item, Outcome outcome, List<BootEntry> below) {
    BootEntry.Builder entry =
        started(outcome, Titles.withoutCarets(item.displayName))
            .id(item.label != null ? item.label : Bytes.empty())
            .source(item.source);
    item.partSources.forEach(entry::source);
    if (outcome instanceof Outcome.Config
        || (outcome instanceof Outcome.Program program && program.isMenu())) {
      entry.entries(below);
    }
    return entry.build();
  }

  /** The entry that a line is which names no label. */
  static BootEntry of(Bytes line, Outcome outcome) {
    Bytes name = Ascii.firstWord(line);
    return started(outcome, name).id(name).build();
  }

  /** An item that starts nothing itself: a submenu, or a way to one. */
  static BootEntry of(MenuItem item, List<BootEntry> entries) {
    boolean isSubmenu = item.action == EntryAction.SUBMENU;
    BootEntry.Builder entry =
        BootEntry.builder(
                isSubmenu ? BootKind.SUBMENU : BootKind.OTHER,
                Titles.withoutCarets(item.displayName))
            .source(item.source)
            .entries(entries);
    item.partSources.forEach(entry::source);
    if (item.label != null) {
      entry.id(item.label);
    } else if (item.submenu != null) {
      entry.id(item.submenu.label);
    }
    return entry.build();
  }

  static Optional<Diagnostic> finding(MenuItem item, Outcome outcome) {
    return outcome instanceof Outcome.Failure failure
        ? Optional.of(failure.finding().at(item.source, failure.reason()))
        : Optional.empty();
  }

  private static BootEntry.Builder started(Outcome outcome, Bytes title) {
    if (outcome instanceof Outcome.Linux linux) {
      return BootEntry.builder(linux.kind(), title)
          .kernel(linux.kernel())
          .initrds(linux.initrds())
          .commandLine(linux.commandLine())
          .arguments(withoutFirst(KernelCommandLine.parse(linux.commandLine()).words()));
    }
    if (outcome instanceof Outcome.Multiboot multiboot) {
      return BootEntry.builder(BootKind.MULTIBOOT, title)
          .kernel(multiboot.kernel())
          .commandLine(multiboot.commandLine())
          .arguments(withoutFirst(CommandExecutor.words(multiboot.commandLine())))
          .modules(multiboot.modules());
    }
    if (outcome instanceof Outcome.Chain chain) {
      return BootEntry.builder(BootKind.CHAINLOAD, title).kernel(chain.file());
    }
    if (outcome instanceof Outcome.Local local) {
      return BootEntry.builder(BootKind.LOCAL, title).arguments(List.of(local.argument()));
    }
    if (outcome instanceof Outcome.Config config) {
      return BootEntry.builder(BootKind.CONFIG, title)
          .kernel(config.file())
          .arguments(CommandExecutor.words(config.directory()));
    }
    if (outcome instanceof Outcome.Program program) {
      return program(program, title);
    }
    return BootEntry.builder(BootKind.OTHER, title);
  }

  private static BootEntry.Builder program(Outcome.Program program, Bytes title) {
    BootKind kind =
        program.isMenu()
            ? BootKind.CONFIG
            : program.baseName().equals("chain.c32") ? BootKind.CHAINLOAD : BootKind.PROGRAM;
    return BootEntry.builder(kind, title)
        .kernel(program.module())
        .commandLine(program.arguments())
        .arguments(CommandExecutor.words(program.arguments()));
  }

  private static List<Bytes> withoutFirst(List<Bytes> words) {
    return words.isEmpty() ? words : new ArrayList<>(words.subList(1, words.size()));
  }
}
