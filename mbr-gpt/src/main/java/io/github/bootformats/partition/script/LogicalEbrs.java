package io.github.bootformats.partition.script;

import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.util.ArrayList;
import java.util.List;

/** The EBRs of logical partitions, linked in the order of the script. */
final class LogicalEbrs {
  private static final int DATA = 0;
  private static final int LINK = 1;

  private final SectorSize sectorSize;
  private final MbrPlaces places;

  LogicalEbrs(SectorSize sectorSize, MbrPlaces places) {
    this.sectorSize = sectorSize;
    this.places = places;
  }

  /** Makes the EBRs; an extended partition without logical ones has one, too. */
  List<Ebr> make() {
    if (places.extended().isEmpty()) {
      return List.of();
    }
    long base = places.extended().get().first();
    List<MbrPlaces.Logical> logicals = places.logicals();
    if (logicals.isEmpty()) {
      return List.of(new Ebr(base, MbrSector.builder(sectorSize).build()));
    }
    List<Ebr> ebrs = new ArrayList<>(logicals.size());
    for (int i = 0; i < logicals.size(); i++) {
      MbrPlaces.Logical logical = logicals.get(i);
      long lba = logical.ebrLba();
      long first = logical.place().first() - lba;
      MbrSector.Builder ebr =
          MbrSector.builder(sectorSize)
              .entry(
                  DATA,
                  MbrEntry.of(logical.type(), first, logical.place().sectors(), lba)
                      .withActive(logical.active()));
      if (i + 1 < logicals.size()) {
        ebr.entry(LINK, link(logicals.get(i + 1), base));
      }
      ebrs.add(new Ebr(lba, ebr.build()));
    }
    return ebrs;
  }

  private static MbrEntry link(MbrPlaces.Logical next, long base) {
    long sectors = next.place().last() - next.ebrLba() + 1;
    return MbrEntry.of(MbrTypes.EXTENDED, next.ebrLba() - base, sectors, base);
  }
}
