package io.github.bootformats.api.spi;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;

/** Lists the partitions of disks, as the operating system that is booted sees them. */
@FunctionalInterface
public interface PartitionLister {
  /**
   * Lists the partitions.
   *
   * @param disk the disk; not closed
   * @param limits how much it may ask for
   * @return the partitions; the number of each is the id of the {@link ChildImage} that it is
   * @throws io.github.bootformats.api.FormatException if the disk cannot be understood
   * @throws IOException if reading fails
   */
  PartitionMap partitions(ImageSource disk, ReadLimits limits) throws IOException;
}
