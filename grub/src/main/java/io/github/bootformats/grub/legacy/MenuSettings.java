package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.boot.SourceLocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the commands before the first title set. */
final class MenuSettings {
  private static final int MAX_FALLBACKS = 8;

  private int defaultEntry;
  private int timeout = -1;
  private boolean hidden;
  private List<Integer> fallbacks = new ArrayList<>();
  private Optional<Bytes> password = Optional.empty();

  void run(
      LegacyKeyword keyword,
      LegacyCommand command,
      SourceLocation place,
      MenuRun menu,
      List<Diagnostic> findings)
      throws IOException {
    String argument = command.latinArgument();
    switch (keyword) {
      case DEFAULT ->
          defaultEntry =
              argument.equals("saved")
                  ? menu.savedEntry()
                  : number(command, place, defaultEntry, findings);
      case TIMEOUT -> timeout = number(command, place, timeout, findings);
      case FALLBACK -> fallbacks(argument);
      case HIDDENMENU -> hidden = true;
      case PASSWORD -> password = Optional.of(command.argument());
      default -> {} // changes nothing of what is booted
    }
  }

  private static int number(
      LegacyCommand command, SourceLocation place, int old, List<Diagnostic> findings) {
    int number = LineRules.number(command.latinArgument()).value();
    if (number >= 0) {
      return number;
    }
    findings.add(
        LegacyFinding.NUMBER.at(
            place, "a number was expected behind " + command.name() + ": " + command.argument()));
    return old;
  }

  /** Reads numbers up to what is none, which leaves the fallbacks as they were. */
  private void fallbacks(String argument) {
    List<Integer> read = new ArrayList<>();
    String rest = argument;
    while (!rest.isEmpty() && read.size() < MAX_FALLBACKS) {
      LineRules.Numeral number = LineRules.number(rest);
      if (number.value() < 0) {
        return;
      }
      if (read.contains(number.value())) {
        rest = rest.substring(number.end()); // here GRUB does not step over the space
        if (!rest.isEmpty()) {
          return;
        }
        break;
      }
      read.add(number.value());
      rest = rest.substring(number.end());
      rest = rest.substring(LineRules.nextWord(rest));
    }
    fallbacks = read;
  }

  /** Drops fallbacks that do not exist, and replaces a default that does not. */
  void check(int entries, SourceLocation place, List<Diagnostic> findings) {
    fallbacks.removeIf(number -> number >= entries);
    if (defaultEntry >= entries && entries > 0) {
      findings.add(
          LegacyFinding.DEFAULT_UNKNOWN.at(
              place, "there are " + entries + " entries, and no entry " + defaultEntry));
      defaultEntry = fallbacks.isEmpty() ? 0 : fallbacks.remove(0);
    }
  }

  int defaultEntry() {
    return defaultEntry;
  }

  int timeout() {
    return timeout;
  }

  boolean isHidden() {
    return hidden;
  }

  List<Integer> fallbacks() {
    return fallbacks;
  }

  Optional<Bytes> password() {
    return password;
  }
}
