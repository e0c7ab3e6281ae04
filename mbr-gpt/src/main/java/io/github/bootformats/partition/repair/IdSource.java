package io.github.bootformats.partition.repair;

import io.github.bootformats.partition.internal.SeededIds;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Where new GUIDs and disk signatures come from. */
final class IdSource {
  static final IdSource RANDOM = of(new SeededIds(Optional.empty()));

  private final Function<String, UUID> guids;
  private final Supplier<Long> signatures;

  private IdSource(Function<String, UUID> guids, Supplier<Long> signatures) {
    this.guids = guids;
    this.signatures = signatures;
  }

  private static IdSource of(SeededIds ids) {
    return new IdSource(ids::guid, ids::diskSignature);
  }

  static IdSource seeded(String seed) {
    return of(new SeededIds(Optional.of(seed)));
  }

  static IdSource of(Supplier<UUID> source) {
    return new IdSource(
        what -> source.get(),
        () -> Math.max(1, source.get().getMostSignificantBits() & 0xFFFF_FFFFL));
  }

  UUID diskGuid() {
    return guids.apply("disk");
  }

  UUID partitionGuid(int number) {
    return guids.apply("partition " + number);
  }

  long diskSignature() {
    return signatures.get();
  }
}
