package io.github.bootformats.testkit.squashfs;

import static io.github.bootformats.testkit.squashfs.SquashfsRule.inImage;

import io.github.bootformats.squashfs.MetadataBlock;
import io.github.bootformats.squashfs.SquashfsFinding;
import io.github.bootformats.squashfs.SquashfsSuperblock;
import io.github.bootformats.squashfs.SuperblockField;
import io.github.bootformats.testkit.SeededRandom;
import java.util.List;

/** The rules of where tables and their metadata blocks are, and how long those are. */
final class TablePlaceRules {
  private static final int UNCOMPRESSED = 0x8000;

  private static final List<ImagePart> MAIN = List.of(ImagePart.INODES, ImagePart.DIRECTORIES);

  /** What has a list whose entries must lie closely before it. */
  private static final List<ImagePart> CHAINED =
      List.of(ImagePart.IDS, ImagePart.EXPORTS, ImagePart.XATTR_SETS);

  private static final List<ImagePart> LISTED =
      List.of(ImagePart.IDS, ImagePart.EXPORTS, ImagePart.XATTR_SETS, ImagePart.FRAGMENTS);

  static final List<SquashfsRule> ALL =
      List.of(
          inImage(
              "inodes-behind-directories",
              SquashfsFinding.TABLE_ORDER,
              "The superblock has the places of the inode and the directory table exchanged",
              TablePlaceRules::exchange),
          inImage(
              "directory-table-late",
              SquashfsFinding.TABLE_ORDER,
              "The directory table begins behind the tables that should follow it",
              (image, random) ->
                  image.set(
                      SuperblockField.DIRECTORY_TABLE,
                      random.oneOf(
                          image.length(), Long.MIN_VALUE, image.get(SuperblockField.ID_TABLE)))),
          inImage(
              "directory-table-early",
              SquashfsFinding.INODE_TABLE,
              "The directory table begins within the last block of inodes",
              (image, random) ->
                  image.set(
                      SuperblockField.DIRECTORY_TABLE,
                      image.get(SuperblockField.DIRECTORY_TABLE) - random.between(1, 2))),
          inImage(
              "id-table-missing",
              SquashfsFinding.TABLE_EMPTY,
              "There is no table of owners and groups",
              (image, random) -> image.set(SuperblockField.ID_TABLE, SquashfsSuperblock.NO_TABLE)),
          inImage(
              "export-table-missing",
              SquashfsFinding.FLAG_CONTRADICTED,
              "There is no export table, though a flag says that there is one",
              (image, random) ->
                  image.set(SuperblockField.EXPORT_TABLE, SquashfsSuperblock.NO_TABLE)),
          inImage(
              "fragment-table-missing",
              SquashfsFinding.TABLE_SIZE,
              "There is no table of fragments, though fragments are counted",
              (image, random) ->
                  image.set(SuperblockField.FRAGMENT_TABLE, SquashfsSuperblock.NO_TABLE)),
          inImage(
              "table-outside",
              SquashfsFinding.TABLE_SIZE,
              "The list of a table begins beyond the image",
              (image, random) ->
                  image.set(
                      field(random.oneOf(LISTED)),
                      random.oneOf(image.length(), 1L << 32, Long.MAX_VALUE, -2, -8))),
          inImage(
              "table-gap",
              SquashfsFinding.TABLE_SIZE,
              "The list of owners' blocks does not end where the next table begins",
              (image, random) ->
                  image.set(
                      SuperblockField.ID_TABLE,
                      image.get(SuperblockField.ID_TABLE) - random.oneOf(1, 8))),
          inImage(
              "tables-overlap",
              SquashfsFinding.TABLE_SIZE,
              "The tables of fragments and of owners have one list",
              (image, random) ->
                  image.set(SuperblockField.FRAGMENT_TABLE, image.get(SuperblockField.ID_TABLE))),
          inImage(
              "pointer-behind",
              SquashfsFinding.TABLE_POINTER,
              "A table's block is at its own list, or behind it",
              TablePlaceRules::pointBehind),
          inImage(
              "pointer-far-before",
              SquashfsFinding.TABLE_POINTER,
              "A table's last block is so far before its list that it cannot be the last",
              (image, random) -> {
                ImagePart part = random.oneOf(CHAINED);
                image.setPointer(part, last(image, part), random.oneOf(0, 96));
              }),
          inImage(
              "xattr-start-behind",
              SquashfsFinding.TABLE_ORDER,
              "Extended attributes begin behind the table of their sets",
              (image, random) ->
                  image.set(
                      image.get(SuperblockField.XATTR_TABLE),
                      Long.BYTES,
                      random.oneOf(image.get(SuperblockField.XATTR_TABLE), image.length(), -1),
                      "start of extended attributes")),
          inImage(
              "xattr-count-zero",
              SquashfsFinding.TABLE_EMPTY,
              "The table of extended attributes counts none",
              (image, random) -> setXattrCount(image, 0)),
          inImage(
              "xattr-count-less",
              SquashfsFinding.XATTR_INDEX,
              "The table of extended attributes counts one less than there are",
              (image, random) -> setXattrCount(image, xattrCount(image) - 1)),
          inImage(
              "xattr-count-huge",
              SquashfsFinding.TABLE_SIZE,
              "The table of extended attributes counts so many that it fits into no image",
              (image, random) -> setXattrCount(image, random.oneOf(0xFFFF_FFFFL, 1L << 28))),
          inImage(
              "metadata-length-zero",
              SquashfsFinding.METADATA_BLOCK,
              "A metadata block has the length 0, which stands for 32768",
              (image, random) ->
                  image.setWord(random.oneOf(MAIN), 0, random.oneOf(0, UNCOMPRESSED))),
          inImage(
              "metadata-length-more",
              SquashfsFinding.METADATA_BLOCK,
              "A metadata block is stored in more than 8192 bytes",
              (image, random) ->
                  image.setWord(
                      random.oneOf(MAIN),
                      0,
                      random.oneOf(0, UNCOMPRESSED)
                          | random.oneOf(MetadataBlock.MAX_LENGTH + 1L, UNCOMPRESSED - 1))),
          inImage(
              "metadata-outside",
              SquashfsFinding.METADATA_BLOCK,
              "The image's last metadata block ends beyond the image",
              (image, random) ->
                  image.setWord(
                      ImagePart.XATTR_SETS,
                      last(image, ImagePart.XATTR_SETS),
                      UNCOMPRESSED | MetadataBlock.MAX_LENGTH)),
          inImage(
              "metadata-length-differs",
              "A metadata block is one byte longer or shorter than it says",
              TablePlaceRules::differ),
          inImage(
              "metadata-bit",
              "The bit is wrong that says whether a metadata block is compressed",
              (image, random) -> {
                ImagePart part = random.oneOf(MAIN);
                image.setWord(part, 0, image.word(part, 0) ^ UNCOMPRESSED);
              }),
          SquashfsRule.inMetadata(
              "metadata-expands",
              SquashfsFinding.BLOCK_CORRUPT,
              "The last block of inodes decompresses to more than 8192 bytes",
              (draft, random) -> draft.expand()));

