package io.github.bootformats.partition.authoring;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.internal.SeededIds;
import io.github.bootformats.partition.internal.change.DiskKind;
import io.github.bootformats.partition.internal.change.Extent;
import io.github.bootformats.partition.internal.change.FreeSpace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** A partition table while a plan is carried out. */
abstract class PlanTable {
  private final DiskLayout layout;
  private final long alignment;
  private final List<String> steps = new ArrayList<>();

  PlanTable(DiskLayout layout, long alignment) {
    this.layout = layout;
    this.alignment = alignment;
  }

  /**
   * Takes the table of a layout.
   *
   * @throws FormatException if there is none, or a damaged one
   */
  static PlanTable of(DiskLayout layout, long alignment, SeededIds ids) throws FormatException {
    return DiskKind.changeable(layout) == DiskKind.GPT
        ? new GptPlanTable(layout, alignment, ids)
        : new MbrPlanTable(layout, alignment);
  }

  abstract void add(List<NewPartition> partitions) throws FormatException;

  abstract void remove(int number) throws FormatException;

  abstract void resize(int number, PartitionSize size) throws FormatException;

  abstract void renumber(int number, int newNumber) throws FormatException;

  abstract void swap(int number, int other) throws FormatException;

  abstract void sort() throws FormatException;

  abstract void rename(int number, String name);

  abstract void retype(int number, String type) throws FormatException;

  abstract void guid(int number, UUID guid);

  abstract void flag(int number, String flag, boolean set) throws FormatException;

  abstract List<FreeRegion> freeRegions() throws FormatException;

  abstract DiskLayout build();

  final DiskLayout layout() {
    return layout;
  }

  final SectorSize sectorSize() {
    return layout.sectorSize();
  }

  final long alignment() {
    return alignment;
  }

  final void step(String text) {
    steps.add(text);
  }

  final List<String> steps() {
    return steps;
  }

  /** Makes a request to place a new partition, its share worked out. */
  final Placer.Request request(String what, NewPartition partition, long freeSectors) {
    PartitionSize size = partition.size();
    long start = partition.start().orElse(Placer.ANYWHERE);
    return switch (size.unit()) {
      case REST -> new Placer.Request(what, start, Placer.REST);
      case PERCENT_OF_DISK ->
          new Placer.Request(what, start, shareBytes(what, size, layout.sectorCount()));
      case PERCENT_OF_FREE -> new Placer.Request(what, start, shareBytes(what, size, freeSectors));
      case SHRUNK_BY ->
          throw new IllegalArgumentException(
              what + " is new: it cannot be smaller than before by " + size);
      case BYTES, SECTORS, GROWN_BY ->
          new Placer.Request(what, start, bytes(size.sectorsIn(sectorSize())));
    };
  }

  private long shareBytes(String what, PartitionSize size, long of) {
    return bytes(share(what, size, of));
  }

  private long share(String what, PartitionSize size, long of) {
    long sectors = size.shareOf(of) / alignment * alignment;
    if (sectors == 0) {
      throw new IllegalArgumentException(
          "%s does not fit: %s of %s is less than the alignment of %s"
              .formatted(what, size, SizeText.of(bytes(of)), SizeText.of(bytes(alignment))));
    }
    return sectors;
  }

  /**
   * Works out how large a partition is to become.
   *
   * @param free what is free right behind it
   * @return sectors
   */
  final long newSectors(int number, PartitionSize size, Extent place, long free) {
    String what = "partition " + number;
    long sectors = place.sectors();
    return switch (size.unit()) {
      case REST -> {
        long end = (place.end() + free) / alignment * alignment;
        yield Math.max(end, place.end()) - place.first();
      }
      case PERCENT_OF_DISK -> share(what, size, layout.sectorCount());
      case PERCENT_OF_FREE ->
          throw new IllegalArgumentException(
              what + " exists: it cannot become a share of the free space, such as " + size);
      case GROWN_BY -> {
        long more = size.sectorsIn(sectorSize());
        yield more > Long.MAX_VALUE - sectors ? Long.MAX_VALUE : sectors + more;
      }
      case SHRUNK_BY -> {
        long less = size.sectorsIn(sectorSize());
        if (less >= sectors) {
          throw new IllegalArgumentException(
              "%s has %s, %s less would leave nothing"
                  .formatted(what, sizeText(sectors), sizeText(less)));
        }
        yield sectors - less;
      }
      case BYTES, SECTORS -> size.sectorsIn(sectorSize());
    };
  }

  /** Works out the new place of a partition that is resized, and says what happens. */
  final Extent resized(int number, PartitionSize size, Extent place, FreeSpace space) {
    long free = space.sectorsFrom(place.end());
    long sectors = newSectors(number, size, place, free);
    long growth = sectors - place.sectors();
    if (growth > free) {
      throw new IllegalArgumentException(
          "partition %s cannot grow from %s to %s: %s behind it are free"
              .formatted(
                  number,
                  sizeText(place.sectors()),
                  sizeText(sectors),
                  free == 0 ? "no sectors" : sizeText(free)));
    }
    if (growth != 0) {
      step(
          "partition %s %s from %s to %s"
              .formatted(
                  number,
                  growth > 0 ? "grown" : "shrunk",
                  sizeText(place.sectors()),
                  sizeText(sectors)));
    }
    return new Extent(place.first(), sectors);
  }

  final long bytes(long sectors) {
    return sectors > Long.MAX_VALUE / sectorSize().bytes()
        ? Long.MAX_VALUE
        : sectorSize().toBytes(sectors);
  }

  /** Returns a size for people; one beyond all disks can only be a claim. */
  final String sizeText(long sectors) {
    return sectors < 0 || sectors > Long.MAX_VALUE / sectorSize().bytes()
        ? Long.toUnsignedString(sectors) + " sectors"
        : SizeText.of(sectorSize().toBytes(sectors));
  }

  /** Returns {@code 8 MiB at LBA 2048, Linux filesystem "root"}. */
  final String describe(Extent place, String typeName, String name) {
    return sizeText(place.sectors())
        + " at LBA "
        + Long.toUnsignedString(place.first())
        + ", "
        + typeName
        + (name.isEmpty() ? "" : " " + quoted(name));
  }

  /** Names come from disks: nothing in them may reach a terminal that it would obey. */
  static String quoted(String name) {
    return '"' + Bytes.utf8(name).toString() + '"';
  }

  static IllegalArgumentException noPartition(int number, Collection<Integer> numbers) {
    return new IllegalArgumentException(
        "there is no partition %s; there %s"
            .formatted(
                number,
                numbers.isEmpty()
                    ? "are none"
                    : "are "
                        + numbers.stream().map(String::valueOf).collect(Collectors.joining(", "))));
  }

  static IllegalArgumentException taken(int number) {
    return new IllegalArgumentException(
        "there is a partition " + number + " already; swap the two, or take another number");
  }

  final FreeRegion region(Extent range, FreeRegion.Kind kind) {
    return new FreeRegion(kind, sectorSize(), range.first(), range.sectors());
  }
}
