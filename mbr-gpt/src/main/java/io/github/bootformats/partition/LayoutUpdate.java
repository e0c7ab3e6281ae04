package io.github.bootformats.partition;

import io.github.bootformats.partition.gpt.GptTable;
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

  List<List<DiskWrite>> gptStages() {
    List<List<DiskWrite>> backups =
        structures.backups().stream().map(table -> missing(structures.gpt(table))).toList();
    List<DiskWrite> primary = wanted.primaryGpt().map(structures::gpt).orElse(List.of());
    List<List<DiskWrite>> stages = new ArrayList<>();
    if (mustBeginWithPrimary(backups, missing(primary))) {
      // The header before its array: the old header might vouch for what is there when some of the
      // array is written, the new one vouches for all of it only.
      for (int i = primary.size() - 1; i >= 0; i--) {
        stages.add(missing(List.of(primary.get(i))));
      }
      stages.addAll(backups);
    } else {
      stages.addAll(backups);
      stages.add(missing(primary));
    }
    return stages;
  }

  /**
   * A reader falls back from the primary to what is at the last LBA. While one copy is written, the
   * other must be whole, and out of the way.
   */
  private boolean mustBeginWithPrimary(List<List<DiskWrite>> backups, List<DiskWrite> primary) {
    long last = wanted.lastLba();
    boolean backupsCanGoFirst =
        isWhole(current, GptTable.PRIMARY_LBA)
            && isWhole(wanted, last)
            && backups.stream().noneMatch(b -> touches(b, current.primaryGpt()));
    return !backupsCanGoFirst && isWhole(current, last) && !touches(primary, current.gptAt(last));
  }

  private static boolean isWhole(DiskLayout layout, long lba) {
    return lba >= GptTable.PRIMARY_LBA && UefiGptCheck.problemAt(layout, lba).isEmpty();
  }

  private boolean touches(List<DiskWrite> writes, Optional<GptTable> copy) {
    List<DiskWrite> kept = copy.map(currentStructures::gpt).orElse(List.of());
    return writes.stream().anyMatch(w -> kept.stream().anyMatch(k -> overlap(w, k)));
  }

  private static boolean overlap(DiskWrite a, DiskWrite b) {
    return a.offset() < b.offset() + b.bytes().length()
        && b.offset() < a.offset() + a.bytes().length();
  }

  /** Nested labels together, then each EBR from the last to the first. */
  List<List<DiskWrite>> insideStages() {
    List<List<DiskWrite>> stages = new ArrayList<>();
    stages.add(missing(structures.nestedLabels()));
    structures.ebrs().forEach(ebr -> stages.add(missing(List.of(ebr))));
    return stages;
  }

  List<DiskWrite> mbr() {
    return missing(structures.mbr().stream().toList());
  }

  /**
   * Headers that are no longer wanted but would still be found. A former backup that nothing leads
   * to any more is left alone: its place may be a partition's.
   */
  List<List<DiskWrite>> wipedHeaders() {
    return current.gptTables().stream()
        .filter(table -> isLookedAt(table.lba()))
        .sorted(Comparator.comparingLong(GptTable::lba))
        .flatMap(table -> structures.wiped(table).stream())
        .filter(wipe -> !result.begins(wipe))
        .map(List::of)
        .toList();
  }

  private boolean isLookedAt(long lba) {
    return lba == GptTable.PRIMARY_LBA
        || lba == wanted.lastLba()
        || wanted.primaryGpt().filter(p -> p.header().alternateLba() == lba).isPresent();
  }

  private List<DiskWrite> missing(List<DiskWrite> wantedWrites) {
    return wantedWrites.stream()
        .flatMap(w -> known.missing(result.resolve(w), wanted.sectorSize().bytes()).stream())
        .toList();
  }
}
