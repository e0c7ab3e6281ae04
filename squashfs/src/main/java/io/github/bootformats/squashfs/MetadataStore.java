package io.github.bootformats.squashfs;

import java.io.IOException;
import java.util.Arrays;

/** The metadata blocks of an image; those that were asked for last are kept. */
final class MetadataStore implements MetadataCursor.Supply {
  /** What a kept block costs beside its bytes. */
  private static final int OVERHEAD = 160;

  private final StoredBlocks blocks;
  private final BlockCache<DecodedMetadata> cache;

  MetadataStore(StoredBlocks blocks, long cacheBytes) {
    this.blocks = blocks;
    this.cache = new BlockCache<>(cacheBytes, block -> block.bytes().length + OVERHEAD);
  }

  @Override
  public DecodedMetadata get(long position) throws IOException {
    return cache.get(position, this::load);
  }

  MetadataCursor cursor(long position, int offset) throws IOException {
    return MetadataCursor.at(this, position, offset);
  }

  /** Reads how a block is stored, and makes sure that it lies within the image. */
  MetadataBlock describe(long position) throws IOException {
    if (!blocks.contains(position, MetadataBlock.WORD_LENGTH)) {
      throw SquashfsFinding.METADATA_BLOCK.thrownAt(
          position < 0 ? blocks.size() : position,
          "a metadata block should be at %s, the image ends at %s"
              .formatted(Long.toUnsignedString(position), blocks.size()));
    }
    byte[] word = new byte[MetadataBlock.WORD_LENGTH];
    blocks.readStored(position, word, 0, word.length);
    MetadataBlock block = MetadataBlock.of(position, LittleEndian.u16(word, 0));
    if (block.storedLength() > MetadataBlock.MAX_LENGTH) {
      throw SquashfsFinding.METADATA_BLOCK.thrownAt(
          position,
          "a metadata block is stored in at most 8192 bytes, not " + block.storedLength());
    }
    if (!blocks.contains(position, block.next() - position)) {
      throw SquashfsFinding.METADATA_BLOCK.thrownAt(
          position,
          "the metadata block ends at %s, the image at %s".formatted(block.next(), blocks.size()));
    }
    return block;
  }

  private DecodedMetadata load(long position) throws IOException {
    MetadataBlock block = describe(position);
    long start = position + MetadataBlock.WORD_LENGTH;
    byte[] bytes;
    if (block.isCompressed()) {
      byte[] room = new byte[MetadataBlock.MAX_LENGTH];
      int length = blocks.decode(start, block.storedLength(), room, 0, room.length);
      bytes = length == room.length ? room : Arrays.copyOf(room, length);
    } else {
      bytes = new byte[block.storedLength()];
      blocks.readStored(start, bytes, 0, bytes.length);
    }
    if (bytes.length == 0) {
      throw SquashfsFinding.METADATA_BLOCK.thrownAt(position, "the metadata block is empty");
    }
    return new DecodedMetadata(bytes, block.next());
  }

  void clear() {
    cache.clear();
  }
}
