package io.github.bootformats.cli;

import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.authoring.LayoutPlan;
import io.github.bootformats.partition.authoring.PartitionSize;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How new partitions are placed and named. */
final class PlanOptions {
  @Option(
      names = "--align",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description = "what starts of new partitions are multiples of; 1M when not given")
  private @Nullable PartitionSize alignment;

  @Option(
      names = "--seed",
      paramLabel = "TEXT",
      description = "make GUIDs from this text, so that the same command makes the same bytes")
  private @Nullable String seed;

  @Nullable String seed() {
    return seed;
  }

  /** Tells a plan. */
  LayoutPlan on(LayoutPlan plan, SectorSize sectorSize) {
    LayoutPlan told = plan;
    if (alignment != null) {
      LongSupplier none =
          () -> {
            throw new IllegalArgumentException("--align is a size such as 1M, not " + alignment);
          };
      told = told.alignment(alignment.inBytes(sectorSize).orElseGet(none));
    }
    return seed == null ? told : told.seed(seed);
  }
}
