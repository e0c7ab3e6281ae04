package io.github.bootformats.partition;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.internal.HeaderAt;
import io.github.bootformats.partition.internal.read.DiskSectors;
import io.github.bootformats.partition.internal.read.EbrWalk;
import io.github.bootformats.partition.internal.read.ForeignLabels;
import io.github.bootformats.partition.internal.read.GptTables;
import io.github.bootformats.partition.internal.read.NestedLabels;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.io.IOException;
import java.util.Arrays;

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
    long size = disk.size();
    DiskLayout.Builder layout = DiskLayout.builder(size, sectorSize);
    DiskSectors sectors = new DiskSectors(disk, sectorSize);
    if (sectors.count() == 0) {
      byte[] padded = Arrays.copyOf(disk.readBytes(0, (int) size), sectorSize.bytes());
      return layout.mbr(MbrSector.of(Bytes.of(padded))).build();
    }
    MbrSector mbr = MbrSector.of(sectors.sector(0));
    layout.mbr(mbr);
    // Whoever needs the signature looks at it; a repair may put it there.
    readEbrs(mbr, sectors, layout);
    layout.nestedLabels(NestedLabels.in(mbr, sectorSize.bytes(), sectors));
    readGpt(sectors, layout);
    layout.foreignLabels(ForeignLabels.on(sectors, mbr));
    long maxArrayBytes = limits.get(DiskLayout.MAX_ENTRY_ARRAY_BYTES);
    return layout.otherPieces(SideReads.of(layout.build(), sectors, maxArrayBytes)).build();
  }

  private void readEbrs(MbrSector mbr, DiskSectors sectors, DiskLayout.Builder layout)
      throws IOException {
    if (mbr.entries().stream().noneMatch(MbrEntry::isExtended)) {
      return;
    }
    EbrWalk walk = new EbrWalk(sectors, sectorSize.bytes(), limits.get(DiskLayout.MAX_EBRS));
    layout.ebrs(walk.from(mbr));
    if (walk.isCut()) {
      layout.readFinding(
          LayoutFinding.LIMIT_MBR_EBRS.diagnostic(
              "There are more than the allowed %s EBRs; the rest is left out"
                  .formatted(limits.get(DiskLayout.MAX_EBRS))));
    }
  }

  private void readGpt(DiskSectors sectors, DiskLayout.Builder layout) throws IOException {
    GptTables gpt = new GptTables(sectors, sectorSize.bytes(), limits);
    layout.gptTables(gpt.read());
    for (GptTable table : gpt.cut()) {
      layout.readFinding(
          LayoutFinding.LIMIT_GPT_ENTRY_ARRAY_BYTES.at(
              sectorSize.toBytes(table.lba()) + HeaderAt.ENTRY_COUNT,
              "The entry array has %s bytes; at most %s are read"
                  .formatted(
                      table.header().entryArrayBytes(),
                      limits.get(DiskLayout.MAX_ENTRY_ARRAY_BYTES))));
    }
  }
}
