package io.github.bootformats.partition.mbr;

import java.util.Objects;

/**
 * An extended boot record: a table inside an extended partition that holds a logical partition and
 * the link to the next EBR.
 *
 * @param lba where it lies, in sectors from the start of the disk
 * @param sector its content; what is boot code in the MBR is usually zero here
 */
public record Ebr(long lba, MbrSector sector) {
  /**
   * Creates an EBR.
   *
   * @param lba where it lies, in sectors from the start of the disk, not negative
   * @param sector its content
   */
  public Ebr {
    if (lba < 0) {
      throw new IllegalArgumentException("negative LBA: " + lba);
    }
    Objects.requireNonNull(sector);
  }
}
