package io.github.bootformats.grub.bios;

import io.github.bootformats.api.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * GRUB as it is installed on a disk.
 *
 * @param kernelSector where {@code core.img} begins, in sectors of 512 bytes
 * @param runs where the rest of it lies, in the order in which it is loaded
 * @param core all its sectors, the first one included; empty when a sector lies outside the disk,
 *     or what lies there is no {@code core.img}
 * @param reedSolomon whether codes follow it by which GRUB mends sectors that other programs wrote
 * @param prefix where GRUB looks for its modules and {@code grub.cfg}, such as {@code
 *     (hd0,msdos1)/boot/grub}; empty when it is not found in the image
 */
public record GrubBiosInstallation(
    long kernelSector,
    List<CoreRun> runs,
    Optional<Bytes> core,
    boolean reedSolomon,
    Optional<Bytes> prefix) {
  /**
   * Creates a description.
   *
   * @param kernelSector where it begins
   * @param runs where the rest lies; the list is copied
   * @param core its sectors
   * @param reedSolomon whether codes follow
   * @param prefix the embedded prefix
   */
  public GrubBiosInstallation {
    runs = List.copyOf(runs);
  }

  /**
   * Returns whether GRUB's second stage is there.
   *
   * @return false if only the boot sector is GRUB's
   */
  public boolean isComplete() {
    return core.isPresent();
  }
}
