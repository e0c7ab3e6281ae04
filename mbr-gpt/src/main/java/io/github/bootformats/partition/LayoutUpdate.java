package io.github.bootformats.partition;

import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.internal.view.UefiGptCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What has to be written to turn a layout into another, in stages that follow each other. */
final class LayoutUpdate {
  private final DiskLayout current;
  private final DiskLayout wanted;
  private final LayoutStructures currentStructures;
  private final LayoutStructures structures;
  private final KnownBytes known;
  private final KnownBytes result;

  LayoutUpdate(DiskLayout current, DiskLayout wanted) {
    this.current = current;
    this.wanted = wanted;
    this.currentStructures = new LayoutStructures(current);
    this.structures = new LayoutStructures(wanted);
    this.known = KnownBytes.of(currentStructures.all());
    this.result = KnownBytes.of(structures.all());
  }

  /** The copies of the GPT, one after the other, so that one is whole at every moment. */
  List<List<DiskWrite>> gptStages() {
    List<List<DiskWrite>> backups =
        structures.backups().stream().flatMap(table -> copyStages(table).stream()).toList();
    List<List<DiskWrite>> primary = wanted.primaryGpt().map(this::copyStages).orElse(List.of());
    boolean primaryFirst = mustBeginWithPrimary(backups, primary);
    List<List<DiskWrite>> stages = new ArrayList<>(primaryFirst ? primary : backups);
    stages.addAll(primaryFirst ? backups : primary);
    return stages;
  }

  /**
   * The array, then the header. A header that is there already is cleared before, so that it never
   * vouches for an array that is partly written: one that is damaged could become sound on its way,
   * and gdisk 1.0.9 uses a damaged one when the other copy does not have the same CRC or count.
   */
  private List<List<DiskWrite>> copyStages(GptTable table) {
    List<DiskWrite> all = structures.gpt(table);
    if (all.isEmpty()) {
      return List.of();
    }
    List<DiskWrite> array =
        all.subList(0, all.size() - 1).stream().flatMap(w -> missing(w).stream()).toList();
    DiskWrite header = all.get(all.size() - 1);
    if (!touch(List.of(array), current.gptAt(table.lba()))) {
      return List.of(array, missing(header));
    }
    return List.of(List.of(structures.cleared(table)), array, List.of(result.resolve(header)));
  }

  /**
   * A reader falls back from the primary to what is at the last LBA. While one copy is written, the
   * other must be whole, and out of the way.
   */
  private boolean mustBeginWithPrimary(
      List<List<DiskWrite>> backups, List<List<DiskWrite>> primary) {
    long last = wanted.lastLba();
    boolean backupsCanGoFirst =
        isWhole(current, GptTable.PRIMARY_LBA)
            && isWhole(wanted, last)
            && !touch(backups, current.primaryGpt());
    return !backupsCanGoFirst && isWhole(current, last) && !touch(primary, current.gptAt(last));
  }

  private static boolean isWhole(DiskLayout layout, long lba) {
    return lba >= GptTable.PRIMARY_LBA && UefiGptCheck.problemAt(layout, lba).isEmpty();
  }

  private boolean touch(List<List<DiskWrite>> stages, Optional<GptTable> copy) {
    List<DiskWrite> kept = copy.map(currentStructures::gpt).orElse(List.of());
    return stages.stream()
        .flatMap(List::stream)
        .anyMatch(write -> kept.stream().anyMatch(k -> overlap(write, k)));
  }

  private static boolean overlap(DiskWrite a, DiskWrite b) {
    return a.offset() < b.offset() + b.bytes().length()
        && b.offset() < a.offset() + a.bytes().length();
  }

  /** Nested labels together, then each EBR from the last to the first. */
  List<List<DiskWrite>> insideStages() {
    List<List<DiskWrite>> stages = new ArrayList<>();
    stages.add(structures.nestedLabels().stream().flatMap(l -> missing(l).stream()).toList());
    structures.ebrs().forEach(ebr -> stages.add(missing(ebr)));
    return stages;
  }

  List<DiskWrite> mbr() {
    return structures.mbr().map(this::missing).orElse(List.of());
  }

  /**
   * Headers that are no longer wanted but would still be found. A former backup that nothing leads
   * to any more is left alone: its place may be a partition's.
   */
  List<List<DiskWrite>> wipedHeaders() {
    return current.gptTables().stream()
        .filter(table -> isLookedAt(table.lba()))
        .sorted(Comparator.comparingLong(GptTable::lba))
        .filter(table -> Long.compareUnsigned(table.lba(), wanted.lastLba()) <= 0)
        .map(structures::cleared)
        .filter(cleared -> !result.begins(cleared))
        .map(List::of)
        .toList();
  }

  private boolean isLookedAt(long lba) {
    return lba == GptTable.PRIMARY_LBA
        || lba == wanted.lastLba()
        || wanted.primaryGpt().filter(p -> p.header().alternateLba() == lba).isPresent();
  }

  private List<DiskWrite> missing(DiskWrite structure) {
    return known.missing(result.resolve(structure), wanted.sectorSize().bytes());
  }
}
