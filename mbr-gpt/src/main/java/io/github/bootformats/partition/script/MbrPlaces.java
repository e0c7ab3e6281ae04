package io.github.bootformats.partition.script;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.partition.authoring.MbrBuilder;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Where the partitions of an MBR lie, and where the next one goes as sfdisk would have it. */
final class MbrPlaces {
  /**
   * What a line asks for.
   *
   * @param line the line
   * @param start the first sector, if it says one
   * @param sectors how many, if it says so
   * @param inBytes whether it does in bytes, so that the end may be aligned
   */
  record Wanted(ScriptPartition line, OptionalLong start, OptionalLong sectors, boolean inBytes) {}

  /**
   * A logical partition.
   *
   * @param ebrLba where its EBR lies
   * @param place where it lies itself
   * @param type its type
   * @param active whether it is the active one
   */
  record Logical(long ebrLba, FreeRanges.Range place, int type, boolean active) {}

  private static final long MAX_LBA = 0xFFFF_FFFFL;

  private final long grain;
  private final long lastLba;
  private final FreeRanges.@Nullable Range[] primaries =
      new FreeRanges.@Nullable Range[MbrSector.ENTRIES];
  private final List<Logical> logicals = new ArrayList<>();
  private Optional<FreeRanges.Range> extended = Optional.empty();

  /** The sectors before the first partition, and before each logical one; becomes 1 on request. */
  private long gap;

  MbrPlaces(Alignment alignment, long lastLba) {
    this.grain = alignment.grain();
    this.gap = alignment.firstLba();
    this.lastLba = Math.min(lastLba, MAX_LBA);
  }

  Optional<FreeRanges.Range> extended() {
    return extended;
  }

  List<Logical> logicals() {
    return logicals;
  }

  boolean isTaken(int number) {
    return primaries[number - 1] != null;
  }

  /** Returns the first number of an entry that is free; 5 if there is none. */
  int freeNumber() {
    int number = 1;
    while (number <= MbrSector.ENTRIES && isTaken(number)) {
      number++;
    }
    return number;
  }

  /** Returns whether a partition that says nothing else is a primary one. */
  boolean hasPrimaryRoom() {
    long next = gap;
    boolean space = false;
    for (FreeRanges.Range taken : primaries) {
      if (taken != null) {
        space |= next + grain <= taken.first();
        next = taken.last() + 1;
      }
    }
    return freeNumber() <= MbrSector.ENTRIES && (space || next + grain - 1 <= lastLba);
  }

  FreeRanges.Range addPrimary(Wanted wanted, int number, boolean isExtended)
      throws FormatException {
    if (wanted.start().isPresent()
        && wanted.start().getAsLong() >= 1
        && wanted.start().getAsLong() < gap) {
      gap = 1;
    }
    FreeRanges free = new FreeRanges(gap, lastLba);
    for (FreeRanges.Range taken : primaries) {
      if (taken != null) {
        free.remove(taken.first(), taken.last());
      }
    }
    FreeRanges.Range place =
        wanted.start().isPresent() ? placeAt(wanted, free) : placeIn(free, wanted);
    primaries[number - 1] = place;
    if (isExtended) {
      extended = Optional.of(place);
    }
    return place;
  }

  FreeRanges.Range addLogical(Wanted wanted, int type, boolean active) throws FormatException {
    if (logicals.size() == MbrBuilder.MAX_LOGICAL) {
      throw NewTable.refusal(
          wanted.line(),
          "script.logical",
          "there can be no more than %s logical partitions".formatted(MbrBuilder.MAX_LOGICAL));
    }
    FreeRanges.Range container = extended.orElseThrow();
    if (wanted.start().isPresent() && wanted.start().getAsLong() < container.first() + gap) {
      gap = 1;
    }
    FreeRanges untaken = untaken(container);
    FreeRanges.Range place;
    if (wanted.start().isPresent()) {
      place = placeAt(wanted, untaken);
    } else {
      place = placeIn(behindEbrs(container), wanted);
    }
    logicals.add(new Logical(ebrLba(wanted, container, place, untaken), place, type, active));
    return place;
  }

  /** The sectors of an extended partition in which there is no partition and no EBR. */
  private FreeRanges untaken(FreeRanges.Range container) {
    FreeRanges free = new FreeRanges(container.first() + 1, container.last());
    for (Logical logical : logicals) {
      free.remove(logical.ebrLba(), logical.ebrLba());
      free.remove(logical.place().first(), logical.place().last());
    }
    return free;
  }

  /** Those that also leave the gap in which sfdisk puts EBRs. */
  private FreeRanges behindEbrs(FreeRanges.Range container) {
    long first = container.first() + (logicals.isEmpty() ? gap : Math.max(gap, 2));
    FreeRanges free = new FreeRanges(first, container.last());
    for (Logical logical : logicals) {
      free.remove(logical.ebrLba(), logical.ebrLba());
      free.remove(logical.place().first() - gap, logical.place().last() + gap);
    }
    return free;
  }

  private long ebrLba(
      Wanted wanted, FreeRanges.Range container, FreeRanges.Range place, FreeRanges untaken)
      throws FormatException {
    if (logicals.isEmpty()) {
      return container.first();
    }
    FreeRanges.Range around = untaken.around(place.first()).orElseThrow();
    long before = place.first() - around.first();
    if (before == 0) {
      throw NewTable.refusal(
          wanted.line(),
          "script.no-room",
          "no sector is free before LBA %s for the EBR".formatted(place.first()));
    }
    return before >= gap ? place.first() - gap : place.first() - 1;
  }

  private FreeRanges.Range placeAt(Wanted wanted, FreeRanges free) throws FormatException {
    long first = wanted.start().getAsLong();
    Optional<FreeRanges.Range> range = free.around(first);
    if (range.isEmpty()) {
      throw NewTable.refusal(
          wanted.line(),
          "script.start",
          "LBA %s is taken already, or no place for a partition".formatted(first));
    }
    long room = range.get().last() - first + 1;
    if (wanted.sectors().orElse(1) > room) {
      throw NewTable.noRoom(wanted.line(), wanted.sectors().orElse(1), room);
    }
    return new FreeRanges.Range(first, last(wanted, first, range.get().last()));
  }

  /** The first range that is large enough once its start is aligned. */
  private FreeRanges.Range placeIn(FreeRanges free, Wanted wanted) throws FormatException {
    long sectors = wanted.sectors().orElse(1);
    long most = 0;
    for (FreeRanges.Range range : free.all()) {
      long first = new Alignment(grain, gap).inRange(range.first(), range.first(), free.last());
      if (first >= free.last()) {
        first = range.first();
      }
      long room = range.last() - first + 1;
      if (room >= sectors) {
        return new FreeRanges.Range(first, last(wanted, first, range.last()));
      }
      most = Math.max(most, room);
    }
    throw NewTable.noRoom(wanted.line(), sectors, most);
  }

  private long last(Wanted wanted, long first, long limit) {
    if (wanted.sectors().isEmpty()) {
      return limit;
    }
    long last = first + wanted.sectors().getAsLong() - 1;
    boolean aligns = wanted.inBytes() && grain > 1 && last + 1 < limit && last + 1 - first >= grain;
    return aligns
        ? Math.min(limit, new Alignment(grain, gap).endBehind(last + 1, first, limit))
        : last;
  }
}
