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
      KernelParameter parameter = words.get(i).parameter();
      if (parameter.value().isEmpty() && parameter.name().equals(SEPARATOR)) {
        return i;
      }
    }
    return words.size();
  }
}
