package io.github.bootformats.cli.views;

import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is said of one partition.
 *
 * @param partition the partition
 * @param told what its consumer says, as far as it says something
 * @param isContainer whether this is an extended partition: consumers agree about the logical ones
 *     in it and still show it in different ways, or not at all
 */
record Cell(Partition partition, Map<Field, String> told, boolean isContainer) {
  private static final Set<String> EXTENDED = Set.of("0x05", "0x0f", "0x85");

  static Cell of(PartitionMap map, Partition partition) {
    Map<Field, String> told = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      field.of(map, partition).ifPresent(value -> told.put(field, value));
    }
    return new Cell(
        partition, told, map.table().equals("mbr") && EXTENDED.contains(partition.type()));
  }

  Optional<String> get(Field field) {
    return Optional.ofNullable(told.get(field));
  }

  /** Returns whether nothing that both say is different. */
  boolean agreesWith(Cell other) {
    return told.entrySet().stream()
        .allMatch(said -> other.get(said.getKey()).orElse(said.getValue()).equals(said.getValue()));
  }

  /** Adds what another one says that this one does not. */
  Cell with(Cell other) {
    Map<Field, String> all = new EnumMap<>(other.told);
    all.putAll(told);
    return new Cell(partition, all, isContainer);
  }
}
