package io.github.bootformats.testkit.squashfs;

import static io.github.bootformats.testkit.squashfs.SquashfsRule.inImage;

import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.squashfs.SquashfsFinding;
import io.github.bootformats.squashfs.SuperblockField;
import io.github.bootformats.squashfs.SuperblockFlag;
import io.github.bootformats.testkit.SeededRandom;
import java.util.List;

/** The rules of the superblock, but for where the tables are, and of the image as a whole. */
final class SuperblockRules {
  private static final long MAX_U32 = 0xFFFF_FFFFL;

  static final List<SquashfsRule> ALL =
      List.of(
          inImage(
              "magic",
              SquashfsFinding.MAGIC,
              "The image does not begin with hsqs",
              (image, random) -> flipBit(image, SuperblockField.MAGIC, random)),
          inImage(
              "version-major",
              SquashfsFinding.VERSION,
              "The major version is not 4",
              (image, random) ->
                  image.set(SuperblockField.VERSION_MAJOR, random.oneOf(0, 1, 2, 3, 5, 0xFFFF))),
          inImage(
              "version-minor",
              SquashfsFinding.VERSION,
              "The minor version is not 0",
              (image, random) ->
                  image.set(SuperblockField.VERSION_MINOR, random.oneOf(1, 2, 0x7FFF, 0xFFFF))),
          inImage(
              "compression-unknown",
              SquashfsFinding.COMPRESSION,
              "The compression has a number that no release gave to any",
              (image, random) ->
                  image.set(SuperblockField.COMPRESSION, random.oneOf(0, 7, 0xFF, 0xFFFF))),
          inImage(
              "block-size-odd",
              SquashfsFinding.BLOCK_SIZE,
              "The block size is no power of two",
              SuperblockRules::oddBlockSize),
          inImage(
              "block-size-range",
              SquashfsFinding.BLOCK_SIZE,
              "The block size is a power of two, but less than 4 KiB or more than 1 MiB",
              SuperblockRules::blockSizeOutOfRange),
          inImage(
              "block-log-differs",
              SquashfsFinding.BLOCK_SIZE,
              "The logarithm is that of another block size",
              SuperblockRules::otherBlockLog),
          inImage(
              "inode-count-differs",
              SquashfsFinding.INODE_COUNT,
              "There is one inode more or less than the superblock counts",
              (image, random) -> add(image, SuperblockField.INODE_COUNT, random.oneIn(2) ? 1 : -1)),
          inImage(
              "inode-count-huge",
              SquashfsFinding.TABLE_SIZE,
              "The superblock counts so many inodes that their export table fits into no image",
              (image, random) ->
                  image.set(SuperblockField.INODE_COUNT, random.oneOf(MAX_U32, 1L << 31))),
          inImage(
              "inode-count-zero",
              SquashfsFinding.TABLE_EMPTY,
              "The superblock counts no inodes",
              (image, random) -> image.set(SuperblockField.INODE_COUNT, 0)),
          inImage(
              "fragment-count-less",
              SquashfsFinding.FRAGMENT_INDEX,
              "There is one fragment more than the superblock counts",
              (image, random) -> add(image, SuperblockField.FRAGMENT_COUNT, -1)),
          inImage(
              "fragment-count-zero",
              SquashfsFinding.FRAGMENT_INDEX,
              "The superblock counts no fragments, though files have some",
              (image, random) -> image.set(SuperblockField.FRAGMENT_COUNT, 0)),
          inImage(
              "fragment-count-huge",
              SquashfsFinding.TABLE_SIZE,
              "The superblock counts so many fragments that their table fits into no image",
              (image, random) ->
                  image.set(SuperblockField.FRAGMENT_COUNT, random.oneOf(MAX_U32, 1L << 28))),
          inImage(
              "id-count-less",
              SquashfsFinding.ID_INDEX,
              "There is one owner or group more than the superblock counts",
              (image, random) -> add(image, SuperblockField.ID_COUNT, -1)),
          inImage(
              "id-count-zero",
              SquashfsFinding.TABLE_EMPTY,
              "The superblock counts no owners and groups",
              (image, random) -> image.set(SuperblockField.ID_COUNT, 0)),
          inImage(
              "flags-unknown",
              SquashfsFinding.FLAGS_UNKNOWN,
              "A flag is set that has no meaning",
              (image, random) -> addFlag(image, 0x1000 << random.below(4))),
          inImage(
              "flag-no-fragments",
              SquashfsFinding.FLAG_CONTRADICTED,
              "A flag says that there are no fragments, and there are some",
              (image, random) -> addFlag(image, SuperblockFlag.NO_FRAGMENTS.bit())),
          inImage(
              "flag-no-xattrs",
              SquashfsFinding.FLAG_CONTRADICTED,
              "A flag says that there are no extended attributes, and there are some",
              (image, random) -> addFlag(image, SuperblockFlag.NO_XATTRS.bit())),
          inImage(
              "flag-uncompressed",
              SquashfsFinding.FLAG_CONTRADICTED,
              "A flag says that inodes or data are not compressed, and some are",
              (image, random) ->
                  addFlag(
                      image,
                      random
                          .oneOf(
                              List.of(
                                  SuperblockFlag.UNCOMPRESSED_INODES,
                                  SuperblockFlag.UNCOMPRESSED_DATA))
                          .bit())),
          inImage(
              "flag-options",
              "The flag for options of the compression is wrong: options that are there are not"
                  + " read, or data is read as options",
              (image, random) ->
                  image.set(
                      SuperblockField.FLAGS,
                      image.flags() ^ SuperblockFlag.COMPRESSOR_OPTIONS.bit())),
          SquashfsRule.inMetadata(
              "root-no-directory",
              SquashfsFinding.ROOT,
              "The root's inode is that of a file",
              (draft, random) -> draft.moveRoot(random.oneOf(draft.inodes(FileType.REGULAR)))),
          inImage(
              "root-offset",
              SquashfsFinding.METADATA_OFFSET,
              "The root's inode is at a byte that no metadata block has",
              (image, random) ->
                  image.set(
                      SuperblockField.ROOT_INODE,
                      image.get(SuperblockField.ROOT_INODE) | random.oneOf(0xE000, 0xFFFF))),
          inImage(
              "root-outside",
              SquashfsFinding.METADATA_BLOCK,
              "The root's inode is in a metadata block beyond the image",
              (image, random) ->
                  image.set(
                      SuperblockField.ROOT_INODE,
                      random.oneOf(image.length(), 1L << 31, MAX_U32) << Short.SIZE)),
          inImage(
              "bytes-used-less",
              SquashfsFinding.TABLE_SIZE,
              "The image ends within the last table's list by its own account",
              (image, random) ->
                  add(image, SuperblockField.BYTES_USED, -random.between(1, Long.BYTES))),
          inImage(
              "bytes-used-more",
              SquashfsFinding.BYTES_USED,
              "The image has more bytes by its own account than there are",
              (image, random) ->
                  image.set(
                      SuperblockField.BYTES_USED,
                      image.length() + random.oneOf(1, 4096, 1L << 32))),
          inImage(
              "bytes-used-negative",
              SquashfsFinding.BYTES_USED,
              "The image has 2^63 bytes or more by its own account",
              (image, random) ->
                  image.set(
                      SuperblockField.BYTES_USED,
                      random.oneOf(-1, Long.MIN_VALUE, Long.MIN_VALUE | image.length()))),
          inImage(
              "cut-off",
              SquashfsFinding.BYTES_USED,
              "The image has lost its end",
              (image, random) ->
                  image.setLength(
                      (int) random.between(96, image.get(SuperblockField.BYTES_USED) - 1))),
          inImage(
              "trailing-data",
              SquashfsFinding.TRAILING_DATA,
              "Something follows the image that is not zero",
              SuperblockRules::appendData));

