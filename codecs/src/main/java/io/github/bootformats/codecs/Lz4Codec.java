package io.github.bootformats.codecs;

import io.github.bootformats.api.ReadLimits;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The legacy form of lz4, {@code lz4 -l}, which is the one that Linux unpacks: a magic, then blocks
 * of 8 MiB, each behind its compressed length.
 *
 * <p>There is no mark of the end and no checksum. As for Linux, a member goes on behind a further
 * magic, and ends at a length of 0, which is not consumed, or where fewer than four bytes are left.
 * So NULs must follow, or nothing; other data would be taken for a block.
 */
final class Lz4Codec implements StreamCodec {
  static final String ID = "lz4";
  static final int MAGIC = 0x184C_2102;
  static final int BLOCK_BYTES = 8 << 20;
  private static final LevelRange LEVELS = new LevelRange(1, 12, 1);

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String title() {
    return "lz4 (legacy frames)";
  }

  @Override
  public boolean detect(byte[] head) {
    return head.length >= 4 && Wide.get32(head, 0) == MAGIC;
  }

  @Override
  public MemberStream decode(CodecInput input, ReadLimits limits) throws IOException {
    return MemberStream.open(ID, input, limits, in -> new Decoder(in, limits));
  }

  @Override
  public LevelRange levels() {
    return LEVELS;
  }

  @Override
  public OutputStream encode(OutputStream target, EncodeOptions options) throws IOException {
    return new Encoder(target, LEVELS.choose(options));
  }

  private static final class Decoder extends BlockInput {
    private static final int MAX_RATIO = 255;
    private final ReadLimits limits;

    Decoder(CodecInput input, ReadLimits limits) throws IOException {
      super(input);
      this.limits = limits;
      long start = input.position();
      if (input.readLittleEndian32() != MAGIC) {
        throw CodecFailure.magic(ID, start, "no legacy lz4 frame begins here");
      }
    }

    @Override
    int nextBlock() throws IOException {
      while (true) {
        byte[] word = input.peek(4);
        int length = word.length < 4 ? 0 : Wide.get32(word, 0);
        if (length == 0) {
          return -1;
        }
        input.advance(4);
        if (length != MAGIC) {
          return decode(length);
        }
      }
    }

    private int decode(int length) throws IOException {
      long at = input.position();
      if (length < 0 || length > Lz4Writer.bound(BLOCK_BYTES)) {
        throw CodecFailure.corrupt(
            ID, at - 4, "no block is %s bytes long".formatted(Integer.toUnsignedLong(length)));
      }
      int room = (int) Math.min(BLOCK_BYTES, (long) length * MAX_RATIO);
      limits.check(CodecLimits.MAX_MEMORY_BYTES, (long) length + room, ID, at);
      byte[] compressed = readCompressed(length);
      reserve(room);
      try {
        return Lz4Decoder.decode(compressed, 0, length, block, 0, room);
      } catch (BlockFault e) {
        throw e.at(ID, at);
      }
    }
  }

  private static final class Encoder extends BlockOutput {
    private final MatchFinder finder;
    private byte[] compressed = new byte[0];

    Encoder(OutputStream target, int level) throws IOException {
      super(target, BLOCK_BYTES);
      this.finder = Lz4Writer.finder(level);
      writeLittleEndian32(MAGIC);
    }

    @Override
    void writeBlock(byte[] bytes, int length) throws IOException {
      int bound = Lz4Writer.bound(length);
      if (compressed.length < bound) {
        compressed = new byte[bound];
      }
      int count = Lz4Writer.encode(finder, bytes, 0, length, compressed, 0, bound);
      writeLittleEndian32(count);
      target.write(compressed, 0, count);
    }

    @Override
    void finish() {
      // The end is where no block follows.
    }
  }
}
