package io.github.bootformats.grub;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.grub.internal.parse.LineNumbers;
import io.github.bootformats.grub.internal.parse.LineRules;
import io.github.bootformats.grub.internal.parse.ScriptReader;
import io.github.bootformats.grub.syntax.FunctionDefinition;

/**
 * What {@code grub-script-check} of GRUB 2.06 says of a script.
 *
 * <p>It is GRUB's parser, but not quite what reads {@code grub.cfg}: it keeps lines that begin with
 * {@code #} within quotes, takes tabs and carriage returns for blanks, ends at the first error, and
 * wants a command that is no definition of a function.
 */
public enum GrubScriptCheck {
  /** The script is in order; exit status 0. */
  OK,
  /** There is a syntax error; exit status 1. */
  SYNTAX_ERROR,
  /** There is no command, or none but definitions of functions; exit status 1. */
  NO_COMMANDS;

  private static final int MAX_NESTING = 1000;

  /**
   * Checks a script.
   *
   * @param script the script
   * @return the verdict
   */
  public static GrubScriptCheck check(Bytes script) {
    byte[] source = script.toByteArray();
    boolean commands = false;
    for (ScriptReader.Batch batch :
        ScriptReader.read(source, LineRules.CHECK, MAX_NESTING, new LineNumbers(source))) {
      if (batch.error().isPresent()) {
        return SYNTAX_ERROR;
      }
      commands |= batch.statements().stream().anyMatch(s -> !(s instanceof FunctionDefinition));
    }
    return commands ? OK : NO_COMMANDS;
  }
}
