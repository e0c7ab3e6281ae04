package io.github.bootformats.cli.change;

import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.cli.partitions.PartitionsText;
import io.github.bootformats.cli.partitions.RawEntries;
import io.github.bootformats.partition.DiskLayout;
import java.io.IOException;
import java.util.Arrays;

/** Sees that nothing is lost when a table is made. */
public final class BlankDisk {
  /** Tables and the signatures of file systems lie within as much at either end. */
  private static final int END = 1 << 20;

  private BlankDisk() {}

  /**
   * Refuses a disk that has something at its ends.
   *
   * @throws IllegalArgumentException if there is something; the message says what
   */
  public static void check(DiskLayout layout, ImageSource disk) throws IOException {
    if (!layout.foreignLabels().isEmpty()) {
      throw notBlank("there is something already: " + layout.foreignLabels().get(0).name());
    }
    PartitionMap there = layout.as(RawEntries.VIEW);
    if (!there.table().equals(PartitionMap.NO_TABLE)) {
      int count = there.partitions().size();
      throw notBlank(
          "there is %s %s with %s %s already"
              .formatted(
                  there.table().equals("mbr") ? "an" : "a",
                  PartitionsText.kind(there),
                  count,
                  count == 1 ? "partition" : "partitions"));
    }
    checkZeros(disk, 0);
    checkZeros(disk, Math.max(0, disk.size() - END));
  }

  private static void checkZeros(ImageSource disk, long offset) throws IOException {
    byte[] bytes = disk.readBytes(offset, (int) Math.min(END, disk.size() - offset));
    int different = Arrays.mismatch(bytes, new byte[bytes.length]);
    if (different >= 0) {
      throw notBlank("the disk is not blank: byte %s is not zero".formatted(offset + different));
    }
  }

  private static IllegalArgumentException notBlank(String reason) {
    return new IllegalArgumentException(reason + "; --force makes a new table all the same");
  }
}
