package io.github.bootformats.partition.volume;

import io.github.bootformats.api.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/** File systems of Linux with a magic number of their own (the headers in its fs directory). */
final class LinuxProbes {
  private static final int BTRFS_AT = 64 << 10;
  private static final long F2FS_MAGIC = 0xf2f52010L;
  private static final long EROFS_MAGIC = 0xe0f5e1e2L;

  private LinuxProbes() {}

  /** The superblock of XFS is in big-endian order. */
  static Optional<Volume> xfs(Fields image) throws IOException {
    Bytes superblock = image.read(0, 512);
    if (!superblock.startsWith(Bytes.utf8("XFSB"))) {
      return Optional.empty();
    }
    long blockSize = Integer.toUnsignedLong(superblock.asByteBuffer().getInt(4));
    long blocks = superblock.asByteBuffer().getLong(8);
    return Optional.of(
        new Volume(
            VolumeType.XFS,
            Fields.text(superblock, 108, 12),
            Fields.uuid(superblock, 32),
            Sizes.product(blocks, blockSize)));
  }

  /** What Btrfs calls its size is that of all its devices. */
  static Optional<Volume> btrfs(Fields image) throws IOException {
    if (!image.matches(BTRFS_AT + 0x40, "_BHRfS_M")) {
      return Optional.empty();
    }
    Bytes superblock = image.read(BTRFS_AT, 0x400);
    return Optional.of(
        new Volume(
            VolumeType.BTRFS,
            Fields.text(superblock, 0x12b, 256),
            Fields.uuid(superblock, 0x20),
            OptionalLong.empty()));
  }

  static Optional<Volume> f2fs(Fields image) throws IOException {
    Bytes superblock = image.read(1024, 0x400);
    if (superblock.u32le(0) != F2FS_MAGIC) {
      return Optional.empty();
    }
    return Optional.of(
        new Volume(
            VolumeType.F2FS,
            Fields.text(superblock.slice(0x7c, 0x7c + 512), StandardCharsets.UTF_16LE),
            Fields.uuid(superblock, 0x6c),
            OptionalLong.empty()));
  }

  static Optional<Volume> erofs(Fields image) throws IOException {
    Bytes superblock = image.read(1024, 128);
    if (superblock.u32le(0) != EROFS_MAGIC) {
      return Optional.empty();
    }
    return Optional.of(
        new Volume(
            VolumeType.EROFS,
            Fields.text(superblock, 64, 16),
            Fields.uuid(superblock, 48),
            OptionalLong.empty()));
  }
}
