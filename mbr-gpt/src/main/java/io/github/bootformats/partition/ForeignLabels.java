package io.github.bootformats.partition;

import io.github.bootformats.partition.mbr.MbrSector;
import java.io.IOException;
import java.util.List;

/** Names labels that this module does not open. */
final class ForeignLabels {
  private ForeignLabels() {}

  static List<ForeignLabel> on(DiskSectors disk, MbrSector mbr) throws IOException {
    return List.of();
  }
}
