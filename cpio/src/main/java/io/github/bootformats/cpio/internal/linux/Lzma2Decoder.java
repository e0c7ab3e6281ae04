package io.github.bootformats.cpio.internal.linux;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.codecs.CodecInput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The chunks of LZMA2 data, decoded in the steps that {@code xz_dec_lzma2_run} makes. */
final class Lzma2Decoder {
  private static final int END = 0;
  private static final int STORED_AND_RESET = 1;
  private static final int STORED = 2;
  private static final int LZMA = 0x80;
  private static final int RESET_STATE = 0xA0;
  private static final int NEW_PROPERTIES = 0xC0;
  private static final int RESET_ALL = 0xE0;

  private final CodecInput input;
  private final LzmaDictionary dictionary;
  private final RangeDecoder range = new RangeDecoder();
  private final LzmaDecoder lzma;

  private boolean needsDictionaryReset = true;
  private boolean needsProperties = true;

  private @Nullable Lzma2Chunk chunk;

  /** How much the current chunk still decodes to. */
  private int left;

  private boolean isStalled;
  private boolean isCorrupt;

  Lzma2Decoder(CodecInput input, int dictionaryBytes) {
    this.input = input;
    this.dictionary = new LzmaDictionary(dictionaryBytes);
    this.lzma = new LzmaDecoder(range, dictionary);
  }

  /**
   * Makes a step.
   *
   * @param room the most that it may decode to, not 0
   * @return how many bytes it did, which may be none; -1 at the end
   */
  int decode(byte[] target, int offset, int room) throws IOException {
    if (isCorrupt) {
      throw corrupt();
    }
    if (left == 0) {
      chunk = null;
      return isBegun() ? 0 : -1;
    }
    int count = chunk == null ? copy(target, offset, room) : decode(chunk, target, offset, room);
    left -= count;
    // The bytes of this step are good all the same.
    isCorrupt = left == 0 && chunk != null && !chunk.isFinished();
    return count;
  }

  private int copy(byte[] target, int offset, int room) throws IOException {
    dictionary.admit(Math.min(room, left));
    while (dictionary.hasSpace()) {
      int value = input.read();
      if (value < 0) {
        break;
      }
      dictionary.put((byte) value);
    }
    int count = dictionary.flush(target, offset);
    if (count == 0) {
      throw truncated();
    }
    return count;
  }

  private int decode(Lzma2Chunk chunk, byte[] target, int offset, int room) throws IOException {
    dictionary.admit(Math.min(room, left));
    if (!chunk.decode()) {
      throw corrupt();
    }
    int count = dictionary.flush(target, offset);
    boolean wasStalled = isStalled;
    isStalled = count == 0 && chunk.isStarved();
    if (wasStalled && isStalled) {
      throw truncated();
    }
    return count;
  }

  /** Reads the header of the next chunk; false where there is none. */
  private boolean isBegun() throws IOException {
    int control = next();
    if (control == END) {
      return false;
    }
    if (control >= RESET_ALL || control == STORED_AND_RESET) {
      needsProperties = true;
      needsDictionaryReset = false;
      dictionary.reset();
    } else if (needsDictionaryReset) {
      throw corrupt();
    }
    if (control >= LZMA) {
      beginLzma(control);
    } else if (control <= STORED) {
      left = (next() << 8 | next()) + 1;
    } else {
      throw corrupt();
    }
    return true;
  }

  private void beginLzma(int control) throws IOException {
    if (control < NEW_PROPERTIES && needsProperties) {
      throw corrupt();
    }
    int decoded = ((control & 0x1F) << 16 | next() << 8 | next()) + 1;
    int length = (next() << 8 | next()) + 1;
    if (control >= NEW_PROPERTIES) {
      needsProperties = false;
      if (!lzma.setProperties(next())) {
        throw corrupt();
      }
    } else if (control >= RESET_STATE) {
      lzma.reset();
    }
    if (length < RangeDecoder.INIT_BYTES) {
      throw corrupt();
    }
    byte[] bytes = new byte[length + Lzma2Chunk.MAX_SYMBOL_BYTES];
    int there = input.readNBytes(bytes, 0, length);
    if (there < RangeDecoder.INIT_BYTES) {
      throw truncated();
    }
    byte[] behind = input.peek(Lzma2Chunk.MAX_SYMBOL_BYTES);
    System.arraycopy(behind, 0, bytes, there, behind.length);
    chunk = new Lzma2Chunk(range, lzma, bytes, there + behind.length, length);
    left = decoded;
  }

  private int next() throws IOException {
    int value = input.read();
    if (value < 0) {
      throw truncated();
    }
    return value;
  }

  private FormatException corrupt() {
    return new MalformedFormatException(
        LinuxXz.ID, "xz.corrupt", input.position(), "the compressed data is corrupt");
  }

  private FormatException truncated() {
    return new MalformedFormatException(
        LinuxXz.ID, "xz.truncated", input.position(), "the data ends within a compressed member");
  }
}
