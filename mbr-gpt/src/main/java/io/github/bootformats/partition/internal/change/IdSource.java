package io.github.bootformats.partition.internal.change;

import io.github.bootformats.partition.internal.SeededIds;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Where new GUIDs and disk signatures come from. */
public final class IdSource {
  public static final IdSource RANDOM = of(new SeededIds(Optional.empty()));

  private final Function<String, UUID> guids;
  private final Supplier<Long> signatures;

  private IdSource(Function<String, UUID> guids, Supplier<Long> signatures) {
    this.guids = guids;
    this.signatures = signatures;
  }

  private static IdSource of(SeededIds ids) {
    return new IdSource(ids::guid, ids::diskSignature);
  }

  public static IdSource seeded(String seed) {
    return of(new SeededIds(Optional.of(seed)));
  }

  public static IdSource of(Supplier<UUID> source) {
    return new IdSource(
        what -> source.get(),
        () -> Math.max(1, source.get().getMostSignificantBits() & 0xFFFF_FFFFL));
  }

  public UUID diskGuid() {
    return guids.apply("disk");
  }

  public UUID partitionGuid(int number) {
    return guids.apply("partition " + number);
  }

  public long diskSignature() {
    return signatures.get();
  }
}
