package io.github.bootformats.partition.internal.report;

import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import java.util.Locale;

/** What a consumer sees, in a few words. */
final class SeenText {
  private SeenText() {}

  /** Returns {@code GPT, 2 partitions}, or the refusal. */
  static String of(PartitionMap map) {
    if (map.refused().isPresent()) {
      return "refuses: " + map.refused().get().message();
    }
    if (map.table().equals(PartitionMap.NO_TABLE)) {
      return "no partition table";
    }
    return table(map.table())
        + (map.partitions().isEmpty() ? " without partitions" : ", " + count(map));
  }

  /** Returns {@code the same}, or what is seen instead. */
  static String comparedTo(PartitionMap other, PartitionMap map) {
    boolean same = map.refused().isEmpty() && ranges(map).equals(ranges(other));
    return same && other.refused().isEmpty() && !map.partitions().isEmpty()
        ? "the same"
        : of(map) + (map.partitions().isEmpty() ? "" : ": " + numbers(map));
  }

  static String table(String id) {
    return id.toUpperCase(Locale.ROOT);
  }

  static String count(PartitionMap map) {
    int count = map.partitions().size();
    return count == 1 ? "1 partition" : count + " partitions";
  }

  private static String numbers(PartitionMap map) {
    StringBuilder numbers = new StringBuilder();
    for (Partition partition : map.partitions()) {
      numbers.append(numbers.length() == 0 ? "" : ", ").append(partition.number());
    }
    return numbers.toString();
  }

  private static String ranges(PartitionMap map) {
    StringBuilder ranges = new StringBuilder(map.table());
    for (Partition p : map.partitions()) {
      ranges
          .append(' ')
          .append(p.number())
          .append(':')
          .append(p.start())
          .append('+')
          .append(p.sectors());
    }
    return ranges.toString();
  }
}
