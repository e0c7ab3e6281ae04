package io.github.bootformats.squashfs;

import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileSuite;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/**
 * An image with all structures in which every byte is changed in turn, then several bytes at once.
 * Nothing in it is compressed, so that the changes reach the structures.
 */
final class MutatedImages implements HostileSuite {
  private static final int SAMPLE = 700;
  private static final int FULL = 100_000;
  private static final List<IntUnaryOperator> CHANGES =
      List.of(b -> 0, b -> 0xFF, b -> b ^ 0x01, b -> b ^ 0x80);

  private final byte[] whole;
  private final int bytes;

  MutatedImages() throws IOException {
    whole = HostileSample.raw();
    bytes = HostileSample.structures(whole).length;
  }

  @Override
  public int count() {
    return bytes * CHANGES.size() + HostileHarness.count(SAMPLE, FULL);
  }

  @Override
  public void run(int index) throws IOException {
    outcome(index);
  }

  @Override
  public String outcome(int index) throws IOException {
    int[] structures = HostileSample.structures(whole);
    byte[] image = whole.clone();
    if (index < bytes * CHANGES.size()) {
      int at = structures[index / CHANGES.size()];
      image[at] = (byte) CHANGES.get(index % CHANGES.size()).applyAsInt(image[at]);
      return Walks.use(image);
    }
    SplittableRandom random = new SplittableRandom(index);
    for (int i = random.nextInt(2, 6); i > 0; i--) {
      int at = structures[random.nextInt(structures.length)];
      image[at] =
          (byte) (random.nextBoolean() ? random.nextInt(256) : image[at] ^ 1 << random.nextInt(8));
    }
    return Walks.use(image);
  }
}
