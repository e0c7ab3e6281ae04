package io.github.bootformats.partition.volume;

/** The kinds of content that are told apart. */
public enum VolumeType {
  /** The second extended file system. */
  EXT2("ext2", "ext2 file system"),
  /** ext2 with a journal. */
  EXT3("ext3", "ext3 file system"),
  /** Any later one of that family. */
  EXT4("ext4", "ext4 file system"),
  /** A journal of ext3 or ext4 on a device of its own. */
  EXT_JOURNAL("jbd", "journal of an ext file system"),
  /** FAT12, FAT16 or FAT32. */
  FAT("vfat", "FAT file system"),
  /** exFAT. */
  EXFAT("exfat", "exFAT file system"),
  /** NTFS. */
  NTFS("ntfs", "NTFS file system"),
  /** XFS. */
  XFS("xfs", "XFS file system"),
  /** Btrfs. */
  BTRFS("btrfs", "Btrfs file system"),
  /** F2FS. */
  F2FS("f2fs", "F2FS file system"),
  /** EROFS. */
  EROFS("erofs", "EROFS file system"),
  /** ISO 9660. */
  ISO_9660("iso9660", "ISO 9660 file system"),
  /** Swap space of Linux. */
  SWAP("swap", "swap space"),
  /** An encrypted volume in the format of LUKS. */
  LUKS("crypto_LUKS", "LUKS volume"),
  /** A physical volume of LVM2. */
  LVM("LVM2_member", "LVM physical volume"),
  /** A part of a RAID of Linux, with metadata of version 1.1 or 1.2. */
  RAID("linux_raid_member", "part of a Linux RAID");

  private final String id;
  private final String title;

  VolumeType(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /**
   * Returns what programs call it.
   *
   * @return the {@code TYPE} that blkid prints
   */
  public String id() {
    return id;
  }

  /**
   * Returns what people call it.
   *
   * @return a few words
   */
  public String title() {
    return title;
  }
}
