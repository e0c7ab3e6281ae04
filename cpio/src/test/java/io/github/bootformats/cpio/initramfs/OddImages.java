package io.github.bootformats.cpio.initramfs;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Makes images that are odd in many ways at once, the same of the same seed: names that go through
 * links and dots, files that replace each other, links across archives, fields that no tool writes.
 */
final class OddImages {
  private static final List<String> NAMES =
      List.of(
          "a",
          "b",
          "c",
          "d",
          "d/x",
          "d/y",
          "d/e",
          "d/e/z",
          "l",
          "l/x",
          "l/new",
          "m",
          "m/x",
          "/a",
          "./b",
          "d//x",
          "d/./y",
          "d/../c",
          "../a",
          "d/",
          "l/",
          "a/",
          ".",
          "..",
          "",
          "/",
          "dev",
          "dev/console",
          "dev/null",
          "root",
          "root/f",
          "n/x",
          "d/e/..",
          "d/.",
          "TRAILER!!!",
          "TRAILER!!!x",
          "x y",
          "a\nb",
          "a\\b",
          "k",
          "k/q",
          "k/q/w");
  private static final List<String> TARGETS =
      List.of("d", "a", "d/e", "..", "/d", "l", "m", "", "nowhere", "d/", "/", "k/q", ".", "x\0y");
  private static final int[] TYPES = {
    0100000, 0100000, 0100000, 0100000, 0040000, 0040000, 0040000, 0120000, 0120000, 0020000,
    0060000, 0010000, 0140000, 0
  };
  private static final List<String> CODECS = List.of("gzip", "bzip2", "xz", "lzma", "lzo", "lz4");

  private final Random random;

  private OddImages(long seed) {
    this.random = new Random(seed);
  }

  static byte[] of(long seed) {
    return new OddImages(seed).image();
  }

  private byte[] image() {
    NewcBytes image = new NewcBytes();
    int segments = 1 + random.nextInt(4);
    for (int i = 0; i < segments; i++) {
      if (random.nextInt(3) == 0) {
        image.compressed(pick(CODECS), archives(1 + random.nextInt(2)));
      } else {
        image.align(4).raw(archives(1).toByteArray());
      }
      image.nuls(padding(8));
    }
    byte[] bytes = image.toByteArray();
    return switch (random.nextInt(12)) {
      case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> new NewcBytes().raw(bytes).raw("junk").toByteArray();
      case 2 -> otherGzipFlags(bytes);
      default -> bytes;
    };
  }

  /** Promises in the header of gzip data what is not there. */
  private byte[] otherGzipFlags(byte[] bytes) {
    for (int i = 0; i + 3 < bytes.length; i++) {
      if ((bytes[i] & 0xFF) == 0x1F && (bytes[i + 1] & 0xFF) == 0x8B) {
        bytes[i + 3] = (byte) random.nextInt(256);
        return bytes;
      }
    }
    return bytes;
  }

  private int padding(int oddOnce) {
    return random.nextInt(oddOnce) == 0 ? random.nextInt(8) : 4 * random.nextInt(4);
  }

  private NewcBytes archives(int count) {
    NewcBytes archive = new NewcBytes();
    for (int i = 0; i < count; i++) {
      int entries = 1 + random.nextInt(30);
      for (int j = 0; j < entries; j++) {
        archive.add(entry());
      }
      if (random.nextInt(4) > 0) {
        archive.trailer();
      }
      archive.nuls(padding(10));
    }
    return archive;
  }

  private NewcBytes.Entry entry() {
    NewcBytes.Entry entry = new NewcBytes.Entry();
    int type = TYPES[random.nextInt(TYPES.length)];
    entry.mode = type | random.nextInt(010000);
    entry.name = pick(NAMES);
    entry.inode = random.nextInt(3);
    entry.links = random.nextBoolean() ? 1 : 2;
    entry.minor = random.nextInt(8) == 0 ? 1 : 0;
    entry.uid = random.nextInt(6) == 0 ? 0xFFFF_FFFFL : random.nextInt(3) * 1000L;
    entry.gid = random.nextInt(12) == 0 ? 0xFFFF_FFFEL : random.nextInt(3) * 10L;
    entry.mtime = 1L + random.nextInt(1000);
    entry.rdevMajor = random.nextInt(20) == 0 ? 0x10C8 : 200L + random.nextInt(3);
    entry.rdevMinor = random.nextInt(20) == 0 ? 0x100007 : random.nextInt(4);
    if (type == 0120000) {
      entry.data = pick(TARGETS);
    } else if (type == 0100000) {
      entry.data = "data %d ".formatted(random.nextInt(100)).repeat(random.nextInt(3));
    }
    return random.nextInt(12) == 0 ? spoilt(entry) : entry;
  }

  /** Breaks one rule. */
  private NewcBytes.Entry spoilt(NewcBytes.Entry entry) {
    switch (random.nextInt(12)) {
      case 0 -> entry.terminator = "\0\0\0\0\0";
      case 1 -> entry.terminator = "\0junk\0";
      case 2 -> entry.data = "data of what has none";
      case 3 -> entry.inodeText = pick(List.of("0x000001", "1.000000", "-0000001", "zzzzzzzz"));
      case 4 -> sum(entry, 0);
      case 5 -> entry.name = "x".repeat(random.nextBoolean() ? 255 : 256);
      case 6 -> entry.name = "d/".repeat(2040) + "a";
      case 7 -> entry.name = "./".repeat(2046) + "a";
      case 8 -> entry.data = "t".repeat(4094 + random.nextInt(4));
      case 9 -> {
        entry.name = "";
        entry.terminator = "";
      }
      case 10 -> sum(entry, random.nextInt(4) == 0 ? 1 : 0);
      default -> rare(entry);
    }
    return entry;
  }

  private static void sum(NewcBytes.Entry entry, int error) {
    entry.magic = "070702";
    entry.sum = (long) entry.data.chars().sum() + error;
  }

  private void rare(NewcBytes.Entry entry) {
    switch (random.nextInt(6)) {
      case 0 -> entry.terminator = "";
      case 1 -> entry.magic = pick(List.of("070707", "070703", "0707", "xxxxxx"));
      default -> entry.mode |= 07777;
    }
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
