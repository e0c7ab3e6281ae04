package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Goes through options one by one as the loaders do, and tells what each one is about (cfg_parse
 * and cfg_do_set in LILO 24, config_parse in ELILO 3.16).
 *
 * @param <X> what a visitor throws
 */
final class OptionWalk<X extends Exception> {
  /** Hears of the options; what is wrong is told first, and reading goes on if this allows it. */
  interface Visitor<X extends Exception> {
    /** An entry begins. */
    void section(Item item, LiloKeyword keyword) throws X;

    /** An option in its place; those of parts within parts too. */
    void option(OptionTable table, Item item, LiloKeyword keyword) throws X;

    /** The entry, or what stands before the first one, has come to its end. */
    void end() throws X;

    void problem(LiloFinding finding, Item item, String message) throws X;
  }

  private record Level(OptionTable table, Item begin, Map<LiloKeyword, Item> seen) {
    Level(OptionTable table, Item begin) {
      this(table, begin, new EnumMap<>(LiloKeyword.class));
    }
  }

  private final LiloDialect dialect;
  private final Visitor<X> visitor;
  private final Deque<Level> levels = new ArrayDeque<>();

  OptionWalk(LiloDialect dialect, Visitor<X> visitor) {
    this.dialect = dialect;
    this.visitor = visitor;
  }

  void next(Item item) throws X {
    if (levels.isEmpty()) {
      levels.push(new Level(OptionTable.global(dialect), item));
    }
    Optional<LiloKeyword> known = LiloKeyword.find(item.text(), dialect);
    if (known.isEmpty()) {
      visitor.problem(LiloFinding.UNKNOWN_OPTION, item, "no option: " + item.text());
      return;
    }
    LiloKeyword keyword = known.get();
    Optional<Level> level = levels.stream().filter(l -> l.table.contains(keyword)).findFirst();
    Optional<OptionTable> section = OptionTable.section(keyword, dialect);
    if (level.isPresent()) {
      leaveUntil(level.get());
      option(level.get(), item, keyword);
    } else if (section.isPresent()) {
      leaveUntil(levels.getLast());
      visitor.end();
      levels.clear();
      checkValue(item, keyword);
      levels.push(new Level(section.get(), item));
      visitor.section(item, keyword);
    } else {
      visitor.problem(
          LiloFinding.MISPLACED, item, keyword.word() + " cannot stand here: " + place());
    }
  }

  private String place() {
    OptionTable table = levels.getLast().table;
    return table == OptionTable.global(dialect) ? "before an entry" : "in an entry";
  }

  /** Says that there are no more options. */
  void end() throws X {
    if (!levels.isEmpty()) {
      leaveUntil(levels.getLast());
    }
    visitor.end();
  }

  private void option(Level level, Item item, LiloKeyword keyword) throws X {
    checkValue(item, keyword);
    Item before = level.seen.get(keyword);
    if (before != null && isDuplicate(level.table, before, keyword)) {
      visitor.problem(
          LiloFinding.DUPLICATE,
          item,
          keyword.word() + " is there already, in line " + before.line());
      return;
    }
    level.seen.put(keyword, item);
    visitor.option(level.table, item, keyword);
    Optional<OptionTable> part = level.table.part(keyword);
    if (part.isPresent()) {
      boolean goesOn = level.table == OptionTable.DISK_PART || part.get() == level.table;
      if (goesOn) {
        leave();
      }
      levels.push(new Level(part.get(), item));
    }
  }

  private boolean isDuplicate(OptionTable table, Item before, LiloKeyword keyword) {
    if (dialect == LiloDialect.LILO) {
      return !OptionTable.mayRepeat(keyword);
    }
    // ELILO looks at whether a text is empty or a number zero, and lets the last append of an entry
    // count.
    boolean replaces =
        table == OptionTable.ELILO_SECTION
            && (keyword == LiloKeyword.APPEND || keyword == LiloKeyword.LITERAL);
    return keyword.takesValue() && !replaces && !isUnset(before.valueText(), keyword);
  }

  private static boolean isUnset(Optional<Bytes> value, LiloKeyword keyword) {
    boolean isNumber =
        switch (keyword) {
          case TIMEOUT, DELAY, VERBOSE -> true;
          default -> false;
        };
    return value.map(Bytes::toString).filter(v -> v.matches(isNumber ? "0*" : "")).isPresent();
  }

  private void checkValue(Item item, LiloKeyword keyword) throws X {
    if (keyword.takesValue() && item.value().isEmpty()) {
      visitor.problem(LiloFinding.VALUE_MISSING, item, keyword.word() + " needs a value");
    } else if (!keyword.takesValue() && item.value().isPresent()) {
      visitor.problem(LiloFinding.VALUE_UNEXPECTED, item, keyword.word() + " takes no value");
    }
  }

  private void leaveUntil(Level level) throws X {
    while (levels.getFirst().table != level.table) {
      leave();
    }
  }

  private void leave() throws X {
    Level left = levels.pop();
    if (left.table == OptionTable.MAP_DRIVE_PART && !left.seen.containsKey(LiloKeyword.TO)) {
      visitor.problem(LiloFinding.PART_INCOMPLETE, left.begin, "map-drive needs a to");
    }
    if (left.table == OptionTable.TYPE_PART && left.seen.isEmpty()) {
      visitor.problem(LiloFinding.PART_INCOMPLETE, left.begin, "type needs normal or hidden");
    }
  }
}
