package io.github.bootformats.testkit.squashfs;

import static io.github.bootformats.testkit.squashfs.SquashfsRule.inMetadata;

import io.github.bootformats.squashfs.SquashfsFinding;
import io.github.bootformats.testkit.SeededRandom;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** The rules of regular files: their sizes, blocks and fragments. */
final class FileRules {
  private static final long MAX_U32 = 0xFFFF_FFFFL;
  private static final int UNCOMPRESSED = 0x100_0000;
  private static final int MAX_STORED = 0xFF_FFFF;

  static final List<SquashfsRule> ALL =
      List.of(
          inMetadata(
              "file-size-negative",
              SquashfsFinding.FILE_SIZE,
              "A file has 2^63 bytes or more",
              (draft, random) ->
                  draft.set(
                      extended(draft, random).field(InodeField.FILE_SIZE),
                      random.oneOf(Long.MIN_VALUE, -1, Long.MIN_VALUE + 4096))),
          inMetadata(
              "file-size-huge",
              "A file is so large that its list of blocks fits into no image",
              (draft, random) ->
                  draft.set(
                      extended(draft, random).field(InodeField.FILE_SIZE),
                      random.oneOf(Long.MAX_VALUE, 1L << 44, 1L << 32))),
          inMetadata(
              "file-size-more",
              "A file has one block more than its list",
              (draft, random) -> resize(draft, blocks(draft), draft.blockSize())),
          inMetadata(
              "file-size-less",
              SquashfsFinding.BLOCK_LENGTH,
              "The last block of a file has more bytes than are left of the file",
              (draft, random) -> resize(draft, blocks(draft), -random.between(1, 4000))),
          inMetadata(
              "blocks-outside",
              SquashfsFinding.BLOCK_OUTSIDE,
              "The blocks of a file begin beyond the image",
              (draft, random) ->
                  draft.set(
                      blocks(draft).field(InodeField.BLOCKS_START),
                      random.oneOf(1L << 30, 1L << 31, MAX_U32))),
          inMetadata(
              "blocks-in-superblock",
              "The blocks of a file begin with the superblock",
              (draft, random) -> draft.set(blocks(draft).field(InodeField.BLOCKS_START), 0)),
          inMetadata(
              "block-outside",
              SquashfsFinding.BLOCK_OUTSIDE,
              "A block of a file ends beyond the image",
              (draft, random) -> change(draft, random.below(4), old -> MAX_STORED)),
          inMetadata(
              "block-too-long",
              SquashfsFinding.BLOCK_LENGTH,
              "A block of a file is stored in more bytes than a block has",
              (draft, random) ->
                  change(
                      draft,
                      0,
                      old ->
                          draft.blockSize()
                              + random.between(1, 16)
                              + random.oneOf(0, UNCOMPRESSED))),
          inMetadata(
              "block-size-bits",
              SquashfsFinding.BLOCK_WORD,
              "The size of a block has bits that have no meaning",
              (draft, random) ->
                  change(draft, random.below(4), old -> old | 1L << (25 + random.below(7)))),
          inMetadata(
              "block-raw",
              SquashfsFinding.BLOCK_LENGTH,
              "A compressed block is said not to be compressed",
              (draft, random) -> change(draft, 0, old -> old | UNCOMPRESSED)),
          inMetadata(
              "block-compressed",
              "A block that is not compressed is said to be",
              (draft, random) -> change(draft, 1, old -> old & ~UNCOMPRESSED)),
          inMetadata(
              "block-hole",
              "A block is said to be a hole, so that those behind it seem to lie elsewhere",
              (draft, random) -> change(draft, random.below(3), old -> 0)),
          inMetadata(
              "block-last-hole",
              "The last block of a file is said to be a hole, which changes its content alone",
              (draft, random) -> change(draft, 3, old -> 0)),
          inMetadata(
              "block-shorter",
              "A block of a file is one byte longer than it says",
              (draft, random) -> change(draft, random.below(4), old -> old - 1)),
          inMetadata(
              "fragment-index",
              SquashfsFinding.FRAGMENT_INDEX,
              "The last bytes of a file are in a fragment that their table does not have",
              (draft, random) ->
                  draft.set(
                      drawTailed(draft, random).field(InodeField.FRAGMENT_INDEX),
                      random.oneOf(
                          draft.structures().fragmentLengths().size(), 1L << 31, MAX_U32 - 1))),
          inMetadata(
              "fragment-offset",
              SquashfsFinding.FRAGMENT_OFFSET,
              "The last bytes of a file end behind their fragment's",
              FileRules::endBehindFragment),
          inMetadata(
              "fragment-offset-wraps",
              SquashfsFinding.FRAGMENT_OFFSET,
              "The last bytes of a file begin so far behind that 32 bits do not hold where they"
                  + " end",
              (draft, random) ->
                  draft.set(
                      drawTailed(draft, random).field(InodeField.FRAGMENT_OFFSET),
                      MAX_U32 - random.oneOf(0, 1, 10))),
          inMetadata(
              "fragment-lost",
              "The last bytes of a file are said to be in a block, which is not in its list",
              (draft, random) ->
                  draft.set(drawTailed(draft, random).field(InodeField.FRAGMENT_INDEX), MAX_U32)));

  private FileRules() {}

  private static PlacedInode blocks(ImageDraft draft) {
    return draft.entry(RuleTree.BLOCKS).inode();
  }

  private static PlacedInode extended(ImageDraft draft, SeededRandom random) {
    return random.oneOf(draft.inodes(inode -> inode.has(InodeField.FILE_LINKS)));
  }

  private static void resize(ImageDraft draft, PlacedInode file, long difference) {
    draft.set(file.field(InodeField.FILE_SIZE), file.file().size() + difference);
  }

  /** Changes the word of one of the blocks 0 to 3, of which 0 and 2 are compressed. */
  private static void change(ImageDraft draft, int block, LongUnaryOperator change) {
    ImageField word = blocks(draft).word(block);
    draft.set(word, change.applyAsLong(draft.get(word)));
  }

  private static PlacedInode drawTailed(ImageDraft draft, SeededRandom random) {
    return random.oneOf(draft.inodes(inode -> tailLength(draft, inode) > 0));
  }

  private static int tailLength(ImageDraft draft, PlacedInode inode) {
    return inode.has(InodeField.FRAGMENT_INDEX) ? inode.file().tailLength(draft.blockSize()) : 0;
  }

  private static void endBehindFragment(ImageDraft draft, SeededRandom random) {
    PlacedInode file = drawTailed(draft, random);
    int fragment = draft.structures().fragmentLengths().get((int) file.file().fragmentIndex());
    draft.set(
        file.field(InodeField.FRAGMENT_OFFSET),
        fragment - tailLength(draft, file) + random.oneOf(1, 2, 4096));
  }
}
