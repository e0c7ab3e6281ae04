package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;

/** Who unpacks an initramfs image, in which version. */
public final class InitramfsConsumer {
  /** Linux 6.1 (init/initramfs.c and lib/decompress*.c), as Debian 12 builds it. */
  public static final InitramfsConsumer LINUX_6_1 = new InitramfsConsumer("linux", "6.1");

  private final String id;
  private final String version;

  private InitramfsConsumer(String id, String version) {
    this.id = id;
    this.version = version;
  }

  /**
   * Returns the name for programs.
   *
   * @return such as {@code linux}
   */
  public String id() {
    return id;
  }

  /**
   * Returns the version.
   *
   * @return such as {@code 6.1}
   */
  public String version() {
    return version;
  }

  LinuxRootfs unpack(ImageSource image, ReadLimits limits, UnpackedSegments unpacked)
      throws IOException {
    return new LinuxUnpacker(image, limits, unpacked).unpack();
  }

  /** Returns {@code linux 6.1}. */
  @Override
  public String toString() {
    return id + " " + version;
  }
}
