package io.github.bootformats.partition;

import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.partition.internal.view.GdiskView;
import io.github.bootformats.partition.internal.view.LibblkidView;
import io.github.bootformats.partition.internal.view.LibfdiskView;
import io.github.bootformats.partition.internal.view.LinuxView;
import io.github.bootformats.partition.internal.view.PartedView;
import io.github.bootformats.partition.internal.view.UefiView;
import java.util.List;
import java.util.Optional;

/**
 * A program, in a version, that reads partition tables: who looks at a {@link DiskLayout}.
 *
 * <p>The set is open: implement this for a reader of your own. A view is a pure function of the
 * layout and answers for every layout, with a {@linkplain PartitionMap#refused() refusal} where the
 * program refuses.
 */
public interface PartitionConsumer {
  /**
   * Linux 6.1 ({@code block/partitions}), with the parsers that Debian 12 configures for amd64. It
   * never uses the backup GPT.
   *
   * <p>Partitions get their numbers, PARTUUIDs and 7-bit names as in {@code /sys} and {@code
   * /dev/disk/by-*}, up to number 255. An extended partition is shown as its first 1 KiB, or its
   * first sector where that is larger. The slices of BSD, Solaris, UnixWare and Minix tables inside
   * primary MBR partitions follow the logical partitions; they have no PARTUUIDs, and on a disk
   * with larger sectors {@linkplain io.github.bootformats.api.disk.Partition#sectorSize() count} in
   * 512 bytes where they are not whole sectors. (Debian's cloud kernels are built without nested
   * tables.) Labels other than these are refusals although Linux opens some of them: Sun, SGI, Mac,
   * Amiga, Atari, OSF, Ultrix, Karma and Windows's dynamic disks. AIX, SysV68 and DASD labels are
   * not opened by this kernel; Acorn's ICS label is not looked for.
   *
   * <p>The {@linkplain io.github.bootformats.api.disk.PartitionMap#diagnostics() diagnostics} are
   * what the kernel logs, and what it leaves out or cuts silently. A disk whose size is no multiple
   * of its sector size is taken to end with its last whole sector.
   */
  PartitionConsumer LINUX_6_1 = new LinuxView(false);

  /**
   * Linux 6.1 booted with the parameter {@code gpt}: it needs no protective MBR and falls back to
   * the backup GPT at the last LBA. Otherwise as {@link #LINUX_6_1}.
   */
  PartitionConsumer LINUX_6_1_GPT = new LinuxView(true);

  /**
   * Firmware as the UEFI specification 2.10 describes it, in the order of section 13.3.2: a GPT
   * behind a protective MBR, its backup if the primary is bad, else the primary partitions of an
   * MBR.
   *
   * <p>Where the specification leaves something open, the partition driver of EDK II decides:
   *
   * <ul>
   *   <li>A protective entry may be in any slot, beside other entries, with any size. The MBR's
   *       boot signature must be there, as table 5.3 says; EDK II does not look.
   *   <li>A GPT needs revision 1.0, a header of 92 bytes to a sector, both CRCs, its own LBA,
   *       entries of 128&middot;2<sup>n</sup> bytes, and at least one of them (5.3.2 and EDK II).
   *       The usable range is not checked against the disk or the array, so that partitions of a
   *       disk that has lost its end reach beyond it.
   *   <li>The backup is looked for at the last LBA only, never where the primary points, since a
   *       bad primary cannot be trusted to point there.
   *   <li>Entries that end before they begin or leave the usable range are left out, and so are all
   *       that overlap another one within that range. In EDK II one outside of the range also
   *       counts for those before it, which is not followed here.
   *   <li>Entries with attribute 1 are left out: firmware makes no device of them (table 5.8).
   *   <li>An MBR must have a partition, and all of them must lie within the disk and apart from
   *       each other; otherwise there are none. Boot indicators do not matter. Entries keep the
   *       number of their slot (10.3.5.1).
   *   <li>An extended partition is one partition. Firmware may go on to look for tables inside of
   *       partitions; that is not followed here.
   *   <li>Between GPT and MBR the specification asks for an El Torito catalog on ISO 9660. On such
   *       a volume a finding says so, and the MBR is told.
   * </ul>
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
   *
   * <p>What a {@link DiskLayout} does not hold, this cannot see: an NTFS is known by its boot
   * sector alone, BSD labels 64 or 128 bytes into a partition are not found, and an entry array
   * counts as unreadable when its LBA is one that only 64-bit overflow turns into a place on the
   * disk.
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
   * GPT fdisk 1.0.9, as {@code sgdisk -p} and {@code -i} show a disk.
   *
   * <p>It needs no protective MBR in front of a valid GPT, but refuses one that stands behind an
   * ordinary MBR. Entries are listed by their first LBA, which must not be 0, and whatever their
   * type. An MBR is shown as the GPT that it would be converted to: with GPT types, the types'
   * names, and no extended partition; the GUIDs would be random, so there are none here. Where
   * gdisk crashes or never ends, as with odd numbers of entries, the refusal is {@code gdisk.crash}
   * or {@code gdisk.hang}.
   */
  PartitionConsumer GDISK_1_0_9 = new GdiskView();

  /**
   * GNU Parted 3.5, as {@code parted -m} shows a disk in script mode, with a UTF-8 locale.
   *
   * <p>It takes a table as a whole: one partition that overlaps another one or leaves the disk is a
   * refusal of all. parted shows no types and no GUIDs; the map has those of the entries that it
   * uses. Flags are parted's, and so say more of a partition's type than of its attributes. Where
   * parted crashes the refusal is {@code parted.crash}. Other labels that it opens are refusals; a
   * FAT or NTFS without a table is one partition in the table {@code loop}, other filesystems are
   * not looked for.
   */
  PartitionConsumer PARTED_3_5 = new PartedView();

  /**
   * Returns every consumer.
   *
   * @return the constants above, in their order
   */
  static List<PartitionConsumer> all() {
    return List.of(
        LINUX_6_1, LINUX_6_1_GPT, UEFI_2_10, LIBBLKID_2_38, LIBFDISK_2_38, GDISK_1_0_9, PARTED_3_5);
  }

  /**
   * Looks a consumer up.
   *
   * @param id its {@link #id}
   * @return the consumer, or empty
   */
  static Optional<PartitionConsumer> find(String id) {
    return all().stream().filter(consumer -> consumer.id().equals(id)).findFirst();
  }

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
