package io.github.bootformats.cli.partitions;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.PartitionConsumer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The partitions of a disk as one consumer sees them, with everything there is to say about it.
 *
 * @param consumer who looks
 * @param map what it sees
 * @param diagnostics the consumer's findings, then those of the layout
 */
public record PartitionListing(
    PartitionConsumer consumer, PartitionMap map, List<Diagnostic> diagnostics) {
  public PartitionListing {
    diagnostics = List.copyOf(diagnostics);
  }

  /**
   * Looks at a disk.
   *
   * @param disk the disk; not closed
   * @param consumer who looks
   * @param given the size of its sectors, if the user knows it
   */
  public static PartitionListing of(
      ImageSource disk, PartitionConsumer consumer, Optional<SectorSize> given) throws IOException {
    ReadDisk read = ReadDisk.of(disk, given);
    DiskLayout layout = read.layout();
    Set<Diagnostic> diagnostics = new LinkedHashSet<>(read.notes());
    PartitionMap map = layout.as(consumer);
    diagnostics.addAll(map.diagnostics());
    diagnostics.addAll(layout.findings());
    return new PartitionListing(consumer, map, new ArrayList<>(diagnostics));
  }
}
