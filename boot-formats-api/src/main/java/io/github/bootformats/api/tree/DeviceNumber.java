package io.github.bootformats.api.tree;

/**
 * Which device a device node stands for.
 *
 * <p>Linux has 12 bits for the major and 20 for the minor number; archives may hold others.
 *
 * @param major which driver, 0 to 2<sup>32</sup>-1
 * @param minor which of its devices, 0 to 2<sup>32</sup>-1
 */
public record DeviceNumber(long major, long minor) {
  private static final long MAX = 0xFFFF_FFFFL;

  /**
   * Creates a number.
   *
   * @param major which driver, 0 to 2<sup>32</sup>-1
   * @param minor which of its devices, 0 to 2<sup>32</sup>-1
   * @throws IllegalArgumentException if one is out of range
   */
  public DeviceNumber {
    if (major < 0 || major > MAX || minor < 0 || minor > MAX) {
      throw new IllegalArgumentException("not 32 bits: " + major + ":" + minor);
    }
  }

  /**
   * Unpacks a {@code st_rdev} as the C library of Linux packs it into 64 bits.
   *
   * @param rdev the packed number
   * @return both parts
   */
  public static DeviceNumber ofLinux(long rdev) {
    long major = (rdev >>> 8 & 0xFFF) | (rdev >>> 32 & 0xFFFF_F000L);
    long minor = (rdev & 0xFF) | (rdev >>> 12 & 0xFFFF_FF00L);
    return new DeviceNumber(major, minor);
  }

  /**
   * Packs the number as the C library of Linux does.
   *
   * @return a 64-bit {@code st_rdev}
   */
  public long toLinux() {
    return (major & 0xFFF) << 8
        | (major & 0xFFFF_F000L) << 32
        | (minor & 0xFF)
        | (minor & 0xFFFF_FF00L) << 12;
  }

  /** Returns {@code major:minor}. */
  @Override
  public String toString() {
    return major + ":" + minor;
  }
}
