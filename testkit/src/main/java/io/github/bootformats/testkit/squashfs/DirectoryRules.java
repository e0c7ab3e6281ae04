package io.github.bootformats.testkit.squashfs;

import static io.github.bootformats.testkit.squashfs.SquashfsRule.inMetadata;

import io.github.bootformats.squashfs.DirectoryInode;
import io.github.bootformats.squashfs.SquashfsFinding;
import io.github.bootformats.testkit.SeededRandom;
import java.util.List;

/** The rules of directories: where their listings are, their indexes, and that they are a tree. */
final class DirectoryRules {
  private static final long MAX_U32 = 0xFFFF_FFFFL;

  static final List<SquashfsRule> ALL =
      List.of(
          inMetadata(
              "listing-outside",
              SquashfsFinding.METADATA_BLOCK,
              "The listing of a directory is in a metadata block beyond the image",
              (draft, random) ->
                  draft.set(
                      drawFull(draft, random).field(InodeField.LISTING_BLOCK),
                      random.oneOf(1L << 31, MAX_U32))),
          inMetadata(
              "listing-offset",
              SquashfsFinding.METADATA_OFFSET,
              "The listing of a directory is at a byte that no metadata block has",
              (draft, random) ->
                  draft.set(
                      drawFull(draft, random).field(InodeField.LISTING_OFFSET),
                      random.oneOf(8193, 0xFFFF))),
          inMetadata(
              "listing-size-less",
              SquashfsFinding.DIRECTORY_SIZE,
              "The last entry of a directory ends behind the directory",
              (draft, random) -> resize(draft, drawFull(draft, random), -1)),
          inMetadata(
              "listing-size-more",
              SquashfsFinding.DIRECTORY_SIZE,
              "A directory ends within the listing that follows its own",
              (draft, random) -> resize(draft, loop(draft), random.between(1, 12))),
          inMetadata(
              "listing-size-tiny",
              SquashfsFinding.INODE_UNUSED,
              "A directory is so small that it is empty, though it has a listing",
              (draft, random) ->
                  draft.set(
                      random
                          .oneOf(List.of(loop(draft), loopParent(draft), many(draft)))
                          .field(InodeField.LISTING_SIZE),
                      random.below(4))),
          inMetadata(
              "listing-size-huge",
              "A directory is larger than all listings together",
              (draft, random) ->
                  draft.set(
                      many(draft).field(InodeField.LISTING_SIZE), random.oneOf(1L << 31, MAX_U32))),
          inMetadata(
              "parent-differs",
              SquashfsFinding.PARENT_NUMBER,
              "A directory says that it is in another one than it is in",
              (draft, random) ->
                  draft.set(
                      loop(draft).field(InodeField.PARENT), random.oneOf(0, 1L << 31, MAX_U32))),
          inMetadata(
              "directory-loop",
              SquashfsFinding.DIRECTORY_TWICE,
              "A directory is in itself, or in one that is in it, and so may the root be",
              (draft, random) ->
                  draft.lead(
                      draft.entry(RuleTree.DOWN),
                      random.oneOf(List.of(loop(draft), loopParent(draft), draft.root())))),
          inMetadata(
              "directory-twice",
              SquashfsFinding.DIRECTORY_TWICE,
              "A directory has two names",
              (draft, random) ->
                  draft.lead(
                      draft.entry(RuleTree.DOWN), draft.entry(RuleTree.DIRECTORY_AFTER).inode())),
          inMetadata(
              "listing-shared",
              SquashfsFinding.DIRECTORY_TWICE,
              "A directory has the listing of the one that it is in",
              DirectoryRules::shareListing),
          inMetadata(
              "index-offset",
              SquashfsFinding.DIRECTORY_INDEX,
              "The index of a directory leads to a byte where no run begins",
              (draft, random) -> {
                ImageField offset = many(draft).behind(0, 4, "listing offset in the index");
                draft.set(offset, random.oneOf(0, draft.get(offset) + 1, MAX_U32));
              }),
          inMetadata(
              "index-block",
              SquashfsFinding.DIRECTORY_INDEX,
              "The index of a directory leads to a block where none begins",
              (draft, random) ->
                  draft.set(
                      many(draft).behind(4, 4, "block in the index"),
                      random.oneOf(1, 1L << 31, MAX_U32))),
          inMetadata(
              "index-name",
              SquashfsFinding.DIRECTORY_INDEX,
              "The index of a directory has a name that is not where it leads to",
              (draft, random) ->
                  draft.set(
                      many(draft).behind(12, 1, "name in the index"), random.oneOf('!', 'z'))),
          inMetadata(
              "index-name-long",
              SquashfsFinding.NAME,
              "A name in the index of a directory is longer than names can be",
              (draft, random) ->
                  draft.set(
                      many(draft).behind(8, 4, "length of the name in the index"),
                      random.oneOf(256, 1L << 31, MAX_U32))),
          inMetadata(
              "index-count",
              "The index of a directory has more entries by its inode's account than there are",
              (draft, random) ->
                  draft.set(many(draft).field(InodeField.INDEX_COUNT), random.oneOf(1000, 0xFFFF))),
          inMetadata(
              "run-count-huge",
              SquashfsFinding.DIRECTORY_COUNT,
              "A part of a listing has more than 256 entries",
              (draft, random) ->
                  draft.set(drawRun(draft, random).count(), random.oneOf(256, 1L << 31, MAX_U32))),
          inMetadata(
              "run-count-more",
              "A part of a listing has one entry more by its own account than there are",
              (draft, random) -> changeCount(draft, loopRun(draft), 1)),
          inMetadata(
              "run-count-less",
              "A part of a listing has one entry less by its own account than there are",
              (draft, random) -> changeCount(draft, draft.entry(RuleTree.FIRST).run(), -1)),
          inMetadata(
              "run-block-outside",
              SquashfsFinding.ENTRY_INODE,
              "The inodes of a part of a listing are in a metadata block beyond the image",
              (draft, random) ->
                  draft.set(drawRun(draft, random).inodeBlock(), random.oneOf(1L << 31, MAX_U32))),
          inMetadata(
              "run-number",
              SquashfsFinding.ENTRY_NUMBER,
              "The entries of a part of a listing have other numbers than their inodes",
              (draft, random) -> {
                ImageField number = drawRun(draft, random).inodeNumber();
                draft.set(number, random.oneOf(draft.get(number) + 1, 0, MAX_U32));
              }));

