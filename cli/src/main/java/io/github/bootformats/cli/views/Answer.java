package io.github.bootformats.cli.views;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.PartitionConsumer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one consumer says of a disk. */
final class Answer {
  /** What a consumer makes of a disk as a whole. */
  enum Kind {
    PARTITIONS,
    NO_TABLE,
    REFUSED
  }

  /**
   * Which partition: its number, and how many before it have the same one.
   *
   * @param number the consumer's number
   * @param repetition 0 for the first of that number
   */
  record Key(int number, int repetition) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = Integer.compare(number, other.number);
      return order != 0 ? order : Integer.compare(repetition, other.repetition);
    }
  }

  private final PartitionConsumer consumer;
  private final PartitionMap map;
  private final Map<Key, Cell> cells = new LinkedHashMap<>();

  private Answer(PartitionConsumer consumer, PartitionMap map) {
    this.consumer = consumer;
    this.map = map;
    for (Partition partition : map.partitions()) {
      int repetition = 0;
      while (cells.containsKey(new Key(partition.number(), repetition))) {
        repetition++;
      }
      cells.put(new Key(partition.number(), repetition), Cell.of(map, partition));
    }
  }

  static Answer of(DiskLayout layout, PartitionConsumer consumer) {
    return new Answer(consumer, layout.as(consumer));
  }

  String view() {
    return consumer.id();
  }

  PartitionConsumer consumer() {
    return consumer;
  }

  PartitionMap map() {
    return map;
  }

  Map<Key, Cell> cells() {
    return cells;
  }

  Kind kind() {
    return map.refused().isPresent()
        ? Kind.REFUSED
        : map.table().equals(PartitionMap.NO_TABLE) ? Kind.NO_TABLE : Kind.PARTITIONS;
  }

  /** Returns whether both mean the same partitions, as far as both say something of them. */
  boolean agreesWith(Answer other) {
    if (kind() != other.kind()) {
      return false;
    }
    if (kind() != Kind.PARTITIONS) {
      return true;
    }
    return map.table().equals(other.map.table())
        && keys().equals(other.keys())
        && keys().stream().allMatch(key -> cell(key).agreesWith(other.cell(key)));
  }

  private List<Key> keys() {
    return cells.entrySet().stream()
        .filter(cell -> !cell.getValue().isContainer())
        .map(Map.Entry::getKey)
        .toList();
  }

  private Cell cell(Key key) {
    return requireNonNull(cells.get(key));
  }
}
