package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import java.util.Optional;

/**
 * A device as GRUB Legacy names it: {@code (fd0)}, {@code (hd0)}, {@code (hd0,4)}, {@code
 * (hd0,0,a)}, {@code (cd)}, {@code (nd)}. Both disks and partitions count from 0 (manual 0.97,
 * chapter 11).
 *
 * @param disk the disk without its number: {@code fd}, {@code hd}, {@code cd} or {@code nd}
 * @param number the disk's number; 0 where there is none
 * @param partition the partition's number, from 0, of which 4 is the first logical one; -1 for the
 *     whole disk
 * @param slice the letter of a BSD partition; 0 for none
 */
public record LegacyDevice(String disk, int number, int partition, char slice) {
  static final int MAX_PARTITION = 254;

  /**
   * Creates a device.
   *
   * @param disk {@code fd}, {@code hd}, {@code cd} or {@code nd}
   * @param number the disk's number, not negative
   * @param partition the partition's number, or -1
   * @param slice a letter from {@code a} to {@code h}, or 0
   */
  public LegacyDevice {
    if (number < 0 || partition < -1 || partition > MAX_PARTITION) {
      throw new IllegalArgumentException("no device: " + disk + number + "," + partition);
    }
  }

  /**
   * Reads a name.
   *
   * @param name a name in parentheses, such as {@code (hd0,0)}
   * @return the device; empty if this is no name, or if something follows it
   */
  public static Optional<LegacyDevice> parse(String name) {
    return DeviceName.read(name)
        .filter(read -> read.end() == name.length())
        .map(DeviceName::device);
  }

  /**
   * Returns the partition of a disk of which this is the name.
   *
   * @param disk the partitions of the disk that has this number
   * @return the partition; empty for a whole disk, or if there is none of this number
   */
  public Optional<Partition> in(PartitionMap disk) {
    return disk.partitions().stream().filter(p -> p.number() == partition + 1).findFirst();
  }

  /**
   * Returns the name of the same device for GRUB 2, where all partitions have numbers from 1, and
   * the server that files are loaded from is {@code tftp}.
   *
   * @return such as {@code (hd0,1)}, or {@code (hd0,1,1)} for {@code (hd0,0,a)}
   */
  public String toGrub2() {
    String part = partition < 0 ? "" : "," + (partition + 1);
    String inner = slice == 0 ? "" : "," + (slice - 'a' + 1);
    return "(" + (disk.equals("nd") ? "tftp" : bare()) + part + inner + ")";
  }

  private String bare() {
    return disk + (disk.equals("cd") || disk.equals("nd") ? "" : Integer.toString(number));
  }

  /** Returns the name, such as {@code (hd0,0)}. */
  @Override
  public String toString() {
    String part = partition < 0 ? "" : "," + partition;
    String letter = slice == 0 ? "" : "," + slice;
    return "(" + bare() + part + letter + ")";
  }
}
