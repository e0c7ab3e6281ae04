package io.github.bootformats.squashfs;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Compressors for as many threads as work at a time; each is used by one of them at a time. */
final class CompressorPool implements Closeable {
  private final SquashfsCompressor compressor;
  private final int blockSize;
  private final ConcurrentLinkedQueue<BlockCompressor> idle = new ConcurrentLinkedQueue<>();

  CompressorPool(SquashfsCompressor compressor, int blockSize) {
    this.compressor = compressor;
    this.blockSize = blockSize;
  }

  void compress(BlockSlot slot) throws IOException {
    BlockCompressor borrowed = idle.poll();
    if (borrowed == null) {
      borrowed = new BlockCompressor(compressor, blockSize);
    }
    try {
      slot.compress(borrowed);
    } finally {
      idle.add(borrowed);
    }
  }

  /** Frees the compressors; none may be in use. */
  @Override
  public void close() {
    idle.forEach(BlockCompressor::close);
    idle.clear();
  }
}
