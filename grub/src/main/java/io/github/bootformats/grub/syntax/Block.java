package io.github.bootformats.grub.syntax;

import io.github.bootformats.api.Bytes;
import java.util.List;
import java.util.Objects;

/**
 * Commands in braces, as the last argument of a command.
 *
 * <p>GRUB hands a block on as text, which is parsed again when it is run.
 *
 * @param body the commands; at least one
 * @param text what is between the braces, as GRUB records it: without carriage returns and without
 *     the lines that begin with {@code #}
 * @param span where it stands, braces included
 */
public record Block(List<Command> body, Bytes text, Span span) {
  /**
   * Creates a block.
   *
   * @param body the commands; at least one
   * @param text what is between the braces
   * @param span where it stands, braces included
   */
  public Block {
    body = List.copyOf(body);
    if (body.isEmpty()) {
      throw new IllegalArgumentException("GRUB has no empty blocks");
    }
    Objects.requireNonNull(text);
    Objects.requireNonNull(span);
  }

  /**
   * Makes a block of commands.
   *
   * @param body the commands; at least one
   * @return a block whose text is what {@link SyntaxPrinter} prints
   */
  public static Block of(List<Command> body) {
    Block untold = new Block(body, Bytes.empty(), Span.NONE);
    return new Block(body, SyntaxPrinter.bodyOf(untold), Span.NONE);
  }
}
