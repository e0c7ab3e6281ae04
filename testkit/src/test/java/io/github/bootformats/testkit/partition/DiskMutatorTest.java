package io.github.bootformats.testkit.partition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.testkit.Outcomes;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The mutator takes any disk, says what it does, and gets past the CRCs. */
class DiskMutatorTest {
  private static final int DISKS = 2_000;

  private static final PartitionDisks ALL = PartitionDisks.any().with(DiskFeature.values());

  /** Applies edits to a copy of a disk. */
  private static MemoryImage replayed(DiskCase disk, DiskCase mutant) throws IOException {
    MemoryImage image = disk.toImage();
    for (DiskEdit edit : mutant.edits()) {
      if (edit.offset() < 0) {
        assertEquals(DiskEdit.DISK_SIZE, edit.field());
        assertEquals(image.size(), edit.before().u64le(0));
        image.truncate(edit.after().u64le(0));
      } else {
        Bytes before = Bytes.of(image.readBytes(edit.offset(), edit.before().length()));
        assertEquals(edit.before(), before, edit::toString);
        image.write(edit.offset(), edit.after().asByteBuffer());
      }
    }
    return image;
  }

  @Test
  void theEditsAreAllThatWasDone() throws IOException {
    for (long seed = 0; seed < DISKS / 4; seed++) {
      DiskCase disk = PartitionDisks.any().valid(seed);
      DiskCase mutant = DiskMutator.usual().mutate(disk, seed);
      MemoryImage replayed = replayed(disk, mutant);
      assertArrayEquals(
          mutant.toByteArray(), replayed.readBytes(0, (int) replayed.size()), mutant::toString);
    }
  }

  @Test
  void mutantsOfMutantsAreTakenToo() {
    DiskMutator wild = DiskMutator.usual().mostEdits(30);
    for (long seed = 0; seed < DISKS / 4; seed++) {
      DiskCase disk = seed % 3 == 0 ? ALL.nearlyValid(seed) : ALL.valid(seed);
      for (int round = 0; round < 3; round++) {
        disk = wild.mutate(disk, seed + round);
        assertEquals(DiskCase.Kind.MUTANT, disk.kind());
        assertTrue(disk.size() > 0);
        // Whatever became of it, it can be looked at.
        disk.layout().as(PartitionConsumer.LINUX_6_1);
      }
    }
  }

  @Test
  void fewerEditsAreTheFirstOfMore() {
    for (long seed = 0; seed < 200; seed++) {
      DiskCase disk = ALL.valid(seed);
      DiskMutator mutator = DiskMutator.usual().repairCrcs(0);
      DiskCase one = mutator.mutate(disk, seed, 1);
      DiskCase four = mutator.mutate(disk, seed, 4);
      assertEquals(one.edits(), four.edits().subList(0, one.edits().size()));
    }
  }

  @Test
  void repairedCrcsAreRight() {
    DiskMutator never = DiskMutator.usual().repairCrcs(0);
    DiskMutator always = DiskMutator.usual().repairCrcs(100);
    int repaired = 0;
    int broken = 0;
    for (long seed = 0; seed < 500; seed++) {
      DiskCase disk = PartitionDisks.gpt().valid(seed);
      repaired += crcsRight(always.mutate(disk, seed)) ? 1 : 0;
      broken += crcsRight(never.mutate(disk, seed)) ? 0 : 1;
    }
    assertTrue(repaired > 400, "repaired: " + repaired);
    assertTrue(broken > 250, "not repaired: " + broken);
  }

  private static boolean crcsRight(DiskCase disk) {
    return disk.layout().gptTables().stream()
        .allMatch(
            (GptTable t) ->
                t.header().headerCrcValid() && (t.array().isEmpty() || t.arrayCrcValid()));
  }

  @Test
  void everyFieldIsChangedSometimes() {
    Set<String> changed = new TreeSet<>();
    Outcomes ways = new Outcomes();
    for (long seed = 0; seed < DISKS; seed++) {
      for (DiskEdit edit : PartitionDisks.any().mutant(seed).edits()) {
        ways.add(edit.how().replaceAll(" (of|with) .*", ""));
        changed.add(edit.field().replaceAll(".*, ", "").replaceAll("\\d+", "N"));
      }
    }
    System.out.println(ways);
    for (long seed = 0; seed < 20; seed++) {
      for (DiskStructure s : DiskStructure.of(PartitionDisks.any().valid(seed).layout())) {
        s.fields().forEach(f -> assertTrue(changed.contains(f.name()), f::name));
      }
    }
    assertTrue(changed.contains(DiskEdit.DISK_SIZE));
    for (String way :
        Set.of("boundary", "bit flip", "random", "copy", "exchanged", "cleared", "repaired")) {
      assertTrue(ways.count(way) > 0, way);
    }
  }

  /** Mutants that nobody takes, or that everybody takes as if nothing were, test little. */
  @Test
  void mutantsAreSpread() {
    for (PartitionDisks disks : new PartitionDisks[] {PartitionDisks.gpt(), PartitionDisks.mbr()}) {
      Outcomes outcomes =
          Outcomes.of(
              LongStream.range(0, DISKS).mapToObj(disks::mutant),
              mutant -> SeenPartitions.outcome(mutant, PartitionConsumer.LINUX_6_1));
      System.out.println(outcomes);
      assertTrue(outcomes.counts().size() > 4, outcomes::toString);
      long most = outcomes.counts().values().stream().mapToLong(n -> n).max().orElseThrow();
      assertTrue(most < DISKS * 9 / 10, outcomes::toString);
    }
    long changed =
        LongStream.range(0, DISKS)
            .filter(
                seed ->
                    !SeenPartitions.of(
                            PartitionDisks.any().valid(seed).layout(),
                            PartitionConsumer.UEFI_2_10,
                            true)
                        .equals(
                            SeenPartitions.of(
                                PartitionDisks.any().mutant(seed).layout(),
                                PartitionConsumer.UEFI_2_10,
                                true)))
            .count();
    assertTrue(changed > DISKS / 5 && changed < DISKS * 9 / 10, "changed for UEFI: " + changed);
  }

  @Test
  void theDiskItselfStaysAsItIs() {
    DiskCase disk = PartitionDisks.gpt().valid(4);
    byte[] before = disk.toByteArray();
    DiskCase mutant = DiskMutator.usual().mutate(disk, 4);
    mutant.toImage().truncate(0);
    assertArrayEquals(before, disk.toByteArray());
    assertFalse(mutant.edits().isEmpty());
    assertTrue(mutant.size() > 0);
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    DiskMutator mutator = DiskMutator.usual();
    assertThrows(IllegalArgumentException.class, () -> mutator.mostEdits(0));
    assertThrows(IllegalArgumentException.class, () -> mutator.repairCrcs(101));
    assertThrows(IllegalArgumentException.class, () -> mutator.repairCrcs(-1));
    DiskCase disk = PartitionDisks.gpt().valid(1);
    assertThrows(IllegalArgumentException.class, () -> mutator.mutate(disk, 1, 0));
  }
}
