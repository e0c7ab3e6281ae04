package io.github.bootformats.testkit.squashfs;

import static io.github.bootformats.testkit.squashfs.SquashfsRule.inMetadata;

import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.squashfs.InodeType;
import io.github.bootformats.squashfs.SquashfsFinding;
import io.github.bootformats.testkit.SeededRandom;
import java.util.List;

/** The rules of what all inodes have, and those of symbolic links. */
final class InodeRules {
  private static final long MAX_U32 = 0xFFFF_FFFFL;

  static final List<SquashfsRule> ALL =
      List.of(
          inMetadata(
              "inode-type-unknown",
              SquashfsFinding.INODE_TYPE,
              "The type of an inode is not one of 1 to 14",
              (draft, random) ->
                  draft.set(
                      draw(draft, random).field(InodeField.TYPE), random.oneOf(0, 15, 0xFFFF))),
          inMetadata(
              "inode-type-differs",
              SquashfsFinding.ENTRY_TYPE,
              "An inode is a socket, and its entry says a pipe",
              (draft, random) ->
                  draft.set(
                      random.oneOf(draft.inodes(InodeRules::isBasicPipe)).field(InodeField.TYPE),
                      InodeType.SOCKET.id())),
          inMetadata(
              "inode-mode-type",
              "The permissions of an inode have bits of a type, which they should not have",
              (draft, random) -> {
                ImageField mode = draw(draft, random).field(InodeField.MODE);
                draft.set(mode, draft.get(mode) | random.oneOf(0xA000, 0x4000, 0x8000, 0xF000));
              }),
          inMetadata(
              "uid-index",
              SquashfsFinding.ID_INDEX,
              "The owner of a file has an index that the table of owners does not have",
              (draft, random) -> noId(draft, InodeField.UID, random)),
          inMetadata(
              "gid-index",
              SquashfsFinding.ID_INDEX,
              "The group of a file has an index that the table of owners does not have",
              (draft, random) -> noId(draft, InodeField.GID, random)),
          inMetadata(
              "inode-number-zero",
              SquashfsFinding.INODE_NUMBER,
              "An inode has the number 0",
              (draft, random) -> draft.set(draw(draft, random).field(InodeField.NUMBER), 0)),
          inMetadata(
              "inode-number-twice",
              SquashfsFinding.INODE_NUMBER_TWICE,
              "Two inodes have the same number",
              InodeRules::sameNumber),
          inMetadata(
              "inode-number-large",
              SquashfsFinding.EXPORT_ENTRY,
              "An inode has a number that is larger than the number of all inodes",
              (draft, random) ->
                  draft.set(
                      draw(draft, random).field(InodeField.NUMBER),
                      random.oneOf(draft.structures().inodes().size() + 1, 1L << 31, MAX_U32))),
          inMetadata(
              "link-count",
              SquashfsFinding.LINK_COUNT,
              "A file has more or less names than its inode counts",
              InodeRules::otherLinkCount),
          inMetadata(
              "xattr-index",
              SquashfsFinding.XATTR_INDEX,
              "A file has extended attributes that their table does not have",
              (draft, random) ->
                  draft.set(
                      random
                          .oneOf(draft.inodes(inode -> inode.has(InodeField.FILE_XATTRS)))
                          .field(InodeField.FILE_XATTRS),
                      random.oneOf(10_000, 1L << 31, MAX_U32 - 1))),
          inMetadata(
              "target-long",
              "The target of a symbolic link is longer than Linux takes",
              (draft, random) ->
                  draft.set(
                      drawLink(draft, random).field(InodeField.TARGET_LENGTH),
                      random.oneOf(4097, 65_535, 65_536, 1L << 31, MAX_U32))),
          inMetadata(
              "target-empty",
              SquashfsFinding.INODE_TYPE,
              "The target of a symbolic link is empty, with its bytes still there",
              (draft, random) ->
                  draft.set(drawLink(draft, random).field(InodeField.TARGET_LENGTH), 0)),
          inMetadata(
              "target-nul",
              "The target of a symbolic link has a NUL in it",
              (draft, random) ->
                  draft.set(drawLink(draft, random).behind(random.below(8), 1, "target"), 0)));

  private InodeRules() {}

  private static PlacedInode draw(ImageDraft draft, SeededRandom random) {
    return random.oneOf(draft.structures().inodes());
  }

  private static PlacedInode drawLink(ImageDraft draft, SeededRandom random) {
    return random.oneOf(draft.inodes(FileType.SYMLINK));
  }

  private static boolean isBasicPipe(PlacedInode inode) {
    return inode.inode().type() == InodeType.FIFO;
  }

  private static void noId(ImageDraft draft, InodeField field, SeededRandom random) {
    int count = draft.superblock().idCount();
    draft.set(draw(draft, random).field(field), random.oneOf(count, count + 1, 0xFFFF));
  }

  private static void sameNumber(ImageDraft draft, SeededRandom random) {
    List<PlacedInode> inodes = draft.structures().inodes();
    int first = random.below(inodes.size() - 1);
    draft.set(
        inodes.get(first + 1).field(InodeField.NUMBER),
        inodes.get(first).inode().header().number());
  }

  private static void otherLinkCount(ImageDraft draft, SeededRandom random) {
    PlacedInode inode =
        random.oneOf(
            draft.inodes(each -> each.has(InodeField.LINKS) || each.has(InodeField.FILE_LINKS)));
    InodeField field = inode.has(InodeField.LINKS) ? InodeField.LINKS : InodeField.FILE_LINKS;
    long count = inode.inode().nlink();
    draft.set(inode.field(field), random.oneOf(count - 1, count + 1, MAX_U32));
  }
}
