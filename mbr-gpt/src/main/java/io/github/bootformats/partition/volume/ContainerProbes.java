package io.github.bootformats.partition.volume;

import io.github.bootformats.api.Bytes;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** What holds other volumes, or pages of memory. */
final class ContainerProbes {
  private static final Bytes LUKS =
      Bytes.of((byte) 'L', (byte) 'U', (byte) 'K', (byte) 'S', (byte) 0xba, (byte) 0xbe);
  private static final long RAID_MAGIC = 0xa92b4efcL;
  private static final int[] RAID_AT = {0, 4096};

  /** LVM looks for its label in the first four sectors. */
  private static final int LVM_SECTORS = 4;

  /** The groups that LVM writes the letters of its UUIDs in. */
  private static final int[] LVM_GROUPS = {6, 4, 4, 4, 4, 4, 6};

  private static final int MAX_PAGE = 64 << 10;

  private ContainerProbes() {}

  /** The UUID is written as text (LUKS2 On-Disk Format Specification, 1.1.4, section 2.1). */
  static Optional<Volume> luks(Fields image) throws IOException {
    Bytes header = image.read(0, 512);
    if (!header.startsWith(LUKS)) {
      return Optional.empty();
    }
    int version = header.at(6) << 8 | header.at(7);
    return Optional.of(
        new Volume(
            VolumeType.LUKS,
            version == 2 ? Fields.text(header, 24, 48) : Optional.empty(),
            Fields.text(header, 168, 40),
            OptionalLong.empty()));
  }

  static Optional<Volume> lvm(Fields image) throws IOException {
    for (int sector = 0; sector < LVM_SECTORS; sector++) {
      Bytes label = image.read(512L * sector, 512);
      if (label.startsWith(Bytes.utf8("LABELONE"))
          && label.slice(24, 32).equals(Bytes.utf8("LVM2 001"))) {
        Bytes header = image.read(512L * sector + label.u32le(20), 40);
        return Optional.of(
            new Volume(
                VolumeType.LVM,
                Optional.empty(),
                Fields.text(header, 0, 32).map(ContainerProbes::inGroups),
                Sizes.product(header.u64le(32), 1)));
      }
    }
    return Optional.empty();
  }

  private static String inGroups(String letters) {
    StringBuilder grouped = new StringBuilder();
    int at = 0;
    for (int group : LVM_GROUPS) {
      int end = Math.min(letters.length(), at + group);
      grouped.append(at == 0 ? "" : "-").append(letters, at, end);
      at = end;
    }
    return grouped.toString();
  }

  static Optional<Volume> raid(Fields image) throws IOException {
    for (int at : RAID_AT) {
      Bytes superblock = image.read(at, 256);
      if (superblock.u32le(0) == RAID_MAGIC && superblock.u32le(4) == 1) {
        return Optional.of(
            new Volume(
                VolumeType.RAID,
                Fields.text(superblock, 32, 32),
                Fields.uuid(superblock, 16),
                OptionalLong.empty()));
      }
    }
    return Optional.empty();
  }

  /** The mark is at the end of the first page, whose size is that of the machine's pages. */
  static Optional<Volume> swap(Fields image) throws IOException {
    for (int page = 4 << 10; page <= MAX_PAGE; page *= 2) {
      if (image.matches(page - 10, "SWAPSPACE2")) {
        Bytes header = image.read(1024, 44);
        return Optional.of(
            new Volume(
                VolumeType.SWAP,
                Fields.text(header, 28, 16),
                Fields.uuid(header, 12),
                Sizes.product(header.u32le(4) + 1, page)));
      }
    }
    return Optional.empty();
  }
}
