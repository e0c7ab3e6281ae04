package io.github.bootformats.squashfs;

import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileSuite;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Compressed images of all kinds with damaged bytes anywhere. */
final class CompressedMutants implements HostileSuite {
  private static final int SAMPLE = 400;
  private static final int FULL = 30_000;
  private static final List<SquashfsCompression> ALL = List.of(SquashfsCompression.values());

  private final List<byte[]> whole;

  CompressedMutants() throws IOException {
    whole = new ArrayList<>();
    for (SquashfsCompression compression : ALL) {
      whole.add(HostileSample.compressed(compression));
    }
  }

  @Override
  public int count() {
    return HostileHarness.count(SAMPLE, FULL);
  }

  @Override
  public void run(int index) throws IOException {
    outcome(index);
  }

  @Override
  public String outcome(int index) throws IOException {
    byte[] image = whole.get(index % whole.size()).clone();
    SplittableRandom random = new SplittableRandom(index);
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      image[random.nextInt(20, image.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return Walks.use(image);
  }
}
