package io.github.bootformats.cpio.initramfs;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Makes images whose compressed segment of up to some hundred KiB is damaged in one place or cut
 * off, the same of the same seed.
 */
final class DamagedImages {
  static final List<String> CODECS = List.of("gzip", "bzip2", "lzma", "xz", "lzo", "lz4", "zstd");

  private final Random random;

  private DamagedImages(long seed) {
    this.random = new Random(seed);
  }

  static byte[] of(long seed) {
    return new DamagedImages(seed).image(CODECS.get(Math.floorMod(seed, CODECS.size())));
  }

  private byte[] image(String codec) {
    NewcBytes archive = new NewcBytes();
    int files = 1 + random.nextInt(6);
    for (int i = 0; i < files; i++) {
      archive.file("f" + i, content(random.nextInt(60_000)));
    }
    // Behind another archive, as the oracle's own precedes them all.
    byte[] before = new NewcBytes().file("first", "1").trailer().toByteArray();
    byte[] member = NewcBytes.compress(codec, archive.trailer().toByteArray());
    int at = random.nextInt(member.length);
    if (random.nextInt(4) == 0) {
      member = Arrays.copyOf(member, at);
    } else {
      member[at] ^= (byte) (1 << random.nextInt(8));
    }
    return new NewcBytes().raw(before).raw(member).toByteArray();
  }

  /** Words, of which a random part has bytes that do not repeat. */
  private String content(int length) {
    StringBuilder text = new StringBuilder();
    int noise = random.nextInt(100);
    while (text.length() < length) {
      text.append(
          random.nextInt(100) < noise
              ? "" + (char) random.nextInt(256) + (char) random.nextInt(256)
              : "word" + random.nextInt(1000) + " ");
    }
    return text.substring(0, length);
  }
}
