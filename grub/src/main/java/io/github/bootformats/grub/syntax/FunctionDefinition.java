package io.github.bootformats.grub.syntax;

import io.github.bootformats.api.Bytes;
import java.util.List;
import java.util.Objects;

/**
 * {@code function NAME { BODY }}. GRUB defines a function when it has parsed it, before it runs
 * anything of the same line.
 *
 * @param name the name, which is no reserved word
 * @param body at least one command
 * @param span where it stands
 */
public record FunctionDefinition(Bytes name, List<Command> body, Span span) implements Statement {
  /**
   * Creates a definition.
   *
   * @param name a letter or underscore, then letters, digits and underscores
   * @param body at least one command
   * @param span where it stands
   */
  public FunctionDefinition {
    Names.requireName(name);
    body = List.copyOf(body);
    Objects.requireNonNull(span);
    if (body.isEmpty()) {
      throw new IllegalArgumentException("GRUB has no empty bodies");
    }
  }
}
