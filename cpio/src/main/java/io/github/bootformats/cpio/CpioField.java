package io.github.bootformats.cpio;

/**
 * A number in the header of an entry. Not every dialect has every field, and their widths differ:
 * see {@link CpioDialect#fields()} and {@link CpioDialect#maximum}.
 */
public enum CpioField {
  /** Which device the file was on, packed into one number; in odc and binary. */
  DEV("dev"),
  /** Which file it was on its device; tells hard links. */
  INO("ino"),
  /** The type and the permissions, as {@code stat} has them. */
  MODE("mode"),
  /** The owner. */
  UID("uid"),
  /** The group. */
  GID("gid"),
  /** How many names the file had. */
  NLINK("nlink"),
  /** Which device a device node stands for, packed into one number; in odc and binary. */
  RDEV("rdev"),
  /** When the file was last modified, in seconds from 1970-01-01T00:00:00Z, unsigned. */
  MTIME("mtime"),
  /** The length of the name in bytes, with the NUL at its end. */
  NAME_SIZE("namesize"),
  /** The length of the data in bytes. */
  FILE_SIZE("filesize"),
  /** The major number of the device that the file was on; in newc and crc. */
  DEV_MAJOR("devmajor"),
  /** The minor number of the device that the file was on; in newc and crc. */
  DEV_MINOR("devminor"),
  /** The major number of the device that a device node stands for; in newc and crc. */
  RDEV_MAJOR("rdevmajor"),
  /** The minor number of the device that a device node stands for; in newc and crc. */
  RDEV_MINOR("rdevminor"),
  /** The sum of the bytes of a regular file modulo 2<sup>32</sup>; in crc, and 0 in newc. */
  CHECK("check");

  private final String id;

  CpioField(String id) {
    this.id = id;
  }

  /**
   * Returns the name that the format's descriptions use, without the {@code c_} before it.
   *
   * @return such as {@code namesize}
   */
  public String id() {
    return id;
  }

  @Override
  public String toString() {
    return id;
  }
}
