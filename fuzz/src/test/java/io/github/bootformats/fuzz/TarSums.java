package io.github.bootformats.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Makes the checksums of damaged tar headers right, so that the damage gets past them. */
final class TarSums {
  private static final int BLOCK = 512;
  private static final int SUM = 148;
  private static final int SUM_END = 156;
  private static final int MAGIC = 257;

  private TarSums() {}

  /** Repairs each block that has the magic of a header. */
  static void repair(byte[] archive) {
    for (int block = 0; block + BLOCK <= archive.length; block += BLOCK) {
      if (archive[block + MAGIC] == 'u' && archive[block + MAGIC + 1] == 's') {
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
          sum += i >= SUM && i < SUM_END ? ' ' : archive[block + i] & 0xFF;
        }
        byte[] digits = "%06o\0 ".formatted(sum).getBytes(US_ASCII);
        System.arraycopy(digits, 0, archive, block + SUM, digits.length);
      }
    }
  }
}
