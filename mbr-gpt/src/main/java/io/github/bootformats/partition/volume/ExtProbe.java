package io.github.bootformats.partition.volume;

import io.github.bootformats.api.Bytes;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * ext2, ext3 and ext4, which differ in the features that they need (Documentation/filesystems/ext4/
 * super.rst of Linux; libblkid's rules for which is which).
 */
final class ExtProbe {
  private static final int SUPERBLOCK_AT = 1024;
  private static final int SUPERBLOCK_BYTES = 512;
  private static final int BLOCKS = 0x04;
  private static final int LOG_BLOCK_SIZE = 0x18;
  private static final int MAGIC = 0x38;
  private static final int FEATURE_COMPAT = 0x5c;
  private static final int FEATURE_INCOMPAT = 0x60;
  private static final int FEATURE_RO_COMPAT = 0x64;
  private static final int UUID = 0x68;
  private static final int LABEL = 0x78;
  private static final int BLOCKS_HIGH = 0x150;

  private static final int MAGIC_VALUE = 0xef53;
  private static final int HAS_JOURNAL = 0x4;
  private static final int JOURNAL_DEVICE = 0x8;
  private static final int BLOCKS_OF_64_BITS = 0x80;

  /** What ext2 knows: types in directories, and meta block groups; sparse, large files, B-trees. */
  private static final int EXT2_INCOMPAT = 0x2 | 0x10;

  private static final int EXT2_RO_COMPAT = 0x1 | 0x2 | 0x4;

  /** What ext3 knows beside that: a journal to be recovered. */
  private static final int EXT3_INCOMPAT = EXT2_INCOMPAT | 0x4;

  /** The largest blocks are of 64 KiB. */
  private static final int MAX_LOG_BLOCK_SIZE = 6;

  private ExtProbe() {}

  static Optional<Volume> at(Fields image) throws IOException {
    Bytes superblock = image.read(SUPERBLOCK_AT, SUPERBLOCK_BYTES);
    long logBlockSize = superblock.u32le(LOG_BLOCK_SIZE);
    if (superblock.u16le(MAGIC) != MAGIC_VALUE
        || logBlockSize > MAX_LOG_BLOCK_SIZE
        || superblock.u32le(BLOCKS) == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Volume(
            type(superblock),
            Fields.text(superblock, LABEL, 16),
            Fields.uuid(superblock, UUID),
            size(superblock, 1024L << logBlockSize)));
  }

  private static VolumeType type(Bytes superblock) {
    long incompat = superblock.u32le(FEATURE_INCOMPAT);
    boolean journal = (superblock.u32le(FEATURE_COMPAT) & HAS_JOURNAL) != 0;
    if ((incompat & JOURNAL_DEVICE) != 0) {
      return VolumeType.EXT_JOURNAL;
    }
    boolean newer = (superblock.u32le(FEATURE_RO_COMPAT) & ~EXT2_RO_COMPAT) != 0;
    if (newer || (incompat & ~(journal ? EXT3_INCOMPAT : EXT2_INCOMPAT)) != 0) {
      return VolumeType.EXT4;
    }
    return journal ? VolumeType.EXT3 : VolumeType.EXT2;
  }

  private static OptionalLong size(Bytes superblock, long blockSize) {
    boolean wide = (superblock.u32le(FEATURE_INCOMPAT) & BLOCKS_OF_64_BITS) != 0;
    long high = wide ? superblock.u32le(BLOCKS_HIGH) : 0;
    long blocks = high << 32 | superblock.u32le(BLOCKS);
    return Sizes.product(blocks, blockSize);
  }
}
