package io.github.bootformats.squashfs;

import java.io.IOException;
import java.util.concurrent.FutureTask;

/** A block of a file, or its tail, which somebody decodes before it is read. */
abstract class AheadPiece {
  /** Decoded bytes in a part of an array. */
  static final class Part {
    final byte[] bytes;
    final int begin;
    final int end;

    Part(byte[] bytes, int begin, int end) {
      this.bytes = bytes;
      this.begin = begin;
      this.end = end;
    }
  }

  private final int blocks;

  private AheadPiece(int blocks) {
    this.blocks = blocks;
  }

  /** Returns how many blocks are decoded for it, and not for one before. */
  int blocks() {
    return blocks;
  }

  /** Waits for the bytes, or throws what made them impossible, each time that it is asked. */
  abstract Part get() throws IOException;

  /** Takes the bytes back, which nobody reads any more. */
  void recycle(Part part) {}

  /** A block of a file, in an array that serves for others later. */
  static AheadPiece block(AheadDecoder decoder, FutureTask<byte[]> bytes, int length) {
    return new AheadPiece(1) {
      @Override
      Part get() throws IOException {
        return new Part(decoder.await(bytes), 0, length);
      }

      @Override
      void recycle(Part part) {
        decoder.recycle(part.bytes);
      }
    };
  }

  /** The last bytes of a file, in a fragment that other files have a part of, too. */
  static AheadPiece tail(
      AheadDecoder decoder,
      FutureTask<byte[]> bytes,
      int blocks,
      DataBlock fragment,
      FileInode file,
      int blockSize) {
    return new AheadPiece(blocks) {
      @Override
      Part get() throws IOException {
        byte[] decoded = decoder.await(bytes);
        FileTail.check(decoded, fragment, file, blockSize);
        int begin = (int) file.fragmentOffset();
        return new Part(decoded, begin, begin + file.tailLength(blockSize));
      }
    };
  }

  /** What could not even be begun. */
  static AheadPiece failed(IOException failure) {
    return new AheadPiece(0) {
      @Override
      Part get() throws IOException {
        throw failure;
      }
    };
  }
}
