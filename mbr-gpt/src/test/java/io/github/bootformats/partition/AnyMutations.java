package io.github.bootformats.partition;

import java.util.List;
import java.util.SplittableRandom;

/** Damage that any disk can suffer. */
final class AnyMutations {
  static final List<DiskMutator.Mutation> ALL =
      List.of(
          AnyMutations::resize,
          AnyMutations::resize,
          AnyMutations::resizeOddly,
          AnyMutations::flipBits,
          AnyMutations::flipBits,
          AnyMutations::clear,
          AnyMutations::garbage);

  private AnyMutations() {}

  private static String resize(DiskBytes disk, SplittableRandom random) {
    long sectors = disk.lastLba() + 1;
    long change =
        RandomDisks.oneOf(
            random,
            1L,
            -1L,
            8L,
            -8L,
            -33L,
            64L,
            random.nextLong(sectors),
            -random.nextLong(sectors));
    long size = Math.max(1, sectors + change) * disk.sectorBytes();
    disk.resize(size);
    return "size " + size;
  }

  private static String resizeOddly(DiskBytes disk, SplittableRandom random) {
    long size = Math.max(1, disk.size() - random.nextLong(3L * disk.sectorBytes()));
    disk.resize(size);
    return "size " + size;
  }

  private static String flipBits(DiskBytes disk, SplittableRandom random) {
    StringBuilder name = new StringBuilder("bits");
    int count = random.nextInt(1, 9);
    for (int i = 0; i < count; i++) {
      long offset = tableOffset(disk, random);
      int bit = random.nextInt(8);
      disk.put8(offset, disk.u8(offset) ^ 1 << bit);
      name.append(' ').append(offset).append('.').append(bit);
    }
    return name.toString();
  }

  private static long tableOffset(DiskBytes disk, SplittableRandom random) {
    int sector = disk.sectorBytes();
    return switch (random.nextInt(4)) {
      case 0 -> 440 + random.nextInt(72);
      case 1 -> sector + random.nextInt(100);
      case 2 -> 2L * sector + random.nextInt(2048);
      default -> disk.lastLba() * sector + random.nextInt(100);
    };
  }

  private static String clear(DiskBytes disk, SplittableRandom random) {
    long lba = RandomDisks.oneOf(random, 0L, 1L, 2L, disk.lastLba());
    disk.put(disk.at(lba), new byte[disk.sectorBytes()]);
    return "LBA " + lba + " cleared";
  }

  private static String garbage(DiskBytes disk, SplittableRandom random) {
    long lba = RandomDisks.oneOf(random, 0L, 1L, 2L, disk.lastLba(), random.nextLong(64));
    disk.randomize(disk.at(lba), disk.sectorBytes(), random);
    if (lba == 0 && random.nextBoolean()) {
      disk.put(510, new byte[] {0x55, (byte) 0xAA});
    }
    return "LBA " + lba + " garbage";
  }
}
