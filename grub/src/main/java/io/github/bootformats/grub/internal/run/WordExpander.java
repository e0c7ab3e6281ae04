package io.github.bootformats.grub.internal.run;

import io.github.bootformats.grub.syntax.Block;
import io.github.bootformats.grub.syntax.Word;
import io.github.bootformats.grub.syntax.WordPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        result.add(Escapes.remove(word));
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
      unquoted(Latin.of(variable.name()));
    }
  }

  private void doubleQuoted(WordPart.DoubleQuoted quoted) {
    for (WordPart part : quoted.parts()) {
      if (part instanceof WordPart.Text text) {
        words.append(Escapes.quoted(Escapes.doubleQuoted(Latin.of(text.raw()))));
      } else if (part instanceof WordPart.Variable variable) {
        words.append("");
        quotedVariable(Latin.of(variable.name()));
      }
    }
    words.append("");
  }

  private void quotedVariable(String name) {
    Frame frame = machine.frame();
    if (!isPositional(name)) {
      String value = machine.environment().get(name);
      words.append(value == null ? "" : Escapes.quoted(value));
    } else if (frame == null) {
      return;
    } else if (name.equals("@")) {
      for (int i = 0; i < frame.count(); i++) {
        if (i > 0) {
          words.begin();
        }
        words.append(Escapes.quoted(frame.argument(i)));
      }
    } else if (name.equals("*")) {
      words.append(Escapes.quoted(String.join(" ", frame.arguments())));
    } else {
      String value = single(frame, name);
      words.append(value == null ? "" : Escapes.quoted(value));
    }
  }

  private void unquoted(String name) {
    Frame frame = machine.frame();
    if (!isPositional(name)) {
      split(machine.environment().get(name));
    } else if (frame == null) {
      return;
    } else if (name.equals("@") || name.equals("*")) {
      for (int i = 0; i < frame.count(); i++) {
        if (i > 0) {
          words.begin();
        }
        split(frame.argument(i));
      }
    } else {
      split(single(frame, name));
    }
  }

  private static boolean isPositional(String name) {
    char first = name.charAt(0);
    return Latin.isDigit(first) || first == '#' || first == '*' || first == '@';
  }

  private static @Nullable String single(Frame frame, String name) {
    if (name.equals("#")) {
      return Integer.toString(frame.count());
    }
    long number = Numbers.parse(name, 0, 10).value();
    boolean known = number > 0 && number <= frame.count();
    return known ? frame.argument((int) number - 1) : null;
  }

  private void split(@Nullable String value) {
    if (value == null) {
      return;
    }
    int i = 0;
    boolean first = true;
    while (true) {
      while (i < value.length() && Latin.isSpace(value.charAt(i))) {
        i++;
      }
      if (i == value.length()) {
        return;
      }
      int begin = i;
      while (i < value.length() && !Latin.isSpace(value.charAt(i))) {
        i++;
      }
      if (!first) {
        words.begin();
      }
      words.append(Escapes.value(value.substring(begin, i)));
      first = false;
    }
  }
}
