package io.github.bootformats.grub.internal.run;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.KernelCommandLine;
import io.github.bootformats.grub.GrubQuoting;
import io.github.bootformats.grub.GrubScript;
import io.github.bootformats.grub.syntax.SyntaxPrinter;
import io.github.bootformats.grub.syntax.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The words of a {@code linux} command as kernel parameters, and back. GRUB puts double quotes
 * around a word with a blank, so that {@code "a=b c"} to the kernel is the word {@code a=b c} here.
 */
public final class KernelWords {
  /** GRUB puts a backslash before quotes and backslashes, which Linux takes for itself. */
  private static final Pattern PASSED =
      Pattern.compile("[^\\\\'\"\t\n]*|\"[^\\\\'\"\t\n]*\"|[^\\\\'\"\t\n=]+=\"[^\\\\'\"\t\n]*\"");

  private KernelWords() {}

  /**
   * Reads parameters.
   *
   * @param script the script that the words are from
   * @param words those behind the kernel
   * @return what the kernel is given; words that depend on something are as they are written
   */
  public static KernelCommandLine parameters(GrubScript script, List<Word> words) {
    StringBuilder line = new StringBuilder();
    for (Word word : words) {
      line.append(line.isEmpty() ? "" : " ").append(parameter(script, word));
    }
    return KernelCommandLine.parse(Latin.bytes(line.toString()));
  }

  /** Returns a word as the kernel will read it; one that depends on something as it is written. */
  private static String parameter(GrubScript script, Word word) {
    String text =
        word.literalText()
            .map(Latin::of)
            .orElseGet(
                () -> Latin.of(script.source().slice(word.span().start(), word.span().end())));
    boolean quote = word.literalText().isPresent() && text.indexOf(' ') >= 0;
    return quote ? "\"" + text + "\"" : text;
  }

  /**
   * Writes parameters; those that were there before are written as they were.
   *
   * @param script the script that the words are from
   * @param before the words behind the kernel that are replaced
   * @param parameters what the kernel shall be given
   * @return the words, with a blank between them
   * @throws IllegalArgumentException if GRUB cannot pass one of them
   */
  public static Bytes write(GrubScript script, List<Word> before, KernelCommandLine parameters) {
    Map<String, Bytes> known = new HashMap<>();
    for (Word word : before) {
      known.put(
          parameter(script, word), script.source().slice(word.span().start(), word.span().end()));
    }
    List<String> written = new ArrayList<>();
    for (Bytes parameter : parameters.words()) {
      String text = Latin.of(parameter);
      Bytes same = known.get(text);
      written.add(Latin.of(same != null ? same : SyntaxPrinter.print(word(text))));
    }
    return Latin.bytes(String.join(" ", written));
  }

  /** Returns a word that GRUB passes as a parameter: it puts quotes only around a whole word. */
  private static Word word(String parameter) {
    if (!PASSED.matcher(parameter).matches()) {
      throw new IllegalArgumentException("GRUB cannot pass this to a kernel: " + parameter);
    }
    return GrubQuoting.word(Latin.bytes(parameter.replace("\"", "")));
  }
}
