package io.github.bootformats.benchmarks;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.codecs.BlockDecoder;
import io.github.bootformats.codecs.Codecs;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/**
 * Decodes the lzo blocks of {@link CodecData} and prints the processor's time, as {@code
 * benchmarks/peers/lzo-peer.c} does for the same blocks: the two can be compared even where other
 * programs run.
 */
public final class CodecCpuTime {
  private static final int ROUNDS = 40;

  private CodecCpuTime() {}

  /**
   * Measures.
   *
   * @param args none
   */
  public static void main(String[] args) throws IOException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    List<byte[]> blocks = CodecData.blocks("lzo", 3);
    byte[] out = new byte[CodecData.BLOCK];
    double best = Double.MAX_VALUE;
    try (BlockDecoder decoder = Codecs.block("lzo").orElseThrow().decoder(ReadLimits.defaults())) {
      for (int round = 0; round < ROUNDS; round++) {
        long start = threads.getCurrentThreadCpuTime();
        for (byte[] block : blocks) {
          if (decoder.decode(block, 0, block.length, out, 0, out.length) != out.length) {
            throw new IOException("a block of another length");
          }
        }
        best = Math.min(best, (threads.getCurrentThreadCpuTime() - start) / 1e6);
      }
    }
    System.out.printf("lzo: %.2f ms at best%n", best);
  }
}
