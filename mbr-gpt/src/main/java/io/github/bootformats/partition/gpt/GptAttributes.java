package io.github.bootformats.partition.gpt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

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

  /**
   * Bit 59 of the types of the Discoverable Partitions Specification: the filesystem grows to the
   * size of the partition when it is mounted.
   */
  public static final long GROW_FILE_SYSTEM = 1L << 59;

  /**
   * Bit 60 of the types of the Discoverable Partitions Specification and of Microsoft basic data:
   * read-only.
   */
  public static final long READ_ONLY = 1L << 60;

  /** Bit 61 of Microsoft basic data: the shadow copy of another partition. */
  public static final long SHADOW_COPY = 1L << 61;

  /** Bit 62 of Microsoft basic data: hidden. */
  public static final long HIDDEN = 1L << 62;

  /**
   * Bit 63 of the types of the Discoverable Partitions Specification, not to be mounted by itself,
   * and of Microsoft basic data, not to be given a drive letter.
   */
  public static final long NO_AUTO = 1L << 63;

  private static final String BIT = "bit-";
  private static final Map<String, Long> NAMED = named();

  private GptAttributes() {}

  private static Map<String, Long> named() {
    Map<String, Long> named = new LinkedHashMap<>();
    named.put("required", REQUIRED);
    named.put("no-block-io", NO_BLOCK_IO);
    named.put("legacy-boot", LEGACY_BOOT);
    named.put("grow-file-system", GROW_FILE_SYSTEM);
    named.put("read-only", READ_ONLY);
    named.put("shadow-copy", SHADOW_COPY);
    named.put("hidden", HIDDEN);
    named.put("no-auto", NO_AUTO);
    named.put("no-drive-letter", NO_AUTO);
    return named;
  }

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
      default -> BIT + bit;
    };
  }

  /**
   * Looks a bit up by its name. A name is found whatever the partition's type is; that of a bit
   * whose meaning depends on the type says what it means for those types that have it.
   *
   * @param name one of {@link #known()}, or {@code bit-0} to {@code bit-63}; case does not matter
   * @return the bit, as a mask; empty if there is none of that name
   */
  public static OptionalLong find(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    Long named = NAMED.get(key);
    if (named != null) {
      return OptionalLong.of(named);
    }
    for (int bit = 0; bit < Long.SIZE; bit++) {
      if (key.equals(BIT + bit)) {
        return OptionalLong.of(1L << bit);
      }
    }
    return OptionalLong.empty();
  }

  /**
   * Returns the names of bits, those of bits whose meaning depends on the partition's type too.
   *
   * @return what {@link #find} takes beside {@code bit-0} to {@code bit-63}
   */
  public static List<String> known() {
    return List.copyOf(NAMED.keySet());
  }
}
