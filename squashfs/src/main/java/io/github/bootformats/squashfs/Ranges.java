package io.github.bootformats.squashfs;

/** Refuses numbers that a field cannot hold. */
final class Ranges {
  private Ranges() {}

  static void u16(String field, long value) {
    check(field, value, 0xFFFF);
  }

  static void u32(String field, long value) {
    check(field, value, 0xFFFF_FFFFL);
  }

  static void check(String field, long value, long max) {
    if (value < 0 || value > max) {
      throw new IllegalArgumentException("%s is 0 to %s, not %s".formatted(field, max, value));
    }
  }
}
