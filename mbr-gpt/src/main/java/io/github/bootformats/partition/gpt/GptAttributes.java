package io.github.bootformats.partition.gpt;

import java.util.ArrayList;
import java.util.List;

/** The names of a GPT entry's attribute bits (UEFI 2.10, table 5.8). */
public final class GptAttributes {
  /** Bit 0: the platform needs this partition to function. */
  public static final long REQUIRED = 1;

  /** Bit 1: firmware shall not look into this partition. */
  public static final long NO_BLOCK_IO = 1L << 1;

  /** Bit 2: a BIOS boots this partition. */
  public static final long LEGACY_BOOT = 1L << 2;

  /** The bits 3 to 47, which are undefined and must be zero. */
  public static final long UNDEFINED = 0x0000_FFFF_FFFF_FFF8L;

  private GptAttributes() {}

  /**
   * Names the bits that are set.
   *
   * @param attributes 64 bits
   * @return {@code required}, {@code no-block-io}, {@code legacy-boot}, and {@code bit-60} and the
   *     like for bits whose meaning depends on the partition's type
   */
  public static List<String> names(long attributes) {
    List<String> names = new ArrayList<>(Long.bitCount(attributes));
    for (long rest = attributes; rest != 0; rest &= rest - 1) {
      names.add(name(Long.numberOfTrailingZeros(rest)));
    }
    return names;
  }

  private static String name(int bit) {
    return switch (bit) {
      case 0 -> "required";
      case 1 -> "no-block-io";
      case 2 -> "legacy-boot";
      default -> "bit-" + bit;
    };
  }
}
