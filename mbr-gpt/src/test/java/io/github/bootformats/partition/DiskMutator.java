package io.github.bootformats.partition;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Damages disks in ways that hit something: one to four changes of fields, links, copies or the
 * disk's size, each with a name. In seven of ten disks the CRCs of the GPT are corrected
 * afterwards, so that readers get as far as the change.
 */
final class DiskMutator {
  /** Changes a disk and returns what it did. */
  @FunctionalInterface
  interface Mutation {
    String apply(DiskBytes disk, SplittableRandom random);
  }

  private static final List<Mutation> ANY = AnyMutations.ALL;
  private static final List<Mutation> ON_GPT = GptMutations.ALL;
  private static final List<Mutation> ON_MBR = MbrMutations.ALL;

  private DiskMutator() {}

  /**
   * Returns a damaged copy of a disk. The same disk and seed give the same copy for ever.
   *
   * @return a disk whose description names the changes
   */
  static TestDisk mutate(TestDisk disk, long seed) {
    SplittableRandom random = new SplittableRandom(seed ^ 0x2545F491L);
    TestDisk copy = new TestDisk(disk.description(), disk.sectorSize(), disk.image().copy());
    DiskBytes bytes = new DiskBytes(copy.image(), disk.sectorSize().bytes());
    boolean gpt = bytes.u64(bytes.at(1)) == GptMutations.SIGNATURE;
    long lastLba = bytes.lastLba();
    List<String> names = new ArrayList<>();
    int count = random.nextInt(1, 5);
    for (int i = 0; i < count; i++) {
      names.add(choose(gpt, random).apply(bytes, random));
    }
    if (gpt && random.nextInt(10) < 7) {
      bytes.repairCrcs(1);
      bytes.repairCrcs(lastLba);
      if (bytes.lastLba() != lastLba) {
        bytes.repairCrcs(bytes.lastLba());
      }
      names.add("CRCs repaired");
    }
    return new TestDisk(
        disk.description()
            + names.stream().collect(Collectors.joining("; ", ", mutated by " + seed + ": ", "")),
        copy.sectorSize(),
        copy.image());
  }

  private static Mutation choose(boolean gpt, SplittableRandom random) {
    int kind = random.nextInt(10);
    List<Mutation> mutations = kind == 0 ? ANY : (kind < 8) == gpt ? ON_GPT : ON_MBR;
    return mutations.get(random.nextInt(mutations.size()));
  }
}
