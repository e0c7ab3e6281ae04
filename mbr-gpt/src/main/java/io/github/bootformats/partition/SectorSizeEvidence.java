package io.github.bootformats.partition;

import io.github.bootformats.api.io.SectorSize;
import java.util.Objects;

/**
 * One thing on a disk that speaks for a sector size.
 *
 * @param sectorSize the size
 * @param reason what it is, for people: {@code GPT header with a valid CRC at byte 4096}
 */
public record SectorSizeEvidence(SectorSize sectorSize, String reason) {
  /**
   * Creates evidence.
   *
   * @param sectorSize the size
   * @param reason what it is, for people
   */
  public SectorSizeEvidence {
    Objects.requireNonNull(sectorSize);
    Objects.requireNonNull(reason);
  }

  /** Returns {@code 4096-byte sectors: GPT header with a valid CRC at byte 4096}. */
  @Override
  public String toString() {
    return sectorSize + ": " + reason;
  }
}
