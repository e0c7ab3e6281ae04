package io.github.bootformats.grub.internal.run;

import io.github.bootformats.grub.syntax.Block;
import io.github.bootformats.grub.syntax.Word;
import io.github.bootformats.grub.syntax.WordPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes arguments of words: variables, quotes, splitting, wildcards. */
final class WordExpander {
  private final Machine machine;
  private final WordList words;

  private WordExpander(Machine machine) {
    this.machine = machine;
    this.words = new WordList(machine.budget());
  }

  static List<String> expand(Machine machine, List<Word> words, Optional<Block> block) {
    WordExpander expander = new WordExpander(machine);
    for (Word word : words) {
      expander.words.begin();
      for (WordPart part : word.parts()) {
        expander.part(part);
      }
    }
    if (block.isPresent()) {
      expander.words.begin();
      expander.words.append("{" + Escapes.quoted(Latin.of(block.get().text())) + "}");
    }
    return expander.withFiles(expander.words.finish());
  }

  private List<String> withFiles(List<String> unexpanded) {
    List<String> result = new ArrayList<>(unexpanded.size());
    for (String word : unexpanded) {
      List<String> files = machine.wildcards() ? Wildcards.expand(machine, word) : List.of();
      if (files.isEmpty()) {
        result.add(Escapes.remove(word, machine.dialect().distribution()));
      } else {
        result.addAll(files);
      }
    }
    return result;
  }

  private void part(WordPart part) {
    if (part instanceof WordPart.Text text) {
      String joined = Escapes.joinLines(Latin.of(text.raw()));
      if (!joined.isEmpty()) {
        words.append(joined);
      }
    } else if (part instanceof WordPart.SingleQuoted quoted) {
      words.append(Escapes.quoted(Latin.of(quoted.content())));
    } else if (part instanceof WordPart.DoubleQuoted quoted) {
      doubleQuoted(quoted);
    } else if (part instanceof WordPart.Translated translated) {
      words.append(Escapes.quoted(Translation.expand(machine, Latin.of(translated.raw()))));
    } else if (part instanceof WordPart.Variable variable) {
      append(values(Latin.of(variable.name()), true), Escapes::value);
    }
  }

  private void doubleQuoted(WordPart.DoubleQuoted quoted) {
    for (WordPart part : quoted.parts()) {
      if (part instanceof WordPart.Text text) {
        words.append(Escapes.quoted(Escapes.doubleQuoted(Latin.of(text.raw()))));
      } else if (part instanceof WordPart.Variable variable) {
        words.append("");
        append(values(Latin.of(variable.name()), false), Escapes::quoted);
      }
    }
    words.append("");
  }

  /** Appends the first value to the word that is begun, and each other one as a word. */
  private void append(List<String> values, UnaryOperator<String> escape) {
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        words.begin();
      }
      words.append(escape.apply(values.get(i)));
    }
  }

  /**
   * Returns the values of a variable. They are words of their own before they become part of
   * others: an argument without a word leaves none between its neighbours.
   */
  private List<String> values(String name, boolean split) {
    WordList values = new WordList(machine.budget());
    Frame frame = machine.frame();
    if (!isPositional(name)) {
      add(machine.environment().get(name), split, values);
    } else if (frame == null) {
      return List.of();
    } else if (name.equals("@") || (name.equals("*") && split)) {
      for (String argument : frame.arguments()) {
        values.begin();
        add(argument, split, values);
      }
    } else if (name.equals("*")) {
      values.append(String.join(" ", frame.arguments()));
    } else {
      add(single(frame, name), split, values);
    }
    return values.finish();
  }

  private static boolean isPositional(String name) {
    char first = name.charAt(0);
    return Latin.isDigit(first) || first == '#' || first == '*' || first == '@';
  }

  private @Nullable String single(Frame frame, String name) {
    if (name.equals("#")) {
      return Integer.toString(frame.count());
    }
    Numbers.Parsed number = Numbers.parse(name, 0, 10);
    number.report(machine); // of a number that is too large; the command runs all the same
    boolean known = number.value() > 0 && number.value() <= frame.count();
    return known ? frame.argument((int) number.value() - 1) : null;
  }

  private static void add(@Nullable String value, boolean split, WordList values) {
    if (value == null) {
      return;
    }
    if (split) {
      split(value, values);
    } else {
      values.append(value);
    }
  }

  /** Appends the first word of a text to the one that is begun, and each other one as a word. */
  private static void split(String text, WordList values) {
    int end = 0;
    while (true) {
      int begin = end;
      while (begin < text.length() && Latin.isSpace(text.charAt(begin))) {
        begin++;
      }
      if (begin == text.length()) {
        return;
      }
      if (end > 0) {
        values.begin();
      }
      end = begin;
      while (end < text.length() && !Latin.isSpace(text.charAt(end))) {
        end++;
      }
      values.append(text.substring(begin, end));
    }
  }
}