  private DirectoryRules() {}

  private static PlacedInode loop(ImageDraft draft) {
    return draft.entry(RuleTree.LOOP).inode();
  }

  private static PlacedInode loopParent(ImageDraft draft) {
    return draft.entry(RuleTree.LOOP).run().directory();
  }

  private static PlacedRun loopRun(ImageDraft draft) {
    return draft.entry(RuleTree.DOWN).run();
  }

  private static PlacedInode many(ImageDraft draft) {
    return draft.entry(RuleTree.MANY).inode();
  }

  /** Chooses a directory that is not empty. */
  private static PlacedInode drawFull(ImageDraft draft, SeededRandom random) {
    return drawRun(draft, random).directory();
  }

  private static PlacedRun drawRun(ImageDraft draft, SeededRandom random) {
    return random.oneOf(draft.structures().runs());
  }

  private static void resize(ImageDraft draft, PlacedInode directory, long difference) {
    ImageField size = directory.field(InodeField.LISTING_SIZE);
    draft.set(size, draft.get(size) + difference);
  }

  private static void shareListing(ImageDraft draft, SeededRandom random) {
    PlacedInode down = draft.entry(RuleTree.DOWN).inode();
    DirectoryInode loop = (DirectoryInode) loop(draft).inode();
    draft.lead(down.field(InodeField.LISTING_BLOCK), ImagePart.DIRECTORIES, loopRun(draft).at());
    draft.set(down.field(InodeField.LISTING_OFFSET), loop.listingOffset());
    draft.set(down.field(InodeField.LISTING_SIZE), loop.listingSize());
  }

  private static void changeCount(ImageDraft draft, PlacedRun run, int difference) {
    draft.set(run.count(), draft.get(run.count()) + difference);
  }
}
