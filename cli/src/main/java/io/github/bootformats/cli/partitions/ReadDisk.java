package io.github.bootformats.cli.partitions;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.SectorSizeChoice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The layout of a disk, read with the sector size that the user or else the disk names.
 *
 * @param layout the layout
 * @param notes what should be said about the sector size
 */
public record ReadDisk(DiskLayout layout, List<Diagnostic> notes) {
  public ReadDisk {
    notes = List.copyOf(notes);
  }

  /**
   * Reads a disk.
   *
   * @param disk the disk; not closed
   * @param given the size of its sectors, if the user knows it
   */
  public static ReadDisk of(ImageSource disk, Optional<SectorSize> given) throws IOException {
    if (given.isPresent()) {
      return new ReadDisk(DiskLayout.read(disk, given.get()).model(), List.of());
    }
    SectorSizeChoice choice = SectorSizeChoice.of(disk);
    return new ReadDisk(
        DiskLayout.read(disk, choice.sectorSize()).model(), choice.finding().stream().toList());
  }

  /** Returns what is said about the sector size, then what is odd about the layout. */
  public List<Diagnostic> findings() {
    List<Diagnostic> findings = new ArrayList<>(notes);
    findings.addAll(layout.findings());
    return findings;
  }
}
