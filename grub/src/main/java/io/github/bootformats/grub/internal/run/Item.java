package io.github.bootformats.grub.internal.run;

import io.github.bootformats.api.boot.SourceLocation;
import io.github.bootformats.grub.GrubBatch;
import io.github.bootformats.grub.GrubScript;
import io.github.bootformats.grub.syntax.Command;
import io.github.bootformats.grub.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An entry of a menu, its body not yet run.
 *
 * @param submenu whether the body makes a menu
 * @param title the title
 * @param id what {@code --id} says, else the title
 * @param classes the classes
 * @param users who may boot it without being a superuser; empty when anybody may
 * @param hotkey the key, as it is written
 * @param hidden whether it is hidden from the menu
 * @param arguments the title and further arguments, which the body sees as {@code $1}...
 * @param body the commands
 * @param place where the entry is defined
 */
public record Item(
    boolean submenu,
    String title,
    String id,
    List<String> classes,
    Optional<String> users,
    Optional<String> hotkey,
    boolean hidden,
    List<String> arguments,
    Body body,
    SourceLocation place) {
  /**
   * Commands of an entry.
   *
   * @param lines the commands, line by line
   */
  public record Body(List<Line> lines) {}

  /**
   * Commands that GRUB parses together.
   *
   * @param commands the commands
   * @param unit where they stand
   */
  record Line(List<? extends Statement> commands, Unit unit) {}

  /** Makes a body of a text: its batches, up to a syntax error. */
  static Body body(GrubScript script, Unit unit) {
    List<Line> lines = new ArrayList<>();
    for (GrubBatch batch : script.batches()) {
      if (batch.error().isPresent()) {
        break;
      }
      lines.add(new Line(batch.statements(), unit));
    }
    return new Body(List.copyOf(lines));
  }

  /** Makes a body of the commands of a block. */
  static Body body(List<Command> commands, Unit unit) {
    List<Line> lines = new ArrayList<>();
    List<Command> line = new ArrayList<>();
    for (Command command : commands) {
      if (!line.isEmpty() && unit.isLineBetween(line.get(line.size() - 1).span(), command.span())) {
        lines.add(new Line(List.copyOf(line), unit));
        line.clear();
      }
      line.add(command);
    }
    lines.add(new Line(List.copyOf(line), unit));
    return new Body(List.copyOf(lines));
  }
}
