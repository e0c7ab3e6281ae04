package io.github.bootformats.partition;

import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.partition.authoring.LayoutPlan;
import io.github.bootformats.partition.authoring.NewPartition;
import io.github.bootformats.partition.authoring.PartitionSize;
import java.util.List;
import java.util.SplittableRandom;

/** Makes up changes of a disk, most of them possible. */
final class RandomPlans {
  private static final int[] ALIGNMENTS = {4096, 8192, 65536, 1 << 20};

  /** What a change does, so that a test knows what to expect of it. */
  enum Kind {
    ADD,
    REMOVE,
    RESIZE,
    RENUMBER,
    SWAP,
    SORT
  }

  /**
   * A change.
   *
   * @param kind what it does
   * @param number the partition, 0 where there is none
   * @param alignment of the plan, in bytes
   * @param plan the layout's plan with this change
   */
  record Change(Kind kind, int number, int alignment, LayoutPlan plan) {}

  private final SplittableRandom random;

  RandomPlans(long seed) {
    this.random = new SplittableRandom(seed ^ 0x1234_5678_9ABCL);
  }

  Change next(DiskLayout layout) {
    int alignment = ALIGNMENTS[random.nextInt(ALIGNMENTS.length)];
    LayoutPlan plan = layout.plan().alignment(alignment).seed(Long.toString(random.nextLong()));
    List<Partition> there = layout.as(PartitionConsumer.LINUX_6_1).partitions();
    int kinds = there.isEmpty() ? 1 : Kind.values().length + 3;
    Kind kind = Kind.values()[Math.max(0, random.nextInt(kinds) - 3)];
    int number = there.isEmpty() ? 0 : numberOf(there);
    LayoutPlan changed =
        switch (kind) {
          case ADD -> plan.add(partition(layout));
          case REMOVE -> plan.remove(number);
          case RESIZE -> plan.resize(number, newSize());
          case RENUMBER -> plan.renumber(number, random.nextInt(1, 10));
          case SWAP -> plan.swap(number, numberOf(there));
          case SORT -> plan.sort();
        };
    return new Change(kind, kind == Kind.ADD || kind == Kind.SORT ? 0 : number, alignment, changed);
  }

  private int numberOf(List<Partition> partitions) {
    return partitions.get(random.nextInt(partitions.size())).number();
  }

  NewPartition partition(DiskLayout layout) {
    PartitionSize size =
        switch (random.nextInt(6)) {
          case 0 -> PartitionSize.rest();
          case 1 -> PartitionSize.percentOfFree(random.nextInt(1, 101));
          case 2 -> PartitionSize.percentOfDisk(random.nextInt(1, 50));
          default -> PartitionSize.bytes(random.nextLong(1, Math.max(2, layout.diskSize() / 8)));
        };
    NewPartition partition =
        NewPartition.of(RandomDisks.oneOf(random, "linux", "swap", "esp", "lvm"), size);
    boolean gpt = !layout.gptTables().isEmpty();
    if (gpt) {
      return random.nextBoolean() ? partition : partition.name("added").flags("no-auto");
    }
    return switch (random.nextInt(4)) {
      case 0 -> partition.primary();
      case 1 -> partition.logical();
      case 2 -> partition.flags("active");
      default -> partition;
    };
  }

  private PartitionSize newSize() {
    long some = random.nextLong(1, 1 << 20);
    return switch (random.nextInt(4)) {
      case 0 -> PartitionSize.rest();
      case 1 -> PartitionSize.grownBy(some);
      case 2 -> PartitionSize.shrunkBy(some);
      default -> PartitionSize.bytes(some);
    };
  }
}
