package io.github.bootformats.squashfs;

import io.github.bootformats.codecs.BlockEncoder;
import java.io.IOException;

/** Room for a block on its way into the image, used again and again. */
final class BlockSlot {
  /** What is to be stored, at most a block. */
  final byte[] bytes;

  /** How many of {@link #bytes} are used. */
  int length;

  private final byte[] packed;
  private int packedLength;

  BlockSlot(int blockSize) {
    this.bytes = new byte[blockSize];
    this.packed = new byte[blockSize];
  }

  void compress(BlockCompressor compressor) throws IOException {
    packedLength = compressor.compress(bytes, length, packed);
  }

  /** Writes the block, compressed if that made it shorter. */
  DataBlock store(ImageOutput output) throws IOException {
    return packedLength == BlockEncoder.NO_ROOM
        ? DataBlock.uncompressed(output.append(bytes, length), length)
        : new DataBlock(output.append(packed, packedLength), packedLength);
  }
}
