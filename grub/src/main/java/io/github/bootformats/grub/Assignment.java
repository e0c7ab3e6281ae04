package io.github.bootformats.grub;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.grub.internal.run.Latin;
import io.github.bootformats.grub.syntax.FunctionDefinition;
import io.github.bootformats.grub.syntax.SimpleCommand;
import io.github.bootformats.grub.syntax.Statement;
import io.github.bootformats.grub.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A word that sets a variable when the file is run: outside of entries, and of functions, which
 * nobody may call.
 *
 * @param word the word {@code name=value}
 * @param value what it sets; empty when that depends on something
 */
record Assignment(Word word, Optional<Bytes> value) {

  /** Lists the words that set a variable, in the order of the file. */
  static List<Assignment> of(GrubScript script, String variable) {
    List<Assignment> found = new ArrayList<>();
    collect(script, script.statements(), variable + "=", found);
    return found;
  }

  private static void collect(
      GrubScript script,
      List<? extends Statement> statements,
      String prefix,
      List<Assignment> found) {
    for (Statement statement : statements) {
      if (statement instanceof SimpleCommand simple) {
        boolean set = simple.isNamed("set") && simple.words().size() > 1;
        Word word = simple.words().get(set ? 1 : 0);
        if (begins(script, word, prefix)) {
          found.add(new Assignment(word, value(word, prefix)));
        }
      } else if (!(statement instanceof FunctionDefinition)) {
        ConfigEntry.bodies(statement).forEach(body -> collect(script, body, prefix, found));
      }
    }
  }

  private static boolean begins(GrubScript script, Word word, String prefix) {
    Bytes raw = script.source().slice(word.span().start(), word.span().end());
    String text = Latin.of(word.literalText().orElse(raw));
    return text.startsWith(prefix) || text.startsWith('"' + prefix);
  }

  private static Optional<Bytes> value(Word word, String prefix) {
    return word.literalText().map(text -> text.slice(prefix.length(), text.length()));
  }
}
