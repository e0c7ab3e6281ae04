package io.github.bootformats.grub;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.grub.internal.run.Latin;
import io.github.bootformats.grub.syntax.Command;
import io.github.bootformats.grub.syntax.ForCommand;
import io.github.bootformats.grub.syntax.FunctionDefinition;
import io.github.bootformats.grub.syntax.IfCommand;
import io.github.bootformats.grub.syntax.LoopCommand;
import io.github.bootformats.grub.syntax.SimpleCommand;
import io.github.bootformats.grub.syntax.Statement;
import io.github.bootformats.grub.syntax.Word;
import io.github.bootformats.grub.syntax.WordPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A {@code menuentry} or {@code submenu} as it stands in a file.
 *
 * @param parent the submenu in which it stands
 * @param title its title, as far as that depends on nothing
 * @param id its id, else its title
 * @param command the command
 * @param siblings the commands among which it stands
 */
record ConfigEntry(
    Optional<ConfigEntry> parent,
    Optional<Bytes> title,
    Bytes id,
    SimpleCommand command,
    List<? extends Statement> siblings) {
  private static final Set<String> OPTIONS_WITH_VALUE =
      Set.of("--class", "--users", "--hotkey", "--source", "--id");
  private static final Set<String> KERNELS = Set.of("linux", "linux16", "linuxefi");

  /** The variable that is {@code --id} in all versions of GRUB which know this option. */
  private static final Bytes ID_OPTION = Bytes.utf8("menuentry_id_option");

  /** Lists the entries of a script that have an id or title which depends on nothing. */
  static List<ConfigEntry> of(GrubScript script) {
    List<ConfigEntry> found = new ArrayList<>();
    collect(script.statements(), Optional.empty(), found);
    return found;
  }

  private static void collect(
      List<? extends Statement> statements, Optional<ConfigEntry> parent, List<ConfigEntry> found) {
    for (Statement statement : statements) {
      if (!(statement instanceof SimpleCommand simple)) {
        bodies(statement).forEach(body -> collect(body, parent, found));
      } else if (isEntry(simple)) {
        collect(simple, statements, parent, found);
      }
    }
  }

  private static void collect(
      SimpleCommand simple,
      List<? extends Statement> siblings,
      Optional<ConfigEntry> parent,
      List<ConfigEntry> found) {
    Optional<Bytes> title = title(simple);
    Optional<Bytes> id = id(simple).or(() -> title);
    if (id.isEmpty()) {
      return;
    }
    ConfigEntry entry = new ConfigEntry(parent, title, id.get(), simple, siblings);
    found.add(entry);
    if (simple.isNamed("submenu")) {
      collect(simple.block().orElseThrow().body(), Optional.of(entry), found);
    }
  }

  /** Returns whether a command adds an entry to the menu. */
  static boolean isEntry(SimpleCommand command) {
    return command.block().isPresent()
        && (command.isNamed("menuentry") || command.isNamed("submenu"));
  }

  /** Returns its id, else its title, behind those of its submenus and {@code >}. */
  Bytes name() {
    return Latin.bytes(parent.map(p -> Latin.of(p.name()) + ">").orElse("") + ownName());
  }

  /** Returns its name in its menu, as it stands in a path. */
  String ownName() {
    return inPath(id);
  }

  private static String inPath(Bytes name) {
    return Latin.of(name).replace(">", ">>");
  }

  /** Returns whether a part of a path names this entry in its menu: by id or by title. */
  boolean isNamedInMenu(String part) {
    return part.equals(ownName())
        || title.map(ConfigEntry::inPath).filter(part::equals).isPresent();
  }

  /** Returns whether a path names this entry, with ids or titles of all its submenus. */
  boolean isNamed(String path) {
    String rest = path;
    ConfigEntry entry = this;
    while (entry.parent.isPresent()) {
      int separator = entry.separator(rest);
      if (separator < 0) {
        return false;
      }
      rest = rest.substring(0, separator);
      entry = entry.parent.get();
    }
    return entry.isNamedInMenu(rest);
  }

  /** Returns where in a path the {@code >} before a name of this entry stands, or -1. */
  private int separator(String path) {
    for (Bytes name : List.of(id, title.orElse(id))) {
      String end = ">" + inPath(name);
      if (path.endsWith(end)) {
        return path.length() - end.length();
      }
    }
    return -1;
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

  /** Returns the simple commands among statements and in their bodies, not those of blocks. */
  static List<SimpleCommand> commands(List<? extends Statement> statements) {
    List<SimpleCommand> found = new ArrayList<>();
    collectCommands(statements, found);
    return found;
  }

  private static void collectCommands(
      List<? extends Statement> statements, List<SimpleCommand> found) {
    for (Statement statement : statements) {
      if (statement instanceof SimpleCommand simple) {
        found.add(simple);
      } else {
        bodies(statement).forEach(body -> collectCommands(body, found));
      }
    }
  }

  private static Optional<Bytes> id(SimpleCommand command) {
    List<Word> words = command.words();
    for (int i = 1; i < words.size(); i++) {
      String text = text(words.get(i));
      if (text.startsWith("--id=")) {
        return Optional.of(Latin.bytes(text.substring(5)));
      }
      boolean isId = text.equals("--id") || isIdOption(words.get(i));
      if (isId && i + 1 < words.size() && words.get(i + 1).literalText().isPresent()) {
        return words.get(i + 1).literalText();
      }
      i += OPTIONS_WITH_VALUE.contains(text) ? 1 : 0;
    }
    return Optional.empty();
  }

  /** Whether a word is the variable that {@code grub-mkconfig} writes before an id. */
  static boolean isIdOption(Word word) {
    return word.parts().size() == 1
        && word.parts().get(0) instanceof WordPart.Variable variable
        && variable.name().equals(ID_OPTION);
  }

  private static String text(Word word) {
    return word.literalText().map(Latin::of).orElse("");
  }

  private static Optional<Bytes> title(SimpleCommand command) {
    int index = titleIndex(command);
    return index < 0 ? Optional.empty() : command.words().get(index).literalText();
  }

  /** Returns the place of the title among the words, or -1. */
  int titleIndex() {
    return titleIndex(command);
  }

  private static int titleIndex(SimpleCommand command) {
    List<Word> words = command.words();
    for (int i = 1; i < words.size(); i++) {
      String text = text(words.get(i));
      if (OPTIONS_WITH_VALUE.contains(text) || isIdOption(words.get(i))) {
        i++;
      } else if (!text.startsWith("--")) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the commands that load Linux, in whatever branch they stand. */
  List<SimpleCommand> kernels() {
    return commands(command.block().orElseThrow().body()).stream()
        .filter(each -> KERNELS.stream().anyMatch(each::isNamed) && each.words().size() > 1)
        .toList();
  }
}
