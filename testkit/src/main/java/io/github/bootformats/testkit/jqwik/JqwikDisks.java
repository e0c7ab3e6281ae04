package io.github.bootformats.testkit.jqwik;

import io.github.bootformats.testkit.partition.BrokenRule;
import io.github.bootformats.testkit.partition.DiskCase;
import io.github.bootformats.testkit.partition.DiskMutator;
import io.github.bootformats.testkit.partition.PartitionDisks;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Disks as arbitraries of jqwik, which a test needs as a dependency of its own, and on the module
 * path requires as a module of its own.
 *
 * <p>Disks do not shrink, for a smaller seed makes no simpler disk; mutants shrink to fewer edits.
 * The description of a disk, which jqwik prints of a falsified sample, names its seed.
 */
@SuppressWarnings("exports") // Whoever uses this requires jqwik's module; nobody else must have it.
public final class JqwikDisks {
  private static final int MOST_EDITS = 4;

  private JqwikDisks() {}

  private static Arbitrary<Long> seeds() {
    return Arbitraries.randomValue(Random::nextLong);
  }

  /**
   * Makes valid disks.
   *
   * @param disks of which kind
   * @return disks that keep all rules
   */
  public static Arbitrary<DiskCase> valid(PartitionDisks disks) {
    return seeds().map(disks::valid);
  }

  /**
   * Makes disks that break one rule.
   *
   * @param disks of which kind
   * @return disks of all rules
   */
  public static Arbitrary<DiskCase> nearlyValid(PartitionDisks disks) {
    return seeds().map(disks::nearlyValid);
  }

  /**
   * Makes disks that break this rule.
   *
   * @param disks of which kind
   * @param rule the rule
   * @return disks of this rule
   */
  public static Arbitrary<DiskCase> nearlyValid(PartitionDisks disks, BrokenRule rule) {
    return seeds().map(seed -> disks.nearlyValid(rule, seed));
  }

  /**
   * Makes mutants of valid disks.
   *
   * @param disks of which kind
   * @return disks with one to four edits
   */
  public static Arbitrary<DiskCase> mutants(PartitionDisks disks) {
    return Combinators.combine(seeds(), Arbitraries.integers().between(1, MOST_EDITS))
        .as((seed, edits) -> DiskMutator.usual().mutate(disks.valid(seed), seed, edits));
  }
}