  private TablePlaceRules() {}

  private static SuperblockField field(ImagePart part) {
    return part.table().orElseThrow().field();
  }

  private static int last(StoredImage image, ImagePart part) {
    return image.blocks(part).length - 2;
  }

  private static void exchange(StoredImage image, SeededRandom random) {
    long inodes = image.get(SuperblockField.INODE_TABLE);
    image.set(SuperblockField.INODE_TABLE, image.get(SuperblockField.DIRECTORY_TABLE));
    image.set(SuperblockField.DIRECTORY_TABLE, inodes);
  }

  private static void pointBehind(StoredImage image, SeededRandom random) {
    ImagePart part = random.oneOf(LISTED);
    image.setPointer(
        part, 0, random.oneOf(image.get(field(part)) + 16, image.length(), Long.MIN_VALUE));
  }

  private static long xattrCount(StoredImage image) {
    return image.get(image.get(SuperblockField.XATTR_TABLE) + Long.BYTES, Integer.BYTES);
  }

  private static void setXattrCount(StoredImage image, long count) {
    image.set(
        image.get(SuperblockField.XATTR_TABLE) + Long.BYTES,
        Integer.BYTES,
        count,
        "number of sets of extended attributes");
  }

  private static void differ(StoredImage image, SeededRandom random) {
    ImagePart part = random.oneOf(MAIN);
    image.setWord(part, 0, image.word(part, 0) + (random.oneIn(2) ? 1 : -1));
  }
}
