package io.github.bootformats.cli.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Consumers that see the same. */
final class AnswerGroup {
  /** These tell most: identifiers, whole names, the size of extended partitions. */
  private static final List<String> MOST_TELLING = List.of("libblkid", "uefi", "libfdisk");

  private final List<Answer> members = new ArrayList<>();

  AnswerGroup(Answer first) {
    members.add(first);
  }

  /** Takes a consumer in that agrees with all that are here. */
  boolean takes(Answer answer) {
    return members.stream().allMatch(answer::agreesWith) && members.add(answer);
  }

  int size() {
    return members.size();
  }

  List<Answer> members() {
    return members;
  }

  Answer.Kind kind() {
    return members.get(0).kind();
  }

  /** Returns {@code linux, uefi}. */
  String names() {
    return String.join(", ", views());
  }

  List<String> views() {
    return members.stream().map(Answer::view).toList();
  }

  /** Returns the member to show for all. */
  Answer spokesman() {
    for (String view : MOST_TELLING) {
      for (Answer member : members) {
        if (member.view().equals(view)) {
          return member;
        }
      }
    }
    return members.get(0);
  }

  /** Returns what the members together say of each partition. */
  Map<Answer.Key, Cell> cells() {
    Map<Answer.Key, Cell> cells = new TreeMap<>(spokesman().cells());
    for (Answer member : members) {
      member.cells().forEach((key, cell) -> cells.merge(key, cell, Cell::with));
    }
    return cells;
  }
}
