package io.github.bootformats.partition;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a {@link DiskLayout} holds. */
record LayoutParts(
    SectorSize sectorSize,
    long diskSize,
    MbrSector mbr,
    List<Ebr> ebrs,
    List<GptTable> gptTables,
    List<NestedLabel> nestedLabels,
    List<ForeignLabel> foreignLabels,
    List<Diagnostic> readFindings,
    List<DiskPiece> otherPieces) {
  LayoutParts {
    checkSize(diskSize);
    requireNonNull(sectorSize);
    ebrs = List.copyOf(ebrs);
    gptTables = List.copyOf(gptTables);
    nestedLabels = List.copyOf(nestedLabels);
    foreignLabels = List.copyOf(foreignLabels);
    readFindings = List.copyOf(readFindings);
    otherPieces = List.copyOf(otherPieces);
  }

  /** Returns the EBRs by their places; of several at one place the first. */
  Map<Long, Ebr> ebrsByLba() {
    if (ebrs.isEmpty()) {
      return Map.of(); // as on most disks, of which some are read a hundred thousand times a second
    }
    return ebrs.stream().collect(Collectors.toMap(Ebr::lba, ebr -> ebr, (first, more) -> first));
  }

  static LayoutParts empty(long diskSize, SectorSize sectorSize) {
    return new LayoutParts(
        sectorSize,
        diskSize,
        MbrSector.of(Bytes.zeros(sectorSize.bytes())),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  static long checkSize(long diskSize) {
    if (diskSize < 0) {
      throw new IllegalArgumentException("negative disk size: " + diskSize);
    }
    return diskSize;
  }

  static void checkSector(Bytes sector, SectorSize sectorSize) {
    if (sector.length() != sectorSize.bytes()) {
      throw new IllegalArgumentException(
          "a sector of %s bytes on a disk with %s".formatted(sector.length(), sectorSize));
    }
  }

  /** Compares the structures; what was read beside them makes no difference. */
  @Override
  public boolean equals(Object o) {
    return o instanceof LayoutParts other
        && sectorSize.equals(other.sectorSize)
        && diskSize == other.diskSize
        && mbr.equals(other.mbr)
        && ebrs.equals(other.ebrs)
        && gptTables.equals(other.gptTables)
        && nestedLabels.equals(other.nestedLabels)
        && foreignLabels.equals(other.foreignLabels);
  }

  @Override
  public int hashCode() {
    return Objects.hash(sectorSize, diskSize, mbr, ebrs, gptTables);
  }
}
