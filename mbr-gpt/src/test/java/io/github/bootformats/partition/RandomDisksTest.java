package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.SectorSize;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The generator itself: what it makes must be what the differential tests think it is. */
class RandomDisksTest {
  private static final int DISKS = 2_000;

  private static final Set<String> RULES =
      Set.of(
          "linux.bsd-slice-outside",
          "linux.ebr-beyond-end",
          "linux.ebr-links",
          "linux.ebr-signature",
          "linux.fat-boot-sector",
          "linux.gpt-alternate-invalid",
          "linux.gpt-alternate-not-at-end",
          "linux.gpt-copies-differ",
          "linux.gpt-entries-crc",
          "linux.gpt-entries-out-of-disk",
          "linux.gpt-entry-count",
          "linux.gpt-entry-number",
          "linux.gpt-entry-out-of-disk",
          "linux.gpt-entry-size",
          "linux.gpt-header-crc",
          "linux.gpt-header-size",
          "linux.gpt-ignored",
          "linux.gpt-my-lba",
          "linux.gpt-primary-invalid",
          "linux.gpt-signature",
          "linux.gpt-usable-range",
          "linux.logical-numbers",
          "linux.mbr-boot-indicator",
          "linux.mbr-signature",
          "linux.partition-beyond-end",
          "linux.partition-cut",
          "linux.partition-ends-before-start",
          "linux.pmbr-first-lba",
          "linux.pmbr-signature",
          "uefi.gpt-backup-invalid",
          "uefi.gpt-entries-crc",
          "uefi.gpt-entries-out-of-disk",
          "uefi.gpt-entry-hidden",
          "uefi.gpt-entry-out-of-disk",
          "uefi.gpt-entry-overlap",
          "uefi.gpt-entry-range",
          "uefi.gpt-entry-size",
          "uefi.gpt-header-crc",
          "uefi.gpt-header-size",
          "uefi.gpt-ignored",
          "uefi.gpt-my-lba",
          "uefi.gpt-primary-invalid",
          "uefi.gpt-revision",
          "uefi.gpt-signature",
          "uefi.hybrid-mbr",
          "uefi.mbr-empty",
          "uefi.mbr-entry-out-of-disk",
          "uefi.mbr-entry-overlap",
          "uefi.mbr-signature",
          "uefi.pmbr-missing",
          "uefi.pmbr-signature");

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

  /** A differential test proves nothing of rules that its disks never meet. */
  @Test
  void mutations_meetTheRulesOfLinuxAndUefi() {
    Set<String> met = new TreeSet<>();
    for (long seed = 0; seed < 5 * DISKS; seed++) {
      DiskLayout layout = DiskMutator.mutate(RandomDisks.of(seed, SectorSize.B512), seed).layout();
      for (PartitionConsumer view :
          List.of(
              PartitionConsumer.LINUX_6_1_GPT,
              PartitionConsumer.LINUX_6_1,
              PartitionConsumer.UEFI_2_10)) {
        PartitionMap map = layout.as(view);
        map.refused().map(Diagnostic::code).ifPresent(met::add);
        map.diagnostics().stream().map(Diagnostic::code).forEach(met::add);
      }
    }
    Set<String> missing = new TreeSet<>(RULES);
    missing.removeAll(met);
    assertEquals(Set.of(), missing);
  }
}
