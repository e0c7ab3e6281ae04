package io.github.bootformats.testkit.squashfs;

import static io.github.bootformats.testkit.squashfs.SquashfsRule.inMetadata;

import io.github.bootformats.squashfs.SquashfsFinding;
import io.github.bootformats.squashfs.TableKind;
import io.github.bootformats.testkit.SeededRandom;
import java.util.List;

/** The rules of the entries of tables: of fragments, exports, and extended attributes. */
final class TableEntryRules {
  private static final long MAX_U32 = 0xFFFF_FFFFL;
  private static final int UNCOMPRESSED = 0x100_0000;
  private static final int REF = 8;
  private static final int DATA_START = 96;

  static final List<SquashfsRule> ALL =
      List.of(
          inMetadata(
              "fragment-outside",
              SquashfsFinding.BLOCK_OUTSIDE,
              "A fragment begins beyond the image",
              (draft, random) ->
                  draft.set(
                      fragmentStart(drawFragment(draft, random)),
                      random.oneOf(1L << 32, Long.MAX_VALUE, -1, Long.MIN_VALUE))),
          inMetadata(
              "fragment-too-long",
              SquashfsFinding.BLOCK_LENGTH,
              "A fragment is stored in more bytes than a block has",
              TableEntryRules::tooLongFragment),
          inMetadata(
              "fragment-empty",
              "A fragment has no bytes",
              (draft, random) -> draft.set(fragmentSize(drawFragment(draft, random)), 0)),
          inMetadata(
              "fragment-size-bits",
              SquashfsFinding.BLOCK_WORD,
              "The size of a fragment has bits that have no meaning",
              (draft, random) -> {
                ImageField size = fragmentSize(drawFragment(draft, random));
                draft.set(size, draft.get(size) | 1L << (25 + random.below(7)));
              }),
          inMetadata(
              "fragment-raw-bit",
              "The bit is wrong that says whether a fragment is compressed",
              (draft, random) -> {
                ImageField size = fragmentSize(drawFragment(draft, random));
                draft.set(size, draft.get(size) ^ UNCOMPRESSED);
              }),
          inMetadata(
              "export-exchanged",
              SquashfsFinding.EXPORT_ENTRY,
              "Two entries of the export table are exchanged",
              TableEntryRules::exchangeExports),
          inMetadata(
              "export-outside",
              SquashfsFinding.EXPORT_ENTRY,
              "An entry of the export table leads to a block beyond the image",
              (draft, random) ->
                  draft.set(
                      export(random.below(inodeCount(draft))),
                      random.oneOf(MAX_U32 << Short.SIZE, -1))),
          inMetadata(
              "xattr-set-outside",
              SquashfsFinding.METADATA_BLOCK,
              "The extended attributes of a file are in a metadata block beyond the image",
              (draft, random) ->
                  draft.set(
                      setRef(drawSet(draft, random)),
                      random.oneOf(1L << 31, 1L << 30) << Short.SIZE)),
          inMetadata(
              "xattr-set-offset",
              SquashfsFinding.METADATA_OFFSET,
              "The extended attributes of a file are at a byte that no metadata block has",
              (draft, random) ->
                  draft.set(setRef(drawSet(draft, random)), random.oneOf(8193, 0xFFFF))),
          inMetadata(
              "xattr-set-count",
              "A file has more extended attributes by the table's account than there are",
              (draft, random) ->
                  draft.set(
                      setCount(drawSet(draft, random)), random.oneOf(1000, 1L << 31, MAX_U32))),
          inMetadata(
              "xattr-name-long",
              "The name of an extended attribute is longer than it can be",
              (draft, random) ->
                  draft.set(drawXattr(draft, random).nameSize(), random.oneOf(0x8000, 0xFFFF))),
          inMetadata(
              "xattr-prefix",
              "An extended attribute has a prefix that no release gave a number to",
              (draft, random) ->
                  draft.set(drawXattr(draft, random).type(), random.oneOf(3, 0x80, 0xFF))),
          inMetadata(
              "xattr-value-long",
              "The value of an extended attribute is longer than all of them together can be",
              (draft, random) ->
                  draft.set(
                      drawXattr(draft, random).valueSize(),
                      random.oneOf(1L << 24, 1L << 31, MAX_U32))),
          inMetadata(
              "xattr-ref-length",
              SquashfsFinding.XATTR_VALUE,
              "The reference to a value has other than 8 bytes",
              (draft, random) ->
                  draft.set(drawReferring(draft, random).valueSize(), random.oneOf(0, 4, 9, 300))),
          inMetadata(
              "xattr-ref-outside",
              SquashfsFinding.METADATA_BLOCK,
              "The reference to a value leads to a block beyond the image",
              (draft, random) ->
                  draft.set(
                      drawReferring(draft, random).valueRef(),
                      random.oneOf(1L << 31, 1L << 30) << Short.SIZE)));

  private TableEntryRules() {}

  private static int drawFragment(ImageDraft draft, SeededRandom random) {
    return random.below(draft.structures().fragmentLengths().size());
  }

  private static ImageField fragmentStart(int index) {
    return entry(ImagePart.FRAGMENTS, TableKind.FRAGMENT, index, 0, REF, "start");
  }

  private static ImageField fragmentSize(int index) {
    return entry(ImagePart.FRAGMENTS, TableKind.FRAGMENT, index, REF, 4, "size");
  }

  /** It lies where the data begins, of which there is enough. */
  private static void tooLongFragment(ImageDraft draft, SeededRandom random) {
    int index = drawFragment(draft, random);
    draft.set(fragmentStart(index), DATA_START);
    draft.set(
        fragmentSize(index),
        draft.blockSize() + random.between(1, 16) + random.oneOf(0, UNCOMPRESSED));
  }

  private static int inodeCount(ImageDraft draft) {
    return draft.structures().inodes().size();
  }

  private static ImageField export(int index) {
    return entry(ImagePart.EXPORTS, TableKind.EXPORT, index, 0, REF, "inode");
  }

  private static void exchangeExports(ImageDraft draft, SeededRandom random) {
    List<PlacedInode> inodes = draft.structures().inodes();
    int first = random.below(inodes.size() - 1);
    PlacedInode one = inodes.get(first);
    PlacedInode two = inodes.get(first + 1);
    draft.lead(export(one), ImagePart.INODES, two.at());
    draft.lead(export(two), ImagePart.INODES, one.at());
  }

  private static ImageField export(PlacedInode inode) {
    return export((int) inode.inode().header().number() - 1);
  }

  private static int drawSet(ImageDraft draft, SeededRandom random) {
    int length = draft.content(ImagePart.XATTR_SETS).length();
    return random.below(length / TableKind.XATTR.entryLength());
  }

  private static ImageField setRef(int index) {
    return entry(ImagePart.XATTR_SETS, TableKind.XATTR, index, 0, REF, "reference");
  }

  private static ImageField setCount(int index) {
    return entry(ImagePart.XATTR_SETS, TableKind.XATTR, index, REF, 4, "count");
  }

  private static PlacedXattr drawXattr(ImageDraft draft, SeededRandom random) {
    return random.oneOf(draft.structures().xattrs());
  }

  private static PlacedXattr drawReferring(ImageDraft draft, SeededRandom random) {
    return random.oneOf(
        draft.structures().xattrs().stream().filter(PlacedXattr::isOutOfLine).toList());
  }

  private static ImageField entry(
      ImagePart part, TableKind table, int index, int offset, int length, String name) {
    return new ImageField(
        part,
        index * table.entryLength() + offset,
        length,
        "entry %s of the %s, %s".formatted(index, part, name));
  }
}
