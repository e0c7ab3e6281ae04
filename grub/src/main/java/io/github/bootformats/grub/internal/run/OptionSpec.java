package io.github.bootformats.grub.internal.run;

/**
 * An option that a command knows.
 *
 * @param name the long name; empty for none
 * @param letter the short name; NUL for none
 * @param takesValue whether it has a value
 * @param valueOptional whether the value may be left out
 */
record OptionSpec(String name, char letter, boolean takesValue, boolean valueOptional) {
  static OptionSpec flag(String name, char letter) {
    return new OptionSpec(name, letter, false, false);
  }

  static OptionSpec value(String name, char letter) {
    return new OptionSpec(name, letter, true, false);
  }

  static OptionSpec optional(String name, char letter) {
    return new OptionSpec(name, letter, true, true);
  }

  /** The name by which {@link Options} knows it. */
  String key() {
    return name.isEmpty() ? String.valueOf(letter) : name;
  }
}
