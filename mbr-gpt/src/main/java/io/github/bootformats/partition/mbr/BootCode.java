package io.github.bootformats.partition.mbr;

import io.github.bootformats.api.Bytes;
import java.nio.charset.StandardCharsets;

/**
 * Whose code a BIOS would start from the first sector, told by the messages in it.
 *
 * @param kind whose
 * @param description for people, such as {@code GRUB 2, core.img at sector 1}
 */
public record BootCode(Kind kind, String description) {
  /** The code that is told apart. */
  public enum Kind {
    /** Nothing but zeros. */
    NONE("none"),
    /** SYSLINUX's {@code mbr.bin}, {@code gptmbr.bin} or {@code altmbr.bin}. */
    SYSLINUX("SYSLINUX"),
    /** The code of an ISO image that is also a disk. */
    ISOHYBRID("ISOLINUX, isohybrid"),
    /** GRUB 2's {@code boot.img}. */
    GRUB_2("GRUB 2"),
    /** GRUB Legacy's stage 1. */
    GRUB_LEGACY("GRUB Legacy"),
    /** LILO. */
    LILO("LILO"),
    /** The master boot code of MS-DOS and Windows. */
    WINDOWS("Windows"),
    /** Something else. */
    UNKNOWN("unknown");

    private final String label;

    Kind(String label) {
      this.label = label;
    }
  }

  private static final int GRUB_2_JUMP = 0x63;
  private static final int GRUB_2_CORE = 0x5c;
  private static final int GRUB_2_HYBRID_CORE = 0x1b0;

  /** The hybrid code starts behind the boot sector of the CD and the table of its parts. */
  private static final int GRUB_2_HYBRID_SKIPPED = 4;

  private static final int LILO_AT = 6;
  private static final String GRUB_MESSAGES = "GRUB \0Geom\0Hard Disk\0Read\0 Error";

  /**
   * Looks at a boot sector.
   *
   * @param sector the first sector of a disk
   * @return whose code it has
   */
  public static BootCode of(MbrSector sector) {
    Bytes bytes = sector.bytes();
    Kind kind = kind(sector.bootCode(), bytes);
    return new BootCode(kind, kind.label + (kind == Kind.GRUB_2 ? coreOf(bytes) : ""));
  }

  /** {@code boot_hybrid.img}, for ISO images, has the place in another field. */
  private static String coreOf(Bytes sector) {
    long core = sector.u64le(GRUB_2_CORE);
    return core == 0
        ? ", hybrid, El Torito image at sector "
            + Long.toUnsignedString(sector.u64le(GRUB_2_HYBRID_CORE) - GRUB_2_HYBRID_SKIPPED)
        : ", core.img at sector " + Long.toUnsignedString(core);
  }

  private static Kind kind(Bytes code, Bytes sector) {
    if (code.isZero()) {
      return Kind.NONE;
    }
    String text = new String(code.toByteArray(), StandardCharsets.ISO_8859_1);
    if (text.contains(GRUB_MESSAGES)) {
      return sector.at(1) == GRUB_2_JUMP ? Kind.GRUB_2 : Kind.GRUB_LEGACY;
    }
    if (text.startsWith("LILO", LILO_AT)) {
      return Kind.LILO;
    }
    if (text.contains("isolinux.bin missing")) {
      return Kind.ISOHYBRID;
    }
    if (text.contains("Operating system load error.") || text.contains("Missing OS\r\n")) {
      return Kind.SYSLINUX;
    }
    if (text.contains("Error loading operating system")
        && text.contains("Missing operating system")) {
      return Kind.WINDOWS;
    }
    return Kind.UNKNOWN;
  }
}
