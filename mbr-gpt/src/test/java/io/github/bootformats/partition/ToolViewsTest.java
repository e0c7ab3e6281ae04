package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.SectorSize;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every view of a tool, on any disk. */
class ToolViewsTest {
  private static final int DISKS = 1500;

  static List<PartitionConsumer> views() {
    return List.of(PartitionConsumer.GDISK_1_0_9, PartitionConsumer.PARTED_3_5);
  }

  @ParameterizedTest
  @MethodSource("views")
  void answersForEveryDisk(PartitionConsumer view) throws IOException {
    for (long seed = 0; seed < DISKS; seed++) {
      assertAnswers(view, DiskLayout.read(OddDisks.of(seed), SectorSize.B512).model());
      assertAnswers(view, DiskLayout.read(OddDisks.of(seed), SectorSize.B4096).model());
      assertAnswers(view, DiskMutator.mutate(RandomDisks.of(seed), seed).layout());
    }
  }

  @ParameterizedTest
  @MethodSource("views")
  void answersForLayoutsWhosePartsAreMissing(PartitionConsumer view) throws IOException {
    for (long seed = 0; seed < DISKS; seed++) {
      DiskLayout layout = DiskLayout.read(OddDisks.of(seed), SectorSize.B512).model();
      Random random = new Random(seed);
      DiskLayout.Builder parts =
          DiskLayout.builder(
                  random.nextInt(3) == 0 ? random.nextInt(40_000) : layout.diskSize(),
                  SectorSize.B512)
              .mbr(layout.mbr())
              .gptTables(layout.gptTables().stream().filter(t -> random.nextInt(3) != 0).toList())
              .ebrs(layout.ebrs().stream().filter(e -> random.nextInt(3) != 0).toList());
      assertAnswers(view, parts.build());
    }
  }

  @ParameterizedTest
  @MethodSource("views")
  void seesTheDisksThatAreInOrder(PartitionConsumer view) {
    long seen =
        LongStream.range(0, DISKS)
            .filter(seed -> !RandomDisks.of(seed).layout().as(view).partitions().isEmpty())
            .count();
    assertTrue(seen > DISKS / 2, () -> "only " + seen);
  }

  private static void assertAnswers(PartitionConsumer view, DiskLayout layout) {
    PartitionMap map = layout.as(view);
    assertEquals(map, layout.as(view));
    assertEquals(view.id(), map.view());
    if (map.refused().isPresent()) {
      assertEquals(List.of(), map.partitions());
      assertTrue(map.refused().get().code().startsWith(view.id() + "."));
    } else {
      assertFalse(map.table().isEmpty());
      assertEquals(
          map.partitions().stream().map(Partition::number).sorted().distinct().toList(),
          map.partitions().stream().map(Partition::number).toList());
    }
  }
}
