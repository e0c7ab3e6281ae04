package io.github.bootformats.testkit.partition;

import io.github.bootformats.testkit.SeededRandom;

/**
 * Changes disks where it matters: named fields get boundary values, single bits are turned, values
 * and whole structures are copied and exchanged, the disk grows or shrinks. Afterwards the CRCs of
 * a GPT may be repaired, so that readers get past them to what was changed.
 *
 * <p>It takes any disk, its own mutants too, and never throws. Immutable, for any number of
 * threads.
 */
public final class DiskMutator {
  private static final int USUAL_EDITS = 4;
  private static final int USUAL_REPAIRS = 70;

  private final int mostEdits;
  private final int repairPercent;

  private DiskMutator(int mostEdits, int repairPercent) {
    this.mostEdits = mostEdits;
    this.repairPercent = repairPercent;
  }

  /**
   * Returns the usual mutator: one to four edits, CRCs repaired in seven of ten disks.
   *
   * @return a mutator
   */
  public static DiskMutator usual() {
    return new DiskMutator(USUAL_EDITS, USUAL_REPAIRS);
  }

  /**
   * Changes how many edits are made at most.
   *
   * @param most at least 1
   * @return a changed mutator
   */
  public DiskMutator mostEdits(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("at least one edit, not " + most);
    }
    return new DiskMutator(most, repairPercent);
  }

  /**
   * Changes how often CRCs are repaired.
   *
   * @param percent of all disks, 0 for never to 100 for always
   * @return a changed mutator
   */
  public DiskMutator repairCrcs(int percent) {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("0 to 100 percent, not " + percent);
    }
    return new DiskMutator(mostEdits, percent);
  }

  /**
   * Changes a copy of a disk.
   *
   * @param disk the disk, which stays as it is
   * @param seed any number; the same disk and seed give the same mutant
   * @return the mutant, with the list of what was done to it
   */
  public DiskCase mutate(DiskCase disk, long seed) {
    SeededRandom random = new SeededRandom(SeededRandom.seedOf(seed, 2));
    return mutate(disk, seed, 1 + random.below(mostEdits));
  }

  /**
   * Changes a copy of a disk by so many edits. With the same seed, fewer edits are the first ones
   * of more, which helps to find the one that matters.
   *
   * @param disk the disk, which stays as it is
   * @param seed any number; the same disk, seed and number of edits give the same mutant
   * @param edits how many, at least 1, not counting repaired CRCs
   * @return the mutant, with the list of what was done to it
   */
  public DiskCase mutate(DiskCase disk, long seed, int edits) {
    if (edits < 1) {
      throw new IllegalArgumentException("at least one edit, not " + edits);
    }
    SeededRandom random = new SeededRandom(SeededRandom.seedOf(seed, 3));
    boolean repair = random.below(100) < repairPercent;
    DiskEditor editor = new DiskEditor(disk.toImage(), disk.sectorSize());
    FieldMutations mutations = new FieldMutations(disk.layout(), editor, random);
    for (int i = 0; i < edits; i++) {
      mutations.next();
    }
    if (repair) {
      CrcRepair.of(disk.layout(), editor);
    }
    return disk.edited(seed, editor.image(), editor.edits());
  }
}
