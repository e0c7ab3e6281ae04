package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fixed numbers of block devices (Documentation/admin-guide/devices.txt of Linux). */
final class DeviceNumbers {
  private static final Pattern DISK = Pattern.compile("/dev/(hd|sd|xvd)([a-z]{1,2})([1-9][0-9]?)?");
  private static final Pattern NUMBERED = Pattern.compile("/dev/(fd|md|ram|loop|sr)([0-9]{1,3})");

  /** The majors of hda and hdb, hdc and hdd, and so on. */
  private static final int[] IDE_MAJORS = {3, 22, 33, 34, 56, 57, 88, 89, 90, 91};

  /** The majors of sda to sdp, sdq to sdaf, and so on. */
  private static final int[] SCSI_MAJORS = {
    8, 65, 66, 67, 68, 69, 70, 71, 128, 129, 130, 131, 132, 133, 134, 135
  };

  private static final Map<String, Integer> NUMBERED_MAJORS =
      Map.of("ram", 1, "fd", 2, "loop", 7, "md", 9, "sr", 11);

  private static final int XEN_MAJOR = 202;

  private DeviceNumbers() {}

  /** A device's number as programs have it: 12 bits of the major between 8 and 12 of the minor. */
  static int of(int major, int minor) {
    return (minor & 0xFF) | major << 8 | (minor & ~0xFF) << 12;
  }

  /** The number of a device by its usual name; empty where it is not fixed. */
  static OptionalInt find(Bytes path) {
    String name = path.toString();
    Matcher disk = DISK.matcher(name);
    if (disk.matches()) {
      int partition = disk.group(3) == null ? 0 : Integer.parseInt(disk.group(3));
      return disk(disk.group(1), index(disk.group(2)), partition);
    }
    Matcher numbered = NUMBERED.matcher(name);
    if (numbered.matches()) {
      int minor = Integer.parseInt(numbered.group(2));
      Integer major = NUMBERED_MAJORS.get(numbered.group(1));
      return major == null || minor > 0xFF ? OptionalInt.empty() : OptionalInt.of(of(major, minor));
    }
    return OptionalInt.empty();
  }

  /** a is 0, z is 25, aa is 26. */
  private static int index(String letters) {
    int index = -1;
    for (int i = 0; i < letters.length(); i++) {
      index = (index + 1) * 26 + letters.charAt(i) - 'a';
    }
    return index;
  }

  private static OptionalInt disk(String kind, int index, int partition) {
    boolean isIde = kind.equals("hd");
    int[] majors =
        switch (kind) {
          case "hd" -> IDE_MAJORS;
          case "sd" -> SCSI_MAJORS;
          default -> new int[] {XEN_MAJOR};
        };
    int disksPerMajor = isIde ? 2 : 16;
    int minorsPerDisk = isIde ? 64 : 16;
    if (index / disksPerMajor >= majors.length || partition >= minorsPerDisk) {
      return OptionalInt.empty();
    }
    int minor = index % disksPerMajor * minorsPerDisk + partition;
    return OptionalInt.of(of(majors[index / disksPerMajor], minor));
  }
}
