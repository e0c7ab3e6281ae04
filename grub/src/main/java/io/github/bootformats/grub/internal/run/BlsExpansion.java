package io.github.bootformats.grub.internal.run;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How {@code blscfg} replaces the variables of a value ({@code expand_val}). Behind the value of
 * each there is a blank, in the place of the one that may follow it; and where all that is left at
 * an end is one byte, it is lost.
 */
public final class BlsExpansion {
  private final Function<String, Optional<String>> variables;
  private final Consumer<StringBuilder> check;
  private final StringBuilder out = new StringBuilder();
  private boolean losesEnd;

  private BlsExpansion(
      Function<String, Optional<String>> variables, Consumer<StringBuilder> check) {
    this.variables = variables;
    this.check = check;
  }

  /** Replaces variables, and has what there is so far checked whenever it grows. */
  static String of(
      String value, Function<String, Optional<String>> variables, Consumer<StringBuilder> check) {
    BlsExpansion expansion = new BlsExpansion(variables, check);
    expansion.expand(value);
    return expansion.out.toString();
  }

  /**
   * Returns whether the last byte of a value is lost.
   *
   * @param value the value, in Latin-1
   * @return whether GRUB drops it
   */
  public static boolean losesEnd(String value) {
    BlsExpansion expansion = new BlsExpansion(name -> Optional.empty(), out -> {});
    expansion.expand(value);
    return expansion.losesEnd;
  }

  private void expand(String value) {
    boolean variable = false;
    int start = 0;
    int end = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '$' && value.charAt(end) != '\\') {
        if (start != end) {
          append(value.substring(start, end + 1), variable);
        }
        variable = true;
        start = i + 1;
      } else if (variable && !isNamePart(c)) {
        append(value.substring(Math.min(start, end + 1), end + 1), true);
        variable = false;
        start = c == ' ' ? i + 1 : i;
      }
      end = i;
    }
    if (start < end) {
      append(value.substring(start, end + 1), variable);
    }
    losesEnd = start == end && !value.isEmpty();
  }

  private static boolean isNamePart(char c) {
    return Latin.isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private void append(String text, boolean isVariable) {
    if (isVariable) {
      variables.apply(text).ifPresent(value -> out.append(value).append(' '));
    } else {
      out.append(text);
    }
    check.accept(out);
  }
}
