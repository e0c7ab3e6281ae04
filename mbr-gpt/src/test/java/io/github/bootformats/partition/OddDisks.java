package io.github.bootformats.partition;

import io.github.bootformats.api.io.MemoryImage;
import java.util.Random;

/**
 * Disks whose tables are anything but usual, for comparing views with their tools. Each has fields
 * that are random among sensible, boundary and absurd values, but hangs together so far that a tool
 * gets through to all of them: CRCs mostly fit, links mostly lead to EBRs.
 */
final class OddDisks {
  private OddDisks() {}

  /** Returns the disk of a seed; it has sectors of 512 bytes. */
  static MemoryImage of(long seed) {
    Random random = new Random(seed);
    random.nextLong();
    int sectors = sectors(random);
    MemoryImage disk = MemoryImage.ofSize(sectors * 512L + (oneIn(random, 12) ? 100 : 0));
    switch (random.nextInt(4)) {
      case 0, 1 -> new OddMbr(random, disk, sectors).write();
      case 2 -> new OddGpt(random, disk, sectors).write();
      default -> {
        new OddGpt(random, disk, sectors).write();
        if (random.nextBoolean()) {
          new OddMbr(random, disk, sectors).write();
        }
      }
    }
    return disk;
  }

  private static int sectors(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> 1 + random.nextInt(100);
      case 1 -> 100 + random.nextInt(2900);
      default -> 3000 + random.nextInt(14000);
    };
  }

  static boolean oneIn(Random random, int n) {
    return random.nextInt(n) == 0;
  }

  static int oneOf(Random random, int... values) {
    return values[random.nextInt(values.length)];
  }
}
