package io.github.bootformats.partition;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.mbr.MbrSector;
import java.io.IOException;

/** Reads the structures of a disk. */
final class LayoutReader {
  private final ImageSource disk;
  private final SectorSize sectorSize;
  private final ReadLimits limits;

  LayoutReader(ImageSource disk, SectorSize sectorSize, ReadLimits limits) {
    this.disk = disk;
    this.sectorSize = sectorSize;
    this.limits = limits;
  }

  DiskLayout read() throws IOException {
    limits.get(DiskLayout.MAX_EBRS);
    DiskLayout.Builder layout = DiskLayout.builder(disk.size(), sectorSize);
    if (disk.size() >= sectorSize.bytes()) {
      layout.mbr(MbrSector.of(Bytes.of(disk.readBytes(0, sectorSize.bytes()))));
    }
    return layout.build();
  }
}
