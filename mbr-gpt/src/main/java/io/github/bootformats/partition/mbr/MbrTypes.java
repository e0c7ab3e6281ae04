package io.github.bootformats.partition.mbr;

import io.github.bootformats.partition.internal.TypeTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The types of MBR partitions: the common ones as constants, and the names of all that are known.
 *
 * <p>Nobody assigns these numbers; the names are those that most tools agree on. The table is
 * loaded when it is first asked.
 */
public final class MbrTypes {
  /** No partition. */
  public static final int UNUSED = 0x00;

  /** FAT12. */
  public static final int FAT12 = 0x01;

  /** An extended partition within the first 8 GiB, by convention; Linux does not care. */
  public static final int EXTENDED = 0x05;

  /** FAT16. */
  public static final int FAT16 = 0x06;

  /** NTFS or exFAT. */
  public static final int NTFS = 0x07;

  /** FAT32, to be addressed by CHS. */
  public static final int FAT32 = 0x0B;

  /** FAT32. */
  public static final int FAT32_LBA = 0x0C;

  /** FAT16. */
  public static final int FAT16_LBA = 0x0E;

  /** An extended partition anywhere; Linux does not care. */
  public static final int EXTENDED_LBA = 0x0F;

  /** The Windows recovery environment. */
  public static final int WINDOWS_RECOVERY = 0x27;

  /** Where Open Firmware on PowerPC finds a boot loader. */
  public static final int PREP_BOOT = 0x41;

  /** Minix. */
  public static final int MINIX = 0x81;

  /** Linux swap, or Solaris. */
  public static final int LINUX_SWAP = 0x82;

  /** Any Linux filesystem. */
  public static final int LINUX = 0x83;

  /** An extended partition that only Linux looks into. */
  public static final int LINUX_EXTENDED = 0x85;

  /** A physical volume of Linux LVM. */
  public static final int LINUX_LVM = 0x8E;

  /** A FreeBSD slice. */
  public static final int FREEBSD = 0xA5;

  /** An OpenBSD slice. */
  public static final int OPENBSD = 0xA6;

  /** A NetBSD slice. */
  public static final int NETBSD = 0xA9;

  /** HFS or HFS+. */
  public static final int APPLE_HFS = 0xAF;

  /** Solaris. */
  public static final int SOLARIS = 0xBF;

  /** Data that is no filesystem. */
  public static final int NON_FILESYSTEM_DATA = 0xDA;

  /** Kernels and boot entries (Boot Loader Specification). */
  public static final int LINUX_BOOT = 0xEA;

  /** Protects a GPT from readers that know MBRs only. */
  public static final int GPT_PROTECTIVE = 0xEE;

  /** The EFI system partition. */
  public static final int EFI_SYSTEM = 0xEF;

  /** A VMware filesystem. */
  public static final int VMWARE_VMFS = 0xFB;

  /** A member of a Linux RAID that the kernel assembles itself. */
  public static final int LINUX_RAID = 0xFD;

  private MbrTypes() {}

  /**
   * Names a type, for people. Names may be improved in later releases; match on the number.
   *
   * @param type 0 to 255
   * @return the name, such as {@code Linux swap, or Solaris}; empty for a type that is not known
   */
  public static Optional<String> name(int type) {
    return Optional.ofNullable(Table.NAMES.get(type));
  }

  /**
   * Returns the short names of a type, which {@link #find} takes. They are stable.
   *
   * @param type 0 to 255
   * @return short names, the preferred one first; none for a type that is not known
   */
  public static List<String> shortNames(int type) {
    return Table.SHORT_NAMES.getOrDefault(type, List.of());
  }

  /**
   * Looks a type up by what people write: a short name such as {@code linux}, {@code swap}, {@code
   * fat32}, {@code lvm}, {@code esp}, or one or two hexadecimal digits, also after {@code 0x}. Case
   * does not matter.
   *
   * @param text what somebody wrote
   * @return the type, 0 to 255; empty if there is none of that name
   */
  public static OptionalInt find(String text) {
    String key = text.toLowerCase(Locale.ROOT);
    Integer found = Table.KEYS.get(key);
    return found != null ? OptionalInt.of(found) : parse(key);
  }

  private static OptionalInt parse(String text) {
    String digits = text.startsWith("0x") ? text.substring(2) : text;
    boolean number =
        !digits.isEmpty() && digits.length() <= 2 && digits.chars().allMatch(HexFormat::isHexDigit);
    return number ? OptionalInt.of(HexFormat.fromHexDigits(digits)) : OptionalInt.empty();
  }

  /**
   * Returns all types that are known.
   *
   * @return numbers in ascending order
   */
  public static List<Integer> known() {
    return List.copyOf(Table.NAMES.keySet());
  }

  /** Loaded when a name is first asked for, not when a constant is used. */
  private static final class Table {
    static final Map<Integer, String> NAMES = new TreeMap<>();
    static final Map<Integer, List<String>> SHORT_NAMES = new HashMap<>();
    static final Map<String, Integer> KEYS = new HashMap<>();

    static {
      for (List<String> row : TypeTable.read("mbr-types.tsv")) {
        int type = HexFormat.fromHexDigits(row.get(0));
        List<String> shortNames = new ArrayList<>(TypeTable.split(row.get(1), ','));
        shortNames.forEach(key -> KEYS.put(key, type));
        NAMES.put(type, row.get(2));
        SHORT_NAMES.put(type, Collections.unmodifiableList(shortNames));
      }
    }
  }
}
