package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.codecs.BlockEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects metadata in compressed blocks. They are kept until the image has come to where they
 * belong: inodes are made while data is still written, and stand behind it.
 */
final class MetadataWriter {
  /** Linux and squashfs-tools have 32 bits for the block in a reference. */
  private static final long MAX_BLOCK = 0xFFFF_FFFFL;

  private final String what;
  private final BlockCompressor compressor;
  private final List<byte[]> blocks = new ArrayList<>();
  private final byte[] block = new byte[MetadataBlock.MAX_LENGTH];
  private final byte[] packed = new byte[MetadataBlock.MAX_LENGTH];
  private int length;
  private long storedLength;

  /**
   * Creates an empty sequence of blocks.
   *
   * @param what what it has, for errors
   */
  MetadataWriter(String what, BlockCompressor compressor) {
    this.what = what;
    this.compressor = compressor;
  }

  /** Returns where the next byte will be. */
  MetadataRef ref() throws IOException {
    if (length == block.length) {
      endBlock();
    }
    if (storedLength > MAX_BLOCK) {
      throw SquashfsFinding.VALUE_TOO_LARGE.unsupportedAt(
          -1, "%s take more than 4 GiB, of which references have 32 bits".formatted(what));
    }
    return new MetadataRef(storedLength, length);
  }

  MetadataWriter write(Bytes bytes) throws IOException {
    for (int done = 0; done < bytes.length(); ) {
      if (length == block.length) {
        endBlock();
      }
      int count = Math.min(bytes.length() - done, block.length - length);
      bytes.slice(done, done + count).copyTo(block, length);
      length += count;
      done += count;
    }
    return this;
  }

  private void endBlock() throws IOException {
    int count = compressor.compress(block, length, packed);
    boolean isCompressed = count != BlockEncoder.NO_ROOM;
    byte[] content = isCompressed ? packed : block;
    int stored = isCompressed ? count : length;
    byte[] whole = new byte[MetadataBlock.WORD_LENGTH + stored];
    LittleEndian.put(whole, 0, MetadataBlock.WORD_LENGTH, MetadataBlock.word(stored, isCompressed));
    System.arraycopy(content, 0, whole, MetadataBlock.WORD_LENGTH, stored);
    blocks.add(whole);
    storedLength += whole.length;
    length = 0;
  }

  /**
   * Writes all blocks.
   *
   * @return where each begins, in bytes from the start of the image
   */
  long[] appendTo(ImageOutput output) throws IOException {
    if (length > 0) {
      endBlock();
    }
    long[] positions = new long[blocks.size()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = output.append(blocks.get(i), blocks.get(i).length);
    }
    return positions;
  }

  /** Writes positions of blocks, as the list of a table has them. */
  static void appendList(ImageOutput output, long[] positions) throws IOException {
    byte[] list = new byte[positions.length * SquashfsTable.POINTER_LENGTH];
    for (int i = 0; i < positions.length; i++) {
      LittleEndian.put(
          list, i * SquashfsTable.POINTER_LENGTH, SquashfsTable.POINTER_LENGTH, positions[i]);
    }
    output.append(list, list.length);
  }

  /**
   * Writes all blocks and their list.
   *
   * @return where the list begins
   */
  long appendTableTo(ImageOutput output) throws IOException {
    long[] positions = appendTo(output);
    long list = output.position();
    appendList(output, positions);
    return list;
  }

  /** Returns a single block that is not compressed. */
  static Bytes rawBlock(Bytes content) {
    return new FieldWriter()
        .u16(MetadataBlock.word(content.length(), false))
        .bytes(content)
        .toBytes();
  }

  @Override
  public String toString() {
    return what + " in " + storedLength + " bytes" + (length > 0 ? " and an open block" : "");
  }
}
