package io.github.bootformats.grub;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.KernelCommandLine;
import io.github.bootformats.grub.syntax.SyntaxPrinter;
import io.github.bootformats.grub.syntax.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words of a {@code linux} command as kernel parameters, and back. GRUB puts double quotes
 * around a word with a blank, so that {@code "a=b c"} to the kernel is the word {@code a=b c} here.
 */
final class KernelWords {
  private KernelWords() {}

  static KernelCommandLine parameters(GrubScript script, List<Word> words) {
    StringBuilder line = new StringBuilder();
    for (Word word : words) {
      line.append(line.isEmpty() ? "" : " ").append(parameter(script, word));
    }
    return KernelCommandLine.parse(Text.bytes(line.toString()));
  }

  /** Returns a word as the kernel will read it; one that depends on something as it is written. */
  private static String parameter(GrubScript script, Word word) {
    String text =
        word.literalText()
            .map(Text::latin)
            .orElseGet(
                () -> Text.latin(script.source().slice(word.span().start(), word.span().end())));
    boolean quote = word.literalText().isPresent() && text.indexOf(' ') >= 0;
    return quote ? "\"" + text + "\"" : text;
  }

  /** Writes parameters; those that were there before are written as they were. */
  static Bytes write(GrubScript script, List<Word> before, KernelCommandLine parameters) {
    Map<String, Bytes> known = new HashMap<>();
    for (Word word : before) {
      known.put(
          parameter(script, word), script.source().slice(word.span().start(), word.span().end()));
    }
    List<String> written = new ArrayList<>();
    for (Bytes parameter : parameters.words()) {
      String text = Text.latin(parameter);
      Bytes same = known.get(text);
      Bytes word =
          same != null
              ? same
              : SyntaxPrinter.print(GrubQuoting.word(Text.bytes(text.replace("\"", ""))));
      written.add(Text.latin(word));
    }
    return Text.bytes(String.join(" ", written));
  }
}
