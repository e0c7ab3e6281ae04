package io.github.bootformats.partition.authoring;

import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.internal.Sectors;
import io.github.bootformats.partition.internal.change.Extent;
import io.github.bootformats.partition.internal.change.FreeSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds places for new partitions.
 *
 * <p>Those that say where they start come first. Of the others, each gets the lowest aligned place
 * that is large enough, in the order of the requests; what comes after the one that takes the rest
 * is put at the end of the disk instead, so that the order on the disk is that of the requests.
 */
final class Placer {
  /** The size of the partition that takes what the others leave. */
  static final long REST = -1;

  /** The start of a partition that does not say where it starts. */
  static final long ANYWHERE = -1;

  /**
   * A partition that needs a place.
   *
   * @param what the partition, for messages
   * @param start its first byte, or {@link #ANYWHERE}
   * @param size its bytes, or {@link #REST}
   */
  record Request(String what, long start, long size) {}

  private final FreeSpace free;
  private final SectorSize sectorSize;
  private final List<Request> requests;
  private final List<Optional<Extent>> places;

  private Placer(FreeSpace free, SectorSize sectorSize, List<Request> requests) {
    this.free = free;
    this.sectorSize = sectorSize;
    this.requests = requests;
    this.places = new ArrayList<>(requests.stream().map(r -> Optional.<Extent>empty()).toList());
  }

  /**
   * Places partitions and takes their sectors.
   *
   * @return their places, in the order of the requests
   * @throws IllegalArgumentException if one does not fit
   */
  static List<Extent> place(FreeSpace free, SectorSize sectorSize, List<Request> requests) {
    return new Placer(free, sectorSize, requests).place();
  }

  private List<Extent> place() {
    int rest = indexOfRest();
    for (int i = 0; i < requests.size(); i++) {
      if (requests.get(i).start() != ANYWHERE && i != rest) {
        placeAt(i);
      }
    }
    for (int i = 0; i < rest; i++) {
      if (requests.get(i).start() == ANYWHERE) {
        place(i, free.lowest(sectors(requests.get(i))));
      }
    }
    long below = Long.MAX_VALUE;
    for (int i = requests.size() - 1; i > rest; i--) {
      if (requests.get(i).start() == ANYWHERE) {
        long sectors = sectors(requests.get(i));
        place(i, free.highest(sectors, below).or(() -> free.highest(sectors, Long.MAX_VALUE)));
        below = places.get(i).orElseThrow().first();
      }
    }
    if (rest < requests.size()) {
      placeRest(rest);
    }
    return places.stream().map(Optional::orElseThrow).toList();
  }

  private int indexOfRest() {
    int found = requests.size();
    for (int i = requests.size() - 1; i >= 0; i--) {
      Request request = requests.get(i);
      if (request.size() == REST) {
        if (found < requests.size()) {
          throw new IllegalArgumentException(
              "only one partition can take the rest of the disk, not both %s and %s"
                  .formatted(request.what(), requests.get(found).what()));
        }
        found = i;
      }
    }
    return found;
  }

  private void placeAt(int index) {
    Request request = requests.get(index);
    long first = sectorAt(request);
    Extent extent = new Extent(first, sectors(request));
    if (!free.take(extent)) {
      throw new IllegalArgumentException(
          "%s does not fit: %s at byte %s asked, but not all of that is free"
              .formatted(request.what(), SizeText.of(request.size()), request.start()));
    }
    places.set(index, Optional.of(extent));
  }

  private long sectorAt(Request request) {
    if (request.start() % sectorSize.bytes() != 0) {
      throw new IllegalArgumentException(
          "%s cannot start at byte %s: that is no multiple of %s"
              .formatted(request.what(), request.start(), sectorSize.bytes()));
    }
    return request.start() / sectorSize.bytes();
  }

  private void place(int index, Optional<Extent> place) {
    free.take(place.orElseThrow(() -> tooLarge(requests.get(index))));
    places.set(index, place);
  }

  private void placeRest(int index) {
    Request request = requests.get(index);
    Optional<Extent> place =
        request.start() == ANYWHERE ? free.rest() : free.restFrom(sectorAt(request));
    free.take(place.orElseThrow(() -> nothingLeft(request)));
    places.set(index, place);
  }

  private IllegalArgumentException nothingLeft(Request request) {
    return new IllegalArgumentException(
        request.start() == ANYWHERE
            ? "%s does not fit: nothing is left for it that starts at a multiple of %s"
                .formatted(request.what(), sectorsText(free.alignment()))
            : "%s does not fit: nothing is free at byte %s"
                .formatted(request.what(), request.start()));
  }

  private IllegalArgumentException tooLarge(Request request) {
    return free.largest()
        .map(
            largest ->
                new IllegalArgumentException(
                    "%s does not fit: %s asked, the largest free place has %s"
                        .formatted(
                            request.what(),
                            SizeText.of(request.size()),
                            sectorsText(largest.sectors()))))
        .orElseGet(() -> nothingLeft(request));
  }

  private String sectorsText(long sectors) {
    return SizeText.of(sectorSize.toBytes(sectors));
  }

  private long sectors(Request request) {
    return Sectors.holding(request.size(), sectorSize);
  }
}
