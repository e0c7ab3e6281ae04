package io.github.bootformats.api.boot;

import io.github.bootformats.api.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds entries by names; submenus nest no deeper than their makers' limits allow. */
final class EntryFinder {
  /** More digits are no number of an entry. */
  private static final int MAX_DIGITS = 9;

  private EntryFinder() {}

  static Optional<BootEntry> find(List<BootEntry> entries, Bytes name) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return first(entries, entry -> entry.id().equals(name))
        .or(() -> first(entries, entry -> entry.title().equals(name)))
        .or(() -> byPath(entries, name));
  }

  private static Optional<BootEntry> first(List<BootEntry> entries, Predicate<BootEntry> wanted) {
    for (BootEntry entry : entries) {
      Optional<BootEntry> found =
          wanted.test(entry) ? Optional.of(entry) : first(entry.entries(), wanted);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<BootEntry> byPath(List<BootEntry> entries, Bytes path) {
    List<BootEntry> level = entries;
    int begin = 0;
    for (int end = path.indexOf('>', 0); end >= 0; end = path.indexOf('>', begin)) {
      Optional<BootEntry> submenu = in(level, path.slice(begin, end));
      if (submenu.isEmpty()) {
        return Optional.empty();
      }
      level = submenu.get().entries();
      begin = end + 1;
    }
    return in(level, path.slice(begin, path.length()));
  }

  private static Optional<BootEntry> in(List<BootEntry> level, Bytes name) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return level.stream()
        .filter(entry -> entry.id().equals(name))
        .findFirst()
        .or(() -> level.stream().filter(entry -> entry.title().equals(name)).findFirst())
        .or(() -> numbered(level, name));
  }

  private static Optional<BootEntry> numbered(List<BootEntry> level, Bytes name) {
    String digits = name.toString();
    if (digits.length() > MAX_DIGITS || !digits.matches("[0-9]+")) {
      return Optional.empty();
    }
    int number = Integer.parseInt(digits);
    return number < level.size() ? Optional.of(level.get(number)) : Optional.empty();
  }
}
