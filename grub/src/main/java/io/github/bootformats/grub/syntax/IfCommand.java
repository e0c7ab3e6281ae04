package io.github.bootformats.grub.syntax;

import java.util.List;
import java.util.Objects;

/**
 * {@code if CONDITION; then BODY; elif CONDITION; then BODY; else OTHERWISE; fi}.
 *
 * @param branches the {@code if} and each {@code elif}, in their order
 * @param otherwise the commands of {@code else}; empty when there is none
 * @param span where it stands
 */
public record IfCommand(List<Branch> branches, List<Command> otherwise, Span span)
    implements Command {
  /**
   * Creates a command.
   *
   * @param branches at least one
   * @param otherwise the commands of {@code else}; empty when there is none
   * @param span where it stands
   */
  public IfCommand {
    branches = List.copyOf(branches);
    otherwise = List.copyOf(otherwise);
    Objects.requireNonNull(span);
    if (branches.isEmpty()) {
      throw new IllegalArgumentException("no condition");
    }
  }

  /**
   * A condition and what is done when it holds.
   *
   * @param condition commands, of which the last one's status decides; at least one
   * @param body at least one command
   */
  public record Branch(List<Command> condition, List<Command> body) {
    /**
     * Creates a branch.
     *
     * @param condition commands; at least one
     * @param body commands; at least one
     */
    public Branch {
      condition = List.copyOf(condition);
      body = List.copyOf(body);
      if (condition.isEmpty() || body.isEmpty()) {
        throw new IllegalArgumentException("GRUB has no empty bodies");
      }
    }
  }
}
