package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.io.SectorSize;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The generator itself: what it makes must be what the differential tests think it is. */
class RandomDisksTest {
  private static final int DISKS = 2_000;

  @Test
  void disks_readBackAsTheyWereMade() {
    for (long seed = 0; seed < DISKS; seed++) {
      TestDisk disk = RandomDisks.of(seed);
      DiskLayout made = RandomDisks.layout(seed, disk.sectorSize());
      DiskLayout read = disk.layout();
      assertEquals(made.mbr(), read.mbr(), disk.description());
      assertEquals(made.gptTables(), read.gptTables(), disk.description());
      assertEquals(made.ebrs(), read.ebrs(), disk.description());
      assertEquals(made.nestedLabels(), read.nestedLabels(), disk.description());
    }
  }

  @Test
  void disks_areAcceptedByEverybody() {
    Set<String> tables = new HashSet<>();
    for (long seed = 0; seed < DISKS; seed++) {
      TestDisk disk = RandomDisks.of(seed);
      tables.add(disk.layout().as(PartitionConsumer.LINUX_6_1).table());
      assertTrue(
          disk.layout().as(PartitionConsumer.LINUX_6_1).refused().isEmpty(), disk::description);
    }
    assertEquals(Set.of("gpt", "mbr"), tables);
  }

  @Test
  void disks_andTheirMutations_areTheSameEachTime() {
    for (long seed = 0; seed < 200; seed++) {
      TestDisk disk = DiskMutator.mutate(RandomDisks.of(seed), seed);
      TestDisk again = DiskMutator.mutate(RandomDisks.of(seed), seed);
      assertEquals(disk.description(), again.description());
      assertEquals(disk.image().size(), again.image().size(), disk.description());
      assertEquals(disk.layout(), again.layout(), disk.description());
    }
  }

  @Test
  void mutations_changeWhatLinuxSees_oftenButNotAlways() {
    int changed = 0;
    for (long seed = 0; seed < DISKS; seed++) {
      TestDisk disk = RandomDisks.of(seed, SectorSize.B512);
      TestDisk mutated = DiskMutator.mutate(disk, seed);
      if (!disk.layout()
          .as(PartitionConsumer.LINUX_6_1)
          .equals(mutated.layout().as(PartitionConsumer.LINUX_6_1))) {
        changed++;
      }
    }
    assertTrue(changed > DISKS / 2 && changed < DISKS * 95 / 100, changed + " of " + DISKS);
  }
}
