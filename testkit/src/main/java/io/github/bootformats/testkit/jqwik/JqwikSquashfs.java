package io.github.bootformats.testkit.jqwik;

import io.github.bootformats.testkit.squashfs.SquashfsCase;
import io.github.bootformats.testkit.squashfs.SquashfsImages;
import io.github.bootformats.testkit.squashfs.SquashfsRule;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Images of SquashFS as arbitraries of jqwik, which a test needs as a dependency of its own, and on
 * the module path requires as a module of its own.
 *
 * <p>Images do not shrink, for a smaller seed makes no simpler image; those of several rules shrink
 * to fewer of them. The description of an image, which jqwik prints of a falsified sample, names
 * its seed.
 */
@SuppressWarnings("exports") // Whoever uses this requires jqwik's module; nobody else must have it.
public final class JqwikSquashfs {
  private static final int MOST_RULES = 4;

  private JqwikSquashfs() {}

  private static Arbitrary<Long> seeds() {
    return Arbitraries.randomValue(Random::nextLong);
  }

  /**
   * Makes valid images.
   *
   * @param images of which kind
   * @return images that keep all rules
   */
  public static Arbitrary<SquashfsCase> valid(SquashfsImages images) {
    return seeds().map(images::valid);
  }

  /**
   * Makes images that break one rule.
   *
   * @param images of which kind
   * @return images of all rules
   */
  public static Arbitrary<SquashfsCase> nearlyValid(SquashfsImages images) {
    return seeds().map(images::nearlyValid);
  }

  /**
   * Makes images that break this rule.
   *
   * @param images of which kind
   * @param rule the rule
   * @return images of this rule
   */
  public static Arbitrary<SquashfsCase> nearlyValid(SquashfsImages images, SquashfsRule rule) {
    return seeds().map(seed -> images.nearlyValid(rule, seed));
  }

  /**
   * Makes images that break some rules at once.
   *
   * @param images of which kind
   * @return images of one to four rules
   */
  public static Arbitrary<SquashfsCase> broken(SquashfsImages images) {
    Arbitrary<List<SquashfsRule>> rules =
        Arbitraries.of(SquashfsRule.all())
            .list()
            .uniqueElements()
            .ofMinSize(1)
            .ofMaxSize(MOST_RULES);
    return Combinators.combine(seeds(), rules).as((seed, some) -> images.nearlyValid(some, seed));
  }
}
