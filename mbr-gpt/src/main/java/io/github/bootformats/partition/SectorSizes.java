package io.github.bootformats.partition;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.SectorSize;
import java.util.List;

/** Evidence of a disk's sector size. */
public final class SectorSizes {
  private SectorSizes() {}

  /**
   * Looks for evidence.
   *
   * @param disk the disk
   * @return the sizes that something on the disk speaks for
   */
  public static List<SectorSize> evidence(ImageSource disk) {
    return List.of();
  }
}
