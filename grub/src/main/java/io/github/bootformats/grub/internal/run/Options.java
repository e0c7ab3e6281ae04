package io.github.bootformats.grub.internal.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The options and arguments of a command, told apart as GRUB's extended commands do it. */
final class Options {
  private static final OptionSpec HELP = OptionSpec.flag("help", 'h');
  private static final OptionSpec USAGE = OptionSpec.flag("usage", 'u');

  private final Map<String, List<String>> values = new HashMap<>();
  private final List<String> arguments = new ArrayList<>();

  private Options() {}

  /** How a command takes what looks like an option. */
  enum Style {
    /** Unknown options are errors. */
    STRICT,
    /** Unknown options are arguments. */
    LENIENT,
    /** Unknown options are arguments, and so is everything behind the first argument. */
    LEADING
  }

  /** Returns the options; or null when there is an error, which is set, or when help is printed. */
  static @Nullable Options parse(
      Machine machine, Invocation invocation, Style style, List<OptionSpec> specs) {
    Options options = new Options();
    Parser parser = new Parser(machine, invocation, style, specs, options);
    return parser.parse() ? options : null;
  }

  boolean has(OptionSpec spec) {
    return values.containsKey(spec.key());
  }

  /** Returns the last value that an option was given. */
  Optional<String> value(OptionSpec spec) {
    List<String> all = all(spec);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  List<String> all(OptionSpec spec) {
    return values.getOrDefault(spec.key(), List.of());
  }

  List<String> arguments() {
    return arguments;
  }

  private static final class Parser {
    private final Machine machine;
    private final Invocation invocation;
    private final Style style;
    private final List<OptionSpec> specs;
    private final Options options;
    private final List<String> words;
    private int index;

    Parser(
        Machine machine,
        Invocation invocation,
        Style style,
        List<OptionSpec> specs,
        Options options) {
      this.machine = machine;
      this.invocation = invocation;
      this.style = style;
      this.specs = specs;
      this.options = options;
      this.words = invocation.arguments();
    }

    boolean parse() {
      for (index = 0; index < words.size(); index++) {
        String word = words.get(index);
        boolean settled = style == Style.LEADING && !options.arguments.isEmpty();
        if (settled || !word.startsWith("-") || word.length() == 1) {
          options.arguments.add(word);
        } else if (word.equals("--")) {
          options.arguments.addAll(words.subList(index + 1, words.size()));
          return true;
        } else if (!(word.startsWith("--") ? longOption(word) : shortOptions(word))) {
          return false;
        }
      }
      return true;
    }

    private boolean shortOptions(String word) {
      boolean known = word.chars().skip(1).allMatch(c -> byLetter((char) c) != null);
      if (style != Style.STRICT && !known) {
        options.arguments.add(word);
        return true;
      }
      for (int i = 1; i < word.length(); i++) {
        @Nullable OptionSpec spec = byLetter(word.charAt(i));
        if (spec == null) {
          machine.fail(Status.BAD_ARGUMENT, "unknown argument `-" + word.charAt(i) + "'");
          return false;
        }
        boolean last = i + 1 == word.length();
        if (!last && spec.takesValue() && !spec.valueOptional()) {
          machine.fail(Status.BAD_ARGUMENT, "missing mandatory option for `" + spec.name() + "'");
          return false;
        }
        @Nullable String value = last ? followingShort(spec) : null;
        if (!set(spec, word, value)) {
          return false;
        }
      }
      return true;
    }

    private @Nullable String followingShort(OptionSpec spec) {
      if (!spec.takesValue() || index + 1 >= words.size()) {
        return null;
      }
      String next = words.get(index + 1);
      boolean usable = !spec.valueOptional() || next.length() < 2 || next.charAt(0) != '-';
      if (usable) {
        index++;
      }
      return usable ? next : null;
    }

    private boolean longOption(String word) {
      int equals = word.indexOf('=');
      String name = word.substring(2, equals < 0 ? word.length() : equals);
      @Nullable String value = equals < 0 ? null : word.substring(equals + 1);
      @Nullable OptionSpec spec = byName(name);
      if (spec == null) {
        if (style != Style.STRICT) {
          options.arguments.add(word);
          return true;
        }
        machine.fail(Status.BAD_ARGUMENT, "unknown argument `" + word + "'");
        return false;
      }
      boolean follows = index + 1 < words.size() && !words.get(index + 1).startsWith("-");
      if (value == null && spec.takesValue() && follows) {
        value = words.get(++index);
      }
      return set(spec, word, value);
    }

    private boolean set(OptionSpec spec, String word, @Nullable String value) {
      if (spec.equals(HELP) || spec.equals(USAGE)) {
        machine.print("Usage: " + invocation.name() + "\n");
        return false;
      }
      boolean wanted = spec.takesValue() && !(value == null && spec.valueOptional());
      if (wanted && value == null) {
        machine.fail(Status.BAD_ARGUMENT, "missing mandatory option for `" + spec.name() + "'");
        return false;
      }
      if (!wanted && value != null) {
        machine.fail(
            Status.BAD_ARGUMENT,
            "a value was assigned to the argument `"
                + word
                + "' while it doesn't require an argument");
        return false;
      }
      List<String> all = options.values.computeIfAbsent(spec.key(), key -> new ArrayList<>());
      if (value != null) {
        all.add(value);
      }
      return true;
    }

    private @Nullable OptionSpec byLetter(char letter) {
      for (OptionSpec spec : specs) {
        if (spec.letter() == letter) {
          return spec;
        }
      }
      return letter == 'h' ? HELP : letter == 'u' ? USAGE : null;
    }

    private @Nullable OptionSpec byName(String name) {
      for (OptionSpec spec : specs) {
        if (!spec.name().isEmpty() && spec.name().equals(name)) {
          return spec;
        }
      }
      return name.equals("help") ? HELP : name.equals("usage") ? USAGE : null;
    }
  }
}
