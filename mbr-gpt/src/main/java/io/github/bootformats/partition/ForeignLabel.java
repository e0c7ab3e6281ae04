package io.github.bootformats.partition;

import java.util.Objects;

/**
 * A label or boot sector that a disk has beside or instead of MBR and GPT. It is named, not opened.
 *
 * <table>
 * <caption>The ids of labels that are found by reading a disk</caption>
 * <tr><th>id<th>what<th>recognized by
 * <tr><td>{@code aix}<td>AIX volume group<td>as Linux does
 * <tr><td>{@code amiga}<td>Amiga rigid disk block<td>as Linux does
 * <tr><td>{@code atari}<td>Atari AHDI root sector<td>as Linux does, unless it is a valid MBR too
 * <tr><td>{@code bsd}<td>BSD disklabel of a whole disk<td>its two magic numbers
 * <tr><td>{@code dasd}<td>IBM DASD volume label<td>as Linux does
 * <tr><td>{@code dasd-4096}<td>the same, read with the wrong sector size<td>its place for
 *     4096-byte sectors
 * <tr><td>{@code exfat}, {@code fat}, {@code ntfs}<td>boot sector of a file system<td>its name, or
 *     the fields of a FAT
 * <tr><td>{@code iso9660}<td>ISO 9660 file system<td>its mark at byte 32769
 * <tr><td>{@code karma}<td>Rio Karma partition table<td>as Linux does
 * <tr><td>{@code ldm}<td>dynamic disk of Windows<td>as Linux does, up to the records of its database
 * <tr><td>{@code mac}<td>Apple partition map<td>as Linux does
 * <tr><td>{@code osf}<td>disklabel of OSF/1 or BSD on Alpha<td>as Linux does
 * <tr><td>{@code sgi}, {@code sun}<td>their disk labels<td>as Linux does
 * <tr><td>{@code sysv68}<td>Motorola slice table<td>as Linux does
 * <tr><td>{@code ultrix}<td>Ultrix partition table<td>as Linux does
 * </table>
 *
 * @param id a stable id
 * @param name what people call it
 * @param offset where its signature lies, in bytes from the start of the disk
 */
public record ForeignLabel(String id, String name, long offset) {
  /**
   * Creates a label.
   *
   * @param id a stable id
   * @param name what people call it
   * @param offset where its signature lies, in bytes from the start of the disk
   */
  public ForeignLabel {
    Objects.requireNonNull(id);
    Objects.requireNonNull(name);
    if (offset < 0) {
      throw new IllegalArgumentException("negative offset: " + offset);
    }
  }
}
