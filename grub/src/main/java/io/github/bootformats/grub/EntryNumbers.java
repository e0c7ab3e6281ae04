package io.github.bootformats.grub;

import io.github.bootformats.grub.internal.run.Choice;
import io.github.bootformats.grub.syntax.SimpleCommand;
import io.github.bootformats.grub.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The numbers by which {@code default} and {@code fallback} name entries. GRUB takes whatever
 * begins with a number for one, so that an entry called {@code 2nd kernel} has no other name.
 */
final class EntryNumbers {
  private static final Set<String> ADDING_OTHERS =
      Set.of(".", "blscfg", "extract_entries_source", "extract_syslinux_entries_source", "source");

  private final GrubScript script;

  EntryNumbers(GrubScript script) {
    this.script = script;
  }

  /** How many entries come before another one in its menu; if not sure, at least so many. */
  private record Place(int number, boolean sure) {
    /** Whether a number is that of the entry. */
    boolean is(long wanted) {
      if (wanted >= number && !sure) {
        throw new IllegalArgumentException(
            "the number of an entry depends on what GRUB runs: entry " + wanted);
      }
      return wanted == number;
    }
  }

  private Place place(ConfigEntry entry) {
    int number = 0;
    boolean sure = true;
    for (Statement statement : menu(entry)) {
      if (statement.span().end() > entry.command().span().start()) {
        return new Place(number, sure && statement == entry.command());
      }
      if (statement instanceof SimpleCommand simple) {
        number += ConfigEntry.isEntry(simple) ? 1 : 0;
        sure &= ADDING_OTHERS.stream().noneMatch(simple::isNamed);
      } else {
        sure &= ConfigEntry.commands(List.of(statement)).stream().noneMatch(ConfigEntry::isEntry);
      }
    }
    throw new IllegalStateException("no entry of this script: " + entry.name());
  }

  private List<? extends Statement> menu(ConfigEntry entry) {
    Optional<ConfigEntry> parent = entry.parent();
    return parent.isPresent()
        ? parent.get().command().block().orElseThrow().body()
        : script.statements();
  }

  /** Returns whether a part of a path is read as a number. */
  static boolean isNumbered(String path) {
    return Choice.number(path).isPresent()
        || Choice.rest(path).filter(EntryNumbers::isNumbered).isPresent();
  }

  /** Returns a path to an entry with numbers for the names that would be read as such. */
  String path(ConfigEntry entry) {
    String above = entry.parent().map(parent -> path(parent) + ">").orElse("");
    if (!isNumbered(entry.ownName())) {
      return above + entry.ownName();
    }
    Place place = place(entry);
    if (!place.sure()) {
      throw new IllegalArgumentException(
          "GRUB would take " + entry.name() + " for a number, and its number is not known");
    }
    return above + place.number();
  }

  /** Returns what {@code default} must say when an entry is gone, to boot what it booted. */
  String defaultWithout(String path, ConfigEntry removed) {
    List<ConfigEntry> chain = new ArrayList<>();
    for (Optional<ConfigEntry> e = Optional.of(removed); e.isPresent(); e = e.get().parent()) {
      chain.add(0, e.get());
    }
    return without(path, chain);
  }

  private String without(String path, List<ConfigEntry> chain) {
    ConfigEntry entry = chain.get(0);
    String rest = Choice.rest(path).map(text -> ">" + text).orElse("");
    String first = path.substring(0, path.length() - rest.length());
    OptionalLong number = Choice.number(path);
    boolean named =
        number.isPresent() ? place(entry).is(number.getAsLong()) : entry.isNamedInMenu(first);
    if (chain.size() > 1) {
      boolean leadsOn = named && !rest.isEmpty();
      return leadsOn
          ? first + ">" + without(rest.substring(1), chain.subList(1, chain.size()))
          : path;
    }
    if (named) {
      return "0";
    }
    boolean behind = number.isPresent() && number.getAsLong() > place(entry).number();
    return behind ? (number.getAsLong() - 1) + rest : path;
  }

  /** Returns what {@code fallback} must say when an entry is gone. */
  String fallbackWithout(String numbers, ConfigEntry removed) {
    if (removed.parent().isPresent()) {
      return numbers;
    }
    Place place = place(removed);
    List<String> kept = new ArrayList<>();
    for (String word : numbers.split("[ \t]+", -1)) {
      OptionalLong number = Choice.number(word);
      if (number.isEmpty() || !place.is(number.getAsLong())) {
        boolean behind = number.isPresent() && number.getAsLong() > place.number();
        kept.add(behind ? Long.toString(number.getAsLong() - 1) : word);
      }
    }
    return String.join(" ", kept);
  }
}
