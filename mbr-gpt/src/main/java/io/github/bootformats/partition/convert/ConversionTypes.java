package io.github.bootformats.partition.convert;

import io.github.bootformats.partition.gpt.Guids;
import io.github.bootformats.partition.internal.Checks;
import io.github.bootformats.partition.mbr.MbrEntry;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * The types that partitions get: those that somebody chose, or else those that mean the same.
 *
 * @param gpt the types that were chosen for a GPT, by the partition's number
 * @param mbr the types that were chosen for an MBR, by the partition's number
 */
record ConversionTypes(Map<Integer, UUID> gpt, Map<Integer, Integer> mbr) {
  static final ConversionTypes SAME = new ConversionTypes(Map.of(), Map.of());

  ConversionTypes withGpt(int number, UUID type) {
    if (type.equals(Guids.ZERO)) {
      throw new IllegalArgumentException("the type zero stands for an unused entry");
    }
    return new ConversionTypes(with(gpt, number, type), mbr);
  }

  ConversionTypes withMbr(int number, int type) {
    boolean isPartition =
        Checks.unsigned(type, 8, "type") != 0
            && type != MbrEntry.TYPE_GPT_PROTECTIVE
            && !MbrEntry.of(type, 1, 1).isExtended();
    if (!isPartition) {
      throw new IllegalArgumentException("%02x is not the type of a partition".formatted(type));
    }
    return new ConversionTypes(gpt, with(mbr, number, type));
  }

  private static <T> Map<Integer, T> with(Map<Integer, T> map, int number, T type) {
    Map<Integer, T> more = new HashMap<>(map);
    more.put(number, type);
    return Map.copyOf(more);
  }

  /** Returns the GPT type of a partition that has an MBR type. */
  Optional<UUID> toGpt(int number, int type) {
    return Optional.ofNullable(gpt.get(number)).or(() -> TypePairs.toGpt(type));
  }

  /** Returns the MBR type of a partition that has a GPT type. */
  OptionalInt toMbr(int number, UUID type) {
    Integer chosen = mbr.get(number);
    return chosen != null ? OptionalInt.of(chosen) : TypePairs.toMbr(type);
  }

  /** Checks that types were chosen only for partitions that exist. */
  static void check(Map<Integer, ?> chosen, Collection<Integer> numbers) {
    for (int number : chosen.keySet()) {
      if (!numbers.contains(number)) {
        throw noPartition(number, numbers);
      }
    }
  }

  static IllegalArgumentException noPartition(int number, Collection<Integer> numbers) {
    return new IllegalArgumentException(
        "there is no partition %s; there %s"
            .formatted(number, numbers.isEmpty() ? "are none" : "are " + numbers));
  }
}
