package io.github.bootformats.grub.syntax;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A name with arguments: {@code set timeout=5}, {@code menuentry "Debian" { linux /vmlinuz }}, and
 * also {@code timeout=5}, which GRUB knows for an assignment only when it runs it.
 *
 * @param words the name and the arguments; at least one
 * @param block the argument in braces, which can only be the last one
 * @param span where it stands
 */
public record SimpleCommand(List<Word> words, Optional<Block> block, Span span) implements Command {
  /**
   * Creates a command.
   *
   * @param words the name and the arguments; at least one
   * @param block the argument in braces
   * @param span where it stands
   */
  public SimpleCommand {
    words = List.copyOf(words);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a command has a name");
    }
    Objects.requireNonNull(block);
    Objects.requireNonNull(span);
  }

  /**
   * Makes a command whose words are taken literally, quoted where they must be.
   *
   * @param words the name and the arguments
   * @return the command
   */
  public static SimpleCommand of(String... words) {
    return new SimpleCommand(
        java.util.Arrays.stream(words).map(Word::literal).toList(), Optional.empty(), Span.NONE);
  }

  /**
   * Adds a block.
   *
   * @param commands what is between the braces; at least one
   * @return a changed command
   */
  public SimpleCommand withBlock(Command... commands) {
    return new SimpleCommand(words, Optional.of(Block.of(List.of(commands))), span);
  }

  /**
   * Returns the name.
   *
   * @return the first word, before it is expanded
   */
  public Word name() {
    return words.get(0);
  }

  /**
   * Returns whether the name is a plain word, the given one.
   *
   * @param name the name to look for
   * @return whether the first word is this, without anything that depends on variables
   */
  public boolean isNamed(String name) {
    return name()
        .literalText()
        .map(t -> t.equals(io.github.bootformats.api.Bytes.utf8(name)))
        .orElse(false);
  }
}
