package io.github.bootformats.testkit.partition;

import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.testkit.SeededRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What to make a valid disk from: random numbers, a sector size and what is allowed. */
final class DiskRecipe {
  private static final int LEAST_BYTES = 256 << 10;
  private static final int MOST_BYTES = 8 << 20;

  final SeededRandom random;
  final SectorSize sectorSize;

  /**
   * Whether the disk is to be spoilt: then it has several partitions, gaps between them and room
   * for more, so that one rule can be broken without another.
   */
  final boolean roomy;

  /**
   * Whether the disk is to have partitions of one sector, with gaps between them: parted refuses a
   * partition that fills a gap of one sector.
   */
  final boolean tiny;

  private final Set<DiskFeature> allowed;
  private final Set<DiskFeature> drawn = EnumSet.noneOf(DiskFeature.class);

  DiskRecipe(SeededRandom random, SectorSize sectorSize, boolean roomy, Set<DiskFeature> allowed) {
    this.random = random;
    this.sectorSize = sectorSize;
    this.roomy = roomy;
    this.allowed = allowed;
    this.tiny = random.oneIn(4) && !roomy;
  }

  /** Decides whether the disk may have a feature; {@link #has} says that it has. */
  boolean may(DiskFeature feature) {
    // Drawn in any case, so that allowing one feature does not change all else.
    boolean chosen = random.oneIn(4);
    return chosen && allowed.contains(feature);
  }

  void has(DiskFeature feature) {
    drawn.add(feature);
  }

  Set<DiskFeature> features() {
    return drawn;
  }

  /** Draws the sectors of a disk of 256 KiB to 8 MiB. */
  long sectors() {
    int least = roomy ? 4 * LEAST_BYTES : LEAST_BYTES;
    return random.between(least, MOST_BYTES) / sectorSize.bytes();
  }

  /**
   * Draws where partitions of a table lie.
   *
   * @param end the LBA behind the range that they may lie in
   * @param least how many sectors each has at least on a disk that is to be spoilt
   * @param gap how many sectors are free between them there
   */
  List<Span> spans(int wanted, long first, long end, long least, long gap) {
    if (roomy) {
      return Span.draw(random, wanted, first, end, least, gap);
    }
    return tiny
        ? Span.draw(random, wanted, first, end, 1, 1)
        : Span.draw(random, wanted, first, end, 2, 0);
  }

  /** Returns how many sectors hold so many bytes. */
  long sectorsFor(long bytes) {
    return (bytes + sectorSize.bytes() - 1) / sectorSize.bytes();
  }
}
