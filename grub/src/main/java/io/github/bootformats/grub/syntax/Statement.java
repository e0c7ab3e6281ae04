package io.github.bootformats.grub.syntax;

/** What may stand at the top of a script: a command, or the definition of a function. */
public sealed interface Statement permits Command, FunctionDefinition {
  /**
   * Returns where this stands in the script.
   *
   * @return the place, or {@link Span#NONE}
   */
  Span span();
}
