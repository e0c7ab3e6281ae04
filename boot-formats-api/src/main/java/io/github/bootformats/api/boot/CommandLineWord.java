package io.github.bootformats.api.boot;

import io.github.bootformats.api.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * A word of a command line and where it stands.
 *
 * @param begin its first byte
 * @param end one past its last byte
 * @param open whether its last quotation mark is never closed
 * @param parameter what it says
 */
record CommandLineWord(int begin, int end, boolean open, KernelParameter parameter) {
  private static final Bytes SEPARATOR = Bytes.utf8("--");

  static List<CommandLineWord> split(Bytes line) {
    List<CommandLineWord> words = new ArrayList<>();
    for (ParameterReader reader = new ParameterReader(line); reader.next(); ) {
      words.add(
          new CommandLineWord(reader.begin(), reader.end(), reader.isOpen(), reader.parameter()));
    }
    return List.copyOf(words);
  }

  /** The index of the word that ends the kernel's parameters; the number of words without one. */
  static int separator(List<CommandLineWord> words) {
    for (int i = 0; i < words.size(); i++) {
      if (isSeparator(words.get(i).parameter())) {
        return i;
      }
    }
    return words.size();
  }

  /** Whether a word ends the kernel's parameters, wherever it stands first. */
  static boolean isSeparator(KernelParameter parameter) {
    return parameter.value().isEmpty() && parameter.name().equals(SEPARATOR);
  }
}
