package io.github.bootformats.grub.syntax;

import java.util.List;
import java.util.Objects;

/**
 * {@code while CONDITION; do BODY; done}, or {@code until}.
 *
 * @param until whether it ends when the condition holds, as {@code until} does
 * @param condition at least one command
 * @param body at least one command
 * @param span where it stands
 */
public record LoopCommand(boolean until, List<Command> condition, List<Command> body, Span span)
    implements Command {
  /**
   * Creates a loop.
   *
   * @param until whether it ends when the condition holds
   * @param condition at least one command
   * @param body at least one command
   * @param span where it stands
   */
  public LoopCommand {
    condition = List.copyOf(condition);
    body = List.copyOf(body);
    Objects.requireNonNull(span);
    if (condition.isEmpty() || body.isEmpty()) {
      throw new IllegalArgumentException("GRUB has no empty bodies");
    }
  }
}
