package io.github.bootformats.partition.volume;

import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file system or the like, known by its signature: what blkid prints of a partition.
 *
 * <p>Type, label and UUID are those of libblkid 2.38, except that an NTFS has no label here, for it
 * is in a file; that the label of an ISO 9660 is the one of its primary descriptor; and that labels
 * in a FAT's or exFAT's root directory are found in its first 64 KiB only. SquashFS, which has a
 * module of its own, is not named here.
 *
 * @param type what it is
 * @param label the name that somebody gave it, if any
 * @param uuid its UUID or serial number, written as blkid writes it, if it has any
 * @param claimedBytes how large its superblock says that it is, if it does
 */
public record Volume(
    VolumeType type, Optional<String> label, Optional<String> uuid, OptionalLong claimedBytes) {
  /**
   * Looks for signatures in an image, by some twenty small reads.
   *
   * @param image a partition, or a disk without partitions; not closed
   * @return what was found; more than one if the remains of another were never wiped off
   * @throws IOException if reading fails
   */
  public static List<Volume> identify(ImageSource image) throws IOException {
    return Probes.of(image);
  }
}
