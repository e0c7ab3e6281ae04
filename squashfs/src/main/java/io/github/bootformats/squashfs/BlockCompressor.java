package io.github.bootformats.squashfs;

import io.github.bootformats.codecs.BlockEncoder;
import io.github.bootformats.codecs.EncodeOptions;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Compresses blocks one after the other; for one thread. */
final class BlockCompressor implements Closeable {
  private final List<BlockEncoder> encoders = new ArrayList<>();
  private byte[] other = new byte[0];

  BlockCompressor(SquashfsCompressor compressor, int blockSize) throws IOException {
    try {
      for (EncodeOptions encoding : compressor.encodings(blockSize)) {
        encoders.add(compressor.codec().encoder(encoding));
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Compresses the first bytes of an array with each encoder, and takes the shortest result.
   *
   * @param packed has as many bytes as the block
   * @return how many bytes of it are used, or {@link BlockEncoder#NO_ROOM} if the block does not
   *     get shorter
   */
  int compress(byte[] block, int length, byte[] packed) throws IOException {
    if (length < 2) {
      return BlockEncoder.NO_ROOM;
    }
    int best = encoders.get(0).encode(block, 0, length, packed, 0, length - 1);
    for (BlockEncoder encoder : encoders.subList(1, encoders.size())) {
      best = improve(encoder, block, length, packed, best);
    }
    return best;
  }

  private int improve(BlockEncoder encoder, byte[] block, int length, byte[] packed, int best)
      throws IOException {
    if (other.length < length) {
      other = new byte[length];
    }
    int room = (best == BlockEncoder.NO_ROOM ? length : best) - 1;
    int count = encoder.encode(block, 0, length, other, 0, room);
    if (count == BlockEncoder.NO_ROOM) {
      return best;
    }
    System.arraycopy(other, 0, packed, 0, count);
    return count;
  }

  @Override
  public void close() {
    encoders.forEach(BlockEncoder::close);
  }
}
