package io.github.bootformats.grub.syntax;

import io.github.bootformats.api.Bytes;
import java.util.List;
import java.util.Objects;

/**
 * {@code for VARIABLE in WORDS; do BODY; done}.
 *
 * @param variable the name of a variable, which is no reserved word
 * @param words what it goes through
 * @param body at least one command
 * @param span where it stands
 */
public record ForCommand(Bytes variable, List<Word> words, List<Command> body, Span span)
    implements Command {
  /**
   * Creates a loop.
   *
   * @param variable a letter or underscore, then letters, digits and underscores
   * @param words what it goes through
   * @param body at least one command
   * @param span where it stands
   */
  public ForCommand {
    Names.requireName(variable);
    words = List.copyOf(words);
    body = List.copyOf(body);
    Objects.requireNonNull(span);
    if (body.isEmpty()) {
      throw new IllegalArgumentException("GRUB has no empty bodies");
    }
  }
}
