package io.github.bootformats.codecs;

import io.github.bootformats.testsupport.HostileHarness;
import io.github.bootformats.testsupport.HostileSuite;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.Adler32;

/** Members and blocks damaged in one to three places, half of them near the start. */
final class MutatedMembers implements HostileSuite {
  private static final int SAMPLE = 2_000;
  private static final int FULL = 100_000;
  private static final int HEAD = 48;

  /** Where the fields of lzop's header begin, and its sum. */
  private static final int LZOP_FIELDS = 9;

  private static final int LZOP_SUM = 34;

  private final List<HostileMember.Sound> sound;

  MutatedMembers() throws IOException {
    sound = HostileMember.all();
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
    SplittableRandom random = new SplittableRandom(index);
    HostileMember.Sound chosen = sound.get(index % sound.size());
    byte[] bytes = chosen.bytes();
    int count = random.nextInt(1, 4);
    for (int i = 0; i < count && bytes.length > 0; i++) {
      bytes = mutate(bytes, random);
    }
    if (chosen.name().equals("lzo") && bytes.length >= LZOP_SUM + 4) {
      Adler32 sum = new Adler32();
      sum.update(bytes, LZOP_FIELDS, LZOP_SUM - LZOP_FIELDS);
      Wide.put32(bytes, LZOP_SUM, Integer.reverseBytes((int) sum.getValue()));
    }
    return chosen.use().decode(bytes);
  }

  private static byte[] mutate(byte[] bytes, SplittableRandom random) {
    int bound = random.nextBoolean() ? Math.min(HEAD, bytes.length) : bytes.length;
    int at = random.nextInt(bound);
    byte[] changed = bytes.clone();
    switch (random.nextInt(6)) {
      case 0 -> changed[at] = (byte) random.nextInt();
      case 1 -> changed[at] ^= (byte) (1 << random.nextInt(8));
      case 2 -> changed[at] = (byte) (random.nextBoolean() ? 0xFF : 0);
      case 3 -> {
        int from = random.nextInt(bytes.length);
        int length = Math.min(random.nextInt(40), bytes.length - Math.max(at, from));
        System.arraycopy(bytes, from, changed, at, length);
      }
      case 4 -> {
        int length = random.nextInt(300);
        changed = Arrays.copyOf(bytes, bytes.length + length);
        System.arraycopy(bytes, at, changed, at + length, bytes.length - at);
      }
      default -> {
        if (random.nextInt(4) == 0) {
          changed = Arrays.copyOf(bytes, at);
        } else {
          changed[at] += (byte) random.nextInt(-3, 4);
        }
      }
    }
    return changed;
  }
}
