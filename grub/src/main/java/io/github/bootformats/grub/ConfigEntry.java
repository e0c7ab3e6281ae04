package io.github.bootformats.grub;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.grub.syntax.Command;
import io.github.bootformats.grub.syntax.ForCommand;
import io.github.bootformats.grub.syntax.FunctionDefinition;
import io.github.bootformats.grub.syntax.IfCommand;
import io.github.bootformats.grub.syntax.LoopCommand;
import io.github.bootformats.grub.syntax.SimpleCommand;
import io.github.bootformats.grub.syntax.Statement;
import io.github.bootformats.grub.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A {@code menuentry} or {@code submenu} as it stands in a file.
 *
 * @param name its id, else its title, behind those of its submenus and {@code >}
 * @param command the command
 * @param siblings the commands among which it stands
 */
record ConfigEntry(Bytes name, SimpleCommand command, List<? extends Statement> siblings) {
  private static final Set<String> OPTIONS_WITH_VALUE =
      Set.of("--class", "--users", "--hotkey", "--source", "--id");
  private static final Set<String> KERNELS = Set.of("linux", "linux16", "linuxefi");

  /** Lists the entries of a script whose title depends on nothing. */
  static List<ConfigEntry> of(GrubScript script) {
    List<ConfigEntry> found = new ArrayList<>();
    collect(script.statements(), "", found);
    return found;
  }

  private static void collect(
      List<? extends Statement> statements, String path, List<ConfigEntry> found) {
    for (Statement statement : statements) {
      if (statement instanceof SimpleCommand simple) {
        collect(simple, statements, path, found);
      } else {
        bodies(statement).forEach(body -> collect(body, path, found));
      }
    }
  }

  private static void collect(
      SimpleCommand simple,
      List<? extends Statement> siblings,
      String path,
      List<ConfigEntry> found) {
    boolean submenu = simple.isNamed("submenu");
    boolean entry = submenu || simple.isNamed("menuentry");
    Optional<Bytes> id = entry ? id(simple) : Optional.empty();
    if (id.isEmpty() || simple.block().isEmpty()) {
      return;
    }
    String name = path + Text.latin(id.get()).replace(">", ">>");
    found.add(new ConfigEntry(Text.bytes(name), simple, siblings));
    if (submenu) {
      collect(simple.block().get().body(), name + ">", found);
    }
  }

  /** Returns the bodies in which entries may be defined. */
  static List<List<Command>> bodies(Statement statement) {
    List<List<Command>> bodies = new ArrayList<>();
    if (statement instanceof IfCommand conditional) {
      conditional.branches().forEach(branch -> bodies.add(branch.body()));
      bodies.add(conditional.otherwise());
    } else if (statement instanceof ForCommand loop) {
      bodies.add(loop.body());
    } else if (statement instanceof LoopCommand loop) {
      bodies.add(loop.body());
    } else if (statement instanceof FunctionDefinition function) {
      bodies.add(function.body());
    }
    return bodies;
  }

  private static Optional<Bytes> id(SimpleCommand command) {
    Optional<Bytes> title = Optional.empty();
    List<Word> words = command.words();
    for (int i = 1; i < words.size(); i++) {
      Optional<Bytes> word = words.get(i).literalText();
      String text = word.map(Text::latin).orElse("");
      if (text.equals("--id") && i + 1 < words.size()) {
        Optional<Bytes> id = words.get(i + 1).literalText();
        if (id.isPresent()) {
          return id;
        }
      } else if (text.startsWith("--id=")) {
        return Optional.of(Text.bytes(text.substring(5)));
      }
      if (OPTIONS_WITH_VALUE.contains(text)) {
        i++;
      } else if (!text.startsWith("--") && title.isEmpty() && word.isPresent()) {
        title = word;
      }
    }
    return title;
  }

  /** Returns the place of the title among the words, or -1. */
  int titleIndex() {
    List<Word> words = command.words();
    for (int i = 1; i < words.size(); i++) {
      String text = words.get(i).literalText().map(Text::latin).orElse("");
      if (OPTIONS_WITH_VALUE.contains(text)) {
        i++;
      } else if (!text.startsWith("--")) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the commands that load Linux, in whatever branch they stand. */
  List<SimpleCommand> kernels() {
    List<SimpleCommand> found = new ArrayList<>();
    kernels(command.block().orElseThrow().body(), found);
    return found;
  }

  private static void kernels(List<? extends Statement> statements, List<SimpleCommand> found) {
    for (Statement statement : statements) {
      if (statement instanceof SimpleCommand simple) {
        boolean kernel = KERNELS.stream().anyMatch(simple::isNamed);
        if (kernel && simple.words().size() > 1) {
          found.add(simple);
        }
      } else {
        bodies(statement).forEach(body -> kernels(body, found));
      }
    }
  }
}
