package io.github.bootformats.cli.views;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One partition as each group sees it.
 *
 * @param number its number
 * @param cells what each group says; empty where it does not see the partition
 * @param weights how many consumers each group has
 */
record ComparedRow(int number, List<Optional<Cell>> cells, List<Integer> weights) {
  /** Returns whether this is an extended partition for somebody, which is not compared. */
  boolean isContainer() {
    return cells.stream().anyMatch(cell -> cell.isPresent() && cell.get().isContainer());
  }

  /** Returns whether the groups say different things; not to see it is one of them. */
  boolean differs(Field field) {
    return values(field).size() > 1;
  }

  /** Returns what is said, by whom: indexes of groups. */
  Map<String, List<Integer>> values(Field field) {
    Map<String, List<Integer>> values = new LinkedHashMap<>();
    for (int group = 0; group < cells.size(); group++) {
      Optional<String> said = said(field, group);
      if (said.isPresent()) {
        values.computeIfAbsent(said.get(), ignored -> new ArrayList<>()).add(group);
      }
    }
    return values;
  }

  private Optional<String> said(Field field, int group) {
    if (field != Field.PLACE) {
      return cells.get(group).flatMap(cell -> cell.get(field));
    }
    boolean isCompared =
        !isContainer() || cells.get(group).filter(c -> !c.isContainer()).isPresent();
    return isCompared
        ? Optional.of(cells.get(group).flatMap(cell -> cell.get(field)).orElse(""))
        : Optional.empty();
  }

  /**
   * Returns the groups that see the partition elsewhere, or not, unlike most consumers; where two
   * sides are as strong, the first one is not outvoted.
   */
  Set<Integer> outvoted() {
    Map<String, List<Integer>> values = values(Field.PLACE);
    List<Integer> strongest = List.of();
    for (List<Integer> side : values.values()) {
      strongest = votes(side) > votes(strongest) ? side : strongest;
    }
    Set<Integer> outvoted = new LinkedHashSet<>();
    values.values().forEach(outvoted::addAll);
    strongest.forEach(outvoted::remove);
    return outvoted;
  }

  /** Returns whether two sides are as strong. */
  boolean isTie() {
    List<Integer> votes =
        values(Field.PLACE).values().stream()
            .map(this::votes)
            .sorted(Comparator.reverseOrder())
            .toList();
    return votes.size() > 1 && votes.get(0).equals(votes.get(1));
  }

  private int votes(List<Integer> groups) {
    return groups.stream().mapToInt(weights::get).sum();
  }

  /** Returns what tells kinds of rows apart: who agrees with whom about what. */
  List<Object> pattern() {
    List<Object> pattern = new ArrayList<>();
    for (Field field : Field.values()) {
      pattern.add(List.copyOf(values(field).values()));
    }
    pattern.add(cells.stream().map(Optional::isPresent).toList());
    return pattern;
  }
}
