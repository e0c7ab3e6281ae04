package io.github.bootformats.cpio.internal;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.DeviceNumber;
import java.util.Optional;

/**
 * What an entry may have for Linux 6.1 to unpack it as it is (init/initramfs.c; {@code PATH_MAX}
 * and {@code NAME_MAX} of linux/limits.h; {@code new_decode_dev} of linux/kdev_t.h).
 */
public final class LinuxLimits {
  /** The most bytes of a path, and of the target of a symbolic link. */
  public static final int MAX_PATH = 4095;

  private static final int MAX_NAME = 255;
  private static final long MAX_MAJOR = 0xFFF;
  private static final long MAX_MINOR = 0xF_FFFF;

  private LinuxLimits() {}

  /**
   * Looks at the path of an entry.
   *
   * @param path the path
   * @return what it has that Linux does not take, as in "a path of 5000 bytes"
   */
  public static Optional<String> ofPath(Bytes path) {
    if (path.length() > MAX_PATH) {
      return Optional.of("a path of %s bytes".formatted(path.length()));
    }
    int begin = 0;
    for (int i = 0; i <= path.length(); i++) {
      if (i == path.length() || path.at(i) == '/') {
        if (i - begin > MAX_NAME) {
          return Optional.of("a name of %s bytes".formatted(i - begin));
        }
        begin = i + 1;
      }
    }
    return Optional.empty();
  }

  /**
   * Looks at the target of a symbolic link.
   *
   * @param target the target
   * @return what it has that Linux does not take
   */
  public static Optional<String> ofTarget(Bytes target) {
    if (target.length() > MAX_PATH) {
      return Optional.of("a target of %s bytes".formatted(target.length()));
    }
    return target.indexOf(0, 0) >= 0 ? Optional.of("a target with a NUL") : Optional.empty();
  }

  /**
   * Looks at the number of a device.
   *
   * @param device the number
   * @return what it has that Linux does not take
   */
  public static Optional<String> ofDevice(DeviceNumber device) {
    return device.major() > MAX_MAJOR || device.minor() > MAX_MINOR
        ? Optional.of("the device number " + device)
        : Optional.empty();
  }
}
