package io.github.bootformats.testkit.squashfs;

import static io.github.bootformats.squashfs.MetadataBlock.MAX_LENGTH;
import static java.util.Objects.requireNonNull;

import io.github.bootformats.codecs.BlockCodec;
import io.github.bootformats.codecs.BlockEncoder;
import io.github.bootformats.codecs.Codecs;
import io.github.bootformats.codecs.EncodeOptions;
import io.github.bootformats.squashfs.MetadataRef;
import io.github.bootformats.squashfs.SquashfsSuperblock;
import io.github.bootformats.squashfs.SuperblockField;
import io.github.bootformats.squashfs.TableKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Makes an image of a draft: fills in the references, compresses the metadata, and lets the tables
 * follow each other.
 *
 * <p>Inodes refer to listings, and these to inodes, so not all blocks can be compressed before it
 * is known where they go. Listings and attributes are therefore stored as they are, except for the
 * last block of each, which is compressed.
 */
final class DraftEncoder {
  private static final int UNCOMPRESSED = 0x8000;
  private static final int WORD_LENGTH = 2;
  private static final int POINTER_LENGTH = 8;
  private static final int PADDING = 4096;

  private final ImageDraft draft;
  private final BlockEncoder compressor;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Where the blocks of each part begin, from the part's start; the last is the end. */
  private final Map<ImagePart, long[]> starts = new EnumMap<>(ImagePart.class);

  private final Map<ImagePart, Long> positions = new EnumMap<>(ImagePart.class);
  private final Map<ImagePart, Long> lists = new EnumMap<>(ImagePart.class);

  private DraftEncoder(ImageDraft draft, BlockEncoder compressor) {
    this.draft = draft;
    this.compressor = compressor;
  }

  static StoredImage encode(ImageDraft draft) throws IOException {
    String id = draft.superblock().compression().orElseThrow().codec();
    BlockCodec codec = Codecs.block(id).orElseThrow();
    // Linux takes no larger dictionary than the options of xz say, which is 8 KiB at least.
    EncodeOptions options = EncodeOptions.defaults().withDictionaryBytes(MAX_LENGTH);
    try (BlockEncoder compressor = codec.encoder(options)) {
      return new DraftEncoder(draft, compressor).encode();
    }
  }

  private StoredImage encode() throws IOException {
    for (ImagePart part : ImagePart.values()) {
      if (part.isReferredToEarly() && draft.has(part)) {
        starts.put(part, startsOfStored(draft.content(part).blockCount()));
      }
    }
    out.writeBytes(draft.head().toByteArray());
    for (ImagePart part : ImagePart.values()) {
      if (draft.has(part)) {
        append(part);
      }
    }
    byte[] bytes = Arrays.copyOf(out.toByteArray(), (out.size() + PADDING - 1) & -PADDING);
    SquashfsSuperblock superblock = superblock();
    superblock.encode().copyTo(bytes, 0);
    return new StoredImage(bytes, blockPositions(), lists, edits());
  }

  private static long[] startsOfStored(int blocks) {
    long[] starts = new long[blocks + 1];
    for (int i = 1; i <= blocks; i++) {
      starts[i] = i * (long) (WORD_LENGTH + MAX_LENGTH);
    }
    return starts;
  }

  private void append(ImagePart part) throws IOException {
    for (ImageReference reference : draft.references()) {
      if (reference.part() == part) {
        draft.content(part).put(reference.at(), reference.length(), value(reference));
      }
    }
    positions.put(part, (long) out.size());
    byte[] content = draft.content(part).toByteArray();
    int blocks = draft.content(part).blockCount();
    long[] begins = new long[blocks + 1];
    for (int i = 0; i < blocks; i++) {
      begins[i] = out.size() - position(part);
      boolean isLast = i == blocks - 1;
      byte[] block = Arrays.copyOfRange(content, i * MAX_LENGTH, end(part, i, content.length));
      appendBlock(block, isLast || !part.isReferredToEarly());
    }
    begins[blocks] = out.size() - position(part);
    starts.put(part, begins);
    if (part.table().isPresent()) {
      appendList(part, begins);
    }
  }

  /** Returns where a block's content ends; beyond the part's where it is to be expanded. */
  private int end(ImagePart part, int block, int length) {
    int end = (block + 1) * MAX_LENGTH;
    if (end < length) {
      return end;
    }
    return part == ImagePart.INODES && draft.isExpanded() ? end + PADDING : length;
  }

