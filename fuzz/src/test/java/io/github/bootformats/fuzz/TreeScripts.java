package io.github.bootformats.fuzz;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Seeds for {@link TreeScript}: any bytes are one. */
final class TreeScripts {
  private static final int SEEDS = 6;
  private static final int BYTES = 400;

  private TreeScripts() {}

  static Stream<byte[]> seeds() {
    return IntStream.range(0, SEEDS)
        .mapToObj(
            seed -> {
              byte[] bytes = new byte[BYTES];
              new Random(seed).nextBytes(bytes);
              return bytes;
            });
  }
}
