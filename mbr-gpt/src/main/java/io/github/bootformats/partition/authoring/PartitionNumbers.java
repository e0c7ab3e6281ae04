package io.github.bootformats.partition.authoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Gives numbers to partitions that were not told theirs. */
final class PartitionNumbers {
  private PartitionNumbers() {}

  /**
   * Numbers partitions.
   *
   * @param wanted the number of each partition, or empty for the lowest that nobody wants
   * @param limit the highest number that there is
   * @return the number of each partition
   * @throws IllegalArgumentException if two want the same, or there are not enough
   */
  static List<Integer> assign(List<OptionalInt> wanted, int limit) {
    return assign(wanted, Set.of(), limit);
  }

  /** Like {@link #assign(List, int)}, in a table that has partitions of some numbers already. */
  static List<Integer> assign(List<OptionalInt> wanted, Set<Integer> existing, int limit) {
    Set<Integer> taken = new HashSet<>(existing);
    for (OptionalInt number : wanted) {
      if (number.isPresent()) {
        check(number.getAsInt(), limit);
        if (existing.contains(number.getAsInt())) {
          throw new IllegalArgumentException(
              "there is a partition " + number.getAsInt() + " already");
        }
        if (!taken.add(number.getAsInt())) {
          throw new IllegalArgumentException("two partitions want the number " + number.getAsInt());
        }
      }
    }
    List<Integer> numbers = new ArrayList<>(wanted.size());
    int next = 1;
    for (OptionalInt number : wanted) {
      if (number.isPresent()) {
        numbers.add(number.getAsInt());
      } else {
        while (taken.contains(next)) {
          next++;
        }
        check(next, limit);
        numbers.add(next++);
      }
    }
    return numbers;
  }

  static void check(int number, int limit) {
    if (number < 1) {
      throw new IllegalArgumentException("partitions count from 1: " + number);
    }
    if (number > limit) {
      throw new IllegalArgumentException(
          "there is no partition %s: this table has %s entries".formatted(number, limit));
    }
  }
}