  private void appendBlock(byte[] block, boolean mayCompress) throws IOException {
    byte[] packed = new byte[block.length];
    int length =
        mayCompress && block.length > 1
            ? compressor.encode(block, 0, block.length, packed, 0, block.length - 1)
            : BlockEncoder.NO_ROOM;
    boolean isCompressed = length != BlockEncoder.NO_ROOM;
    int stored = isCompressed ? length : block.length;
    append(WORD_LENGTH, isCompressed ? stored : stored | UNCOMPRESSED);
    out.write(isCompressed ? packed : block, 0, stored);
  }

  private void appendList(ImagePart part, long[] begins) {
    lists.put(part, (long) out.size());
    if (part == ImagePart.XATTR_SETS) {
      append(POINTER_LENGTH, position(ImagePart.XATTRS));
      append(POINTER_LENGTH, draft.content(part).length() / TableKind.XATTR.entryLength());
    }
    for (int i = 0; i < begins.length - 1; i++) {
      append(POINTER_LENGTH, position(part) + begins[i]);
    }
  }

  private void append(int length, long value) {
    out.writeBytes(LittleEndian.of(length, value).toByteArray());
  }

  private long position(ImagePart part) {
    return requireNonNull(positions.get(part));
  }

  private long start(ImagePart part, int at) {
    return requireNonNull(starts.get(part))[at / MAX_LENGTH];
  }

  private long value(ImageReference reference) {
    long block = start(reference.target(), reference.targetAt());
    return reference.length() == POINTER_LENGTH
        ? new MetadataRef(block, reference.targetAt() % MAX_LENGTH).packed()
        : block;
  }

  private long inodeRef(PlacedInode inode) {
    return new MetadataRef(start(ImagePart.INODES, inode.at()), inode.at() % MAX_LENGTH).packed();
  }

  private SquashfsSuperblock superblock() {
    SquashfsSuperblock superblock =
        draft
            .superblock()
            .with(SuperblockField.ROOT_INODE, inodeRef(draft.root()))
            .with(SuperblockField.BYTES_USED, out.size())
            .with(SuperblockField.INODE_TABLE, position(ImagePart.INODES))
            .with(SuperblockField.DIRECTORY_TABLE, position(ImagePart.DIRECTORIES));
    for (Map.Entry<ImagePart, Long> list : lists.entrySet()) {
      superblock = superblock.with(list.getKey().table().orElseThrow().field(), list.getValue());
    }
    return superblock;
  }

  private Map<ImagePart, long[]> blockPositions() {
    Map<ImagePart, long[]> absolute = new EnumMap<>(ImagePart.class);
    starts.forEach(
        (part, begins) ->
            absolute.put(
                part, Arrays.stream(begins).map(begin -> position(part) + begin).toArray()));
    return absolute;
  }

  private List<SquashfsEdit> edits() {
    List<SquashfsEdit> edits = new ArrayList<>();
    draft
        .changed()
        .forEach(
            (field, before) ->
                edits.add(
                    new SquashfsEdit(
                        field.name(),
                        position(field.part()) + start(field.part(), field.at()),
                        field.at() % MAX_LENGTH,
                        before,
                        draft
                            .content(field.part())
                            .slice(field.at(), field.at() + field.length()))));
    PlacedInode soundRoot = draft.structures().root();
    if (!draft.root().equals(soundRoot)) {
      SuperblockField field = SuperblockField.ROOT_INODE;
      edits.add(
          new SquashfsEdit(
              "superblock, " + field,
              field.offset(),
              -1,
              LittleEndian.of(field.length(), inodeRef(soundRoot)),
              LittleEndian.of(field.length(), inodeRef(draft.root()))));
    }
    if (draft.isExpanded()) {
      int last = draft.content(ImagePart.INODES).length();
      edits.add(
          new SquashfsEdit(
              "length of the last block of the inode table, decompressed",
              position(ImagePart.INODES) + start(ImagePart.INODES, last - 1),
              -1,
              LittleEndian.of(2, (last - 1) % MAX_LENGTH + 1),
              LittleEndian.of(2, MAX_LENGTH + PADDING)));
    }
    return edits;
  }
}
