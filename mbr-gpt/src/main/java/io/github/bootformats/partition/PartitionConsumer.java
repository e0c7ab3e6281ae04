package io.github.bootformats.partition;

import io.github.bootformats.api.disk.PartitionMap;

/**
 * A program, in a version, that reads partition tables: who looks at a {@link DiskLayout}.
 *
 * <p>The set is open: implement this for a reader of your own. A view is a pure function of the
 * layout and answers for every layout, with a {@linkplain PartitionMap#refused() refusal} where the
 * program refuses.
 */
public interface PartitionConsumer {
  /**
   * Linux 6.1 ({@code block/partitions}), as Debian 12 has it. It never uses the backup GPT.
   *
   * <p>Partitions get their numbers, PARTUUIDs and 7-bit names as in {@code /sys} and {@code
   * /dev/disk/by-*}. Labels other than MBR and GPT (and the BSD, Solaris, UnixWare and Minix tables
   * inside MBR partitions) are refusals here although Linux opens some of them.
   */
  PartitionConsumer LINUX_6_1 = new LinuxView(false);

  /**
   * Linux 6.1 booted with the parameter {@code gpt}: it needs no protective MBR and falls back to
   * the backup GPT.
   */
  PartitionConsumer LINUX_6_1_GPT = new LinuxView(true);

  /**
   * The UEFI specification 2.10, sections 5.2, 5.3 and 13.3.2: GPT behind a protective MBR, with
   * the backup used when the primary is bad, else the primary partitions of an MBR.
   */
  PartitionConsumer UEFI_2_10 = new UefiView();

  /**
   * libblkid 2.38.1 of util-linux, as Debian 12 has it: what {@code partx}, {@code lsblk} and udev
   * learn from its partition list.
   *
   * <p>An MBR is tried before a GPT, and any entry of type 0xEE gives way to the GPT, whose copy at
   * LBA 1 or else at the last LBA is used; without a usable one the table is {@code pmbr} and a
   * refusal. GPT partitions outside of the usable LBAs are left out. A FAT or NTFS boot sector at
   * LBA 0 hides the MBR in it. On disks of more than 1440 KiB, slices of BSD, Solaris and Minix
   * tables follow the logical partitions, and an entry of such a type that reaches past the end of
   * the disk, even one for Linux swap (0x82), makes libblkid give up on the whole disk.
   *
   * <p>Other signatures on the disk, which {@code blkid -p} reports first, are not looked at.
   * Numbers that libblkid counts in 512 bytes are given in sectors where they are whole ones.
   */
  PartitionConsumer LIBBLKID_2_38 = new LibblkidView();

  /**
   * libfdisk 2.38.1 of util-linux, as Debian 12 has it: what {@code sfdisk --json} and {@code fdisk
   * -l} list.
   *
   * <p>It is the most lenient reader: the GPT's entries may have any size, one without a type is a
   * partition when it begins after LBA 0, an MBR may have any boot indicators and be the boot
   * sector of a file system, and where a GPT is unusable its protective entry is listed as a
   * partition. Up to 56 logical partitions are listed, and EBRs need no boot signature. MBR
   * partitions have no UUID here.
   */
  PartitionConsumer LIBFDISK_2_38 = new LibfdiskView();

  /**
   * Returns a stable id.
   *
   * @return lower-case words with hyphens, such as {@code linux}
   */
  String id();

  /**
   * Returns which version of the program this is.
   *
   * @return the version, such as {@code 6.1}
   */
  String version();

  /**
   * Looks at a disk.
   *
   * @param layout the disk; any layout is answered
   * @return the partitions, or the refusal
   */
  PartitionMap see(DiskLayout layout);
}
