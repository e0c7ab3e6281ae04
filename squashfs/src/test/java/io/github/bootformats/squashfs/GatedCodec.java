package io.github.bootformats.squashfs;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.codecs.BlockCodec;
import io.github.bootformats.codecs.BlockDecoder;
import io.github.bootformats.codecs.BlockEncoder;
import io.github.bootformats.codecs.EncodeOptions;
import io.github.bootformats.codecs.LevelRange;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Decodes only while its gate is open, so that a test knows that nothing is decoded yet; counts.
 */
final class GatedCodec implements BlockCodec {
  private final BlockCodec codec;
  private final AtomicInteger decoded = new AtomicInteger();
  private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();

  GatedCodec(BlockCodec codec) {
    this.codec = codec;
  }

  /** Closes the gate; to be opened by the same thread. */
  void close() {
    gate.writeLock().lock();
  }

  void open() {
    gate.writeLock().unlock();
  }

  /** Returns how many blocks were decoded, or are. */
  int decoded() {
    return decoded.get();
  }

  @Override
  public String id() {
    return codec.id();
  }

  @Override
  public BlockDecoder decoder(ReadLimits limits) throws IOException {
    BlockDecoder decoder = codec.decoder(limits);
    return (in, inOffset, inLength, out, outOffset, outLength) -> {
      decoded.incrementAndGet();
      gate.readLock().lock();
      try {
        return decoder.decode(in, inOffset, inLength, out, outOffset, outLength);
      } finally {
        gate.readLock().unlock();
      }
    };
  }

  @Override
  public BlockEncoder encoder(EncodeOptions options) throws IOException {
    return codec.encoder(options);
  }

  @Override
  public LevelRange levels() {
    return codec.levels();
  }
}