  private SuperblockRules() {}

  private static void add(StoredImage image, SuperblockField field, long difference) {
    image.set(field, image.get(field) + difference);
  }

  private static void addFlag(StoredImage image, int bit) {
    image.set(SuperblockField.FLAGS, image.flags() | bit);
  }

  private static void flipBit(StoredImage image, SuperblockField field, SeededRandom random) {
    image.set(field, image.get(field) ^ 1L << random.below(field.length() * Byte.SIZE));
  }

  private static void oddBlockSize(StoredImage image, SeededRandom random) {
    long size = image.get(SuperblockField.BLOCK_SIZE);
    image.set(SuperblockField.BLOCK_SIZE, random.oneOf(size - 1, size + 1, size + size / 2, 0));
  }

  private static void blockSizeOutOfRange(StoredImage image, SeededRandom random) {
    long log = random.oneOf(0, 9, 11, 21, 24, 31);
    image.set(SuperblockField.BLOCK_LOG, log);
    image.set(SuperblockField.BLOCK_SIZE, 1L << log);
  }

  private static void otherBlockLog(StoredImage image, SeededRandom random) {
    long log = image.get(SuperblockField.BLOCK_LOG);
    image.set(SuperblockField.BLOCK_LOG, random.oneOf(log - 1, log + 1, log + 32, 0, 0xFFFF));
  }

  private static void appendData(StoredImage image, SeededRandom random) {
    int length = image.length();
    image.setLength(length + 4096);
    image.set(length + random.below(4096), 1, 1 + random.below(255), "a byte behind the image");
  }
}
