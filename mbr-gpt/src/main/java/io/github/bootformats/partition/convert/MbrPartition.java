package io.github.bootformats.partition.convert;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.internal.change.EbrChain;
import io.github.bootformats.partition.internal.change.Extent;
import io.github.bootformats.partition.internal.finding.LayoutFindings;
import io.github.bootformats.partition.internal.read.EbrWalk;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.ArrayList;
import java.util.List;

/**
 * A partition of an MBR that holds something, primary or logical.
 *
 * @param number 1 to 4 for a slot, from 5 on in the order of the EBRs
 * @param place where it lies on the disk
 * @param type 1 to 255
 * @param isActive whether a BIOS boots it
 */
record MbrPartition(int number, Extent place, int type, boolean isActive) {
  private static MbrPartition of(int number, Extent place, MbrEntry entry) {
    return new MbrPartition(number, place, entry.type(), entry.bootIndicator() == MbrEntry.ACTIVE);
  }

  /**
   * Lists the partitions.
   *
   * @throws FormatException if readers do not agree on the logical ones
   */
  static List<MbrPartition> allOf(DiskLayout layout) throws FormatException {
    List<MbrPartition> partitions = new ArrayList<>();
    List<MbrPartition> logical = new ArrayList<>();
    for (int slot = 0; slot < MbrSector.ENTRIES; slot++) {
      MbrEntry entry = layout.mbr().entry(slot);
      Extent place = new Extent(entry.firstLba(), entry.sectors());
      if (EbrWalk.isLink(entry)) {
        for (EbrChain.Logical one : EbrChain.of(layout, place).logicals()) {
          int number = MbrSector.ENTRIES + 1 + logical.size();
          logical.add(of(number, one.place(), one.entry()));
        }
      } else if (LayoutFindings.isOrdinary(entry)) {
        partitions.add(of(slot + 1, place, entry));
      }
    }
    partitions.addAll(logical);
    return partitions;
  }
}
