package io.github.bootformats.partition.internal.report;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.ChildImage;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.ForeignLabel;
import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.partition.SectorSizeChoice;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A disk that was read for a tool: its layout and what Linux and UEFI see on it.
 *
 * @param sectorSize the size of its sectors, and why
 * @param layout its layout
 * @param linux what Linux sees
 * @param uefi what UEFI sees
 */
public record DiskSurvey(
    SectorSizeChoice sectorSize, DiskLayout layout, PartitionMap linux, PartitionMap uefi) {

  private static final List<String> BOOT_SECTORS = List.of("fat", "ntfs", "exfat");

  public static DiskSurvey of(ImageSource image, ReadLimits limits) throws IOException {
    SectorSizeChoice sectorSize = SectorSizeChoice.of(image);
    DiskLayout layout = DiskLayout.read(image, sectorSize.sectorSize(), limits).model();
    return new DiskSurvey(
        sectorSize,
        layout,
        layout.as(PartitionConsumer.LINUX_6_1),
        layout.as(PartitionConsumer.UEFI_2_10));
  }

  /** Returns whose partitions are listed: Linux's, or UEFI's where only UEFI sees any. */
  public PartitionMap seen() {
    return linux.partitions().isEmpty() && !uefi.partitions().isEmpty() ? uefi : linux;
  }

  /**
   * Returns the partitions with the true range of extended ones, of which Linux shows the first
   * kilobyte only.
   */
  public List<Partition> partitions() {
    List<Partition> partitions = new ArrayList<>();
    for (Partition partition : seen().partitions()) {
      partitions.add(isExtended(partition) ? wholeExtended(partition) : partition);
    }
    return partitions;
  }

  /** Returns whether a partition is an extended one, which holds nothing but others. */
  public boolean isExtended(Partition partition) {
    return seen().table().equals("mbr")
        && partition.number() <= MbrSector.ENTRIES
        && entryOf(partition).isExtended();
  }

  private MbrEntry entryOf(Partition partition) {
    return layout.mbr().entry(partition.number() - 1);
  }

  private Partition wholeExtended(Partition partition) {
    Partition.Builder whole =
        Partition.builder(
                partition.number(),
                partition.sectorSize(),
                partition.start(),
                entryOf(partition).sectors())
            .type(partition.type(), partition.typeName())
            .name(partition.name())
            .flags(partition.flags());
    partition.uuid().ifPresent(whole::uuid);
    return whole.build();
  }

  /** Returns the boot sector of a file system at LBA 0, which may look like an MBR. */
  Optional<ForeignLabel> bootSector() {
    return layout.foreignLabels().stream()
        .filter(label -> BOOT_SECTORS.contains(label.id()))
        .findFirst();
  }

  /** Returns the partitions that lie on the disk, for tools that look into them. */
  public List<ChildImage> children() {
    List<ChildImage> children = new ArrayList<>();
    for (Partition partition : seen().partitions()) {
      long first = partition.firstByte();
      long length = partition.length();
      boolean onDisk = first <= layout.diskSize() && length <= layout.diskSize() - first;
      if (onDisk && length > 0 && !isExtended(partition)) {
        children.add(
            new ChildImage(
                Integer.toString(partition.number()),
                "partition " + partition.number(),
                first,
                length));
      }
    }
    return children;
  }
}
