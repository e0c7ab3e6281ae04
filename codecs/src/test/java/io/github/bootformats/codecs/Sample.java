package io.github.bootformats.codecs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Bytes to compress, of kinds that compressors treat differently. */
enum Sample {
  EMPTY(0),
  ONE_BYTE(1),
  THREE_BYTES(3),
  RUN(100_000),
  PERIODS(70_000),
  RANDOM(70_001),
  TEXT(300_000),
  RECORDS(200_000),
  MIXED(1_000_000);

  private static final String[] WORDS =
      "the of kernel image segment is and to boot sector in loader a block entry name".split(" ");

  private final int size;

  Sample(int size) {
    this.size = size;
  }

  byte[] bytes() {
    return bytes(size);
  }

  byte[] bytes(int length) {
    SplittableRandom random = new SplittableRandom(size);
    byte[] bytes = new byte[length];
    switch (this) {
      case RUN -> Arrays.fill(bytes, (byte) 'r');
      case PERIODS -> {
        for (int i = 0; i < length; i++) {
          bytes[i] = (byte) (i % (1 + i / 1000) * 7);
        }
      }
      case TEXT -> text(bytes, random);
      case RECORDS -> {
        for (int i = 0; i < length; i++) {
          bytes[i] = (byte) (i % 16 < 10 ? i % 16 : random.nextInt());
        }
      }
      case MIXED -> mixed(bytes, random);
      default -> random.nextBytes(bytes);
    }
    return bytes;
  }

  private static void text(byte[] bytes, SplittableRandom random) {
    int at = 0;
    while (at < bytes.length) {
      byte[] word =
          (WORDS[random.nextInt(WORDS.length)] + (random.nextInt(9) == 0 ? ".\n" : " "))
              .getBytes(StandardCharsets.US_ASCII);
      int count = Math.min(word.length, bytes.length - at);
      System.arraycopy(word, 0, bytes, at, count);
      at += count;
    }
  }

  /** Stretches of other kinds, with repetitions near and far. */
  private static void mixed(byte[] bytes, SplittableRandom random) {
    int at = 0;
    while (at < bytes.length) {
      int count = Math.min(1 + random.nextInt(200_000), bytes.length - at);
      int kind = random.nextInt(4);
      if (kind == 0 && at > 0) {
        int from = random.nextInt(at);
        for (int i = 0; i < count; i++) {
          bytes[at + i] = bytes[from + i];
        }
      } else {
        Sample sample = new Sample[] {TEXT, RUN, RANDOM, RECORDS}[kind];
        System.arraycopy(sample.bytes(count), 0, bytes, at, count);
      }
      at += count;
    }
  }
}
