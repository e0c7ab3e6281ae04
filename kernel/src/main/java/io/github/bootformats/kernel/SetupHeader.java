package io.github.bootformats.kernel;

import io.github.bootformats.api.Bytes;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The setup header of an x86 kernel with the boot sector around it: the first {@value #BYTES} bytes
 * of the file, whatever is in them (boot.rst, "The Real-Mode Kernel Header"). Immutable.
 *
 * <p>A field has the value of its bytes also where the {@linkplain #protocol() protocol} of the
 * kernel does not have it yet; {@link #has} tells.
 */
public final class SetupHeader {
  /** How much of the file this is, in bytes: up to the end of {@code boot_params.hdr}. */
  public static final int BYTES = 0x290;

  /** The size of the sectors that {@link SetupField#SETUP_SECTS} counts, in bytes. */
  static final int SECTOR = 512;

  static final int PARAGRAPH = 16;
  private static final int DEFAULT_SETUP_SECTORS = 4;
  private static final int BOOT_FLAG = 0xaa55;
  private static final long HDR_S = 0x5372_6448; // "HdrS"
  private static final int SHORT_JUMP = 0xeb;

  /** The newest protocol that is known here, 2.15. */
  static final int NEWEST = 0x20f;

  private final Bytes bytes;

  private SetupHeader(Bytes bytes) {
    this.bytes = bytes;
  }

  /**
   * Takes the begin of a file.
   *
   * @param head the first {@value #BYTES} bytes; more are ignored
   * @return the header
   * @throws IllegalArgumentException if there are less
   */
  public static SetupHeader of(Bytes head) {
    if (head.length() < BYTES) {
      throw new IllegalArgumentException("%s bytes, not %s".formatted(head.length(), BYTES));
    }
    return new SetupHeader(head.slice(0, BYTES));
  }

  /**
   * Makes a header with both signatures and a jump behind the last field of its protocol; all else
   * is zero.
   *
   * @param protocol the boot protocol, such as 0x20f for 2.15
   * @return the header
   * @throws IllegalArgumentException if the protocol is not 0x200 to 0x20f
   */
  public static SetupHeader create(int protocol) {
    if (protocol < 0x200 || protocol > NEWEST) {
      throw new IllegalArgumentException("not a boot protocol: 0x" + Integer.toHexString(protocol));
    }
    return new SetupHeader(Bytes.zeros(BYTES))
        .with(SetupField.BOOT_FLAG, BOOT_FLAG)
        .with(SetupField.JUMP, SHORT_JUMP | (end(protocol) - 0x202) << 8)
        .with(SetupField.HEADER, HDR_S)
        .with(SetupField.VERSION, protocol);
  }

  /** Where the last field of a protocol ends. */
  static int end(int protocol) {
    int end = 0;
    for (SetupField field : SetupField.values()) {
      end = field.since() <= protocol ? Math.max(end, field.offset() + field.size()) : end;
    }
    return end;
  }

  /**
   * Returns the value of a field.
   *
   * @param field the field
   * @return its value, unsigned; that of 8 bytes is to be taken as unsigned
   */
  public long get(SetupField field) {
    int at = field.offset();
    return switch (field.size()) {
      case 1 -> bytes.at(at);
      case 2 -> bytes.u16le(at);
      case 4 -> bytes.u32le(at);
      default -> bytes.u64le(at);
    };
  }

  /**
   * Changes a field; all other bytes stay.
   *
   * @param field the field
   * @param value its value
   * @return the changed header
   * @throws IllegalArgumentException if the value does not fit in the field
   */
  public SetupHeader with(SetupField field, long value) {
    int bits = 8 * field.size();
    if (bits < Long.SIZE && value >>> bits != 0) {
      throw new IllegalArgumentException(
          "%s does not fit in the %s bits of %s".formatted(value, bits, field));
    }
    byte[] changed = bytes.toByteArray();
    for (int i = 0; i < field.size(); i++) {
      changed[field.offset() + i] = (byte) (value >>> (8 * i));
    }
    return new SetupHeader(Bytes.of(changed));
  }

  /**
   * Returns whether the sector is one that a BIOS boots.
   *
   * @return whether it ends with 0xAA55
   */
  public boolean hasBootFlag() {
    return get(SetupField.BOOT_FLAG) == BOOT_FLAG;
  }

  /**
   * Returns the boot protocol.
   *
   * @return such as 0x20f for 2.15; 0 if there is no {@code HdrS}
   */
  public int protocol() {
    return get(SetupField.HEADER) == HDR_S ? (int) get(SetupField.VERSION) : 0;
  }

  /**
   * Returns whether the kernel's protocol has a field.
   *
   * @param field the field
   * @return whether the protocol is not older than the field
   */
  public boolean has(SetupField field) {
    return protocol() >= field.since();
  }

  /**
   * Returns where the header ends by its jump.
   *
   * @return bytes from the begin of the file
   */
  public int end() {
    return 0x202 + bytes.at(0x201);
  }

  /**
   * Returns where the protected-mode code begins.
   *
   * @return bytes from the begin of the file
   */
  public int setupBytes() {
    int sectors = (int) get(SetupField.SETUP_SECTS);
    return (1 + (sectors == 0 ? DEFAULT_SETUP_SECTORS : sectors)) * SECTOR;
  }

  /**
   * Returns how long the protected-mode code is. Before protocol 2.04 only 16 bits of it can be
   * trusted, so that this is at most 1 MiB then.
   *
   * @return bytes, a multiple of 16
   */
  public long protectedModeBytes() {
    long paragraphs = get(SetupField.SYSSIZE);
    return (protocol() < 0x204 ? paragraphs & 0xffff : paragraphs) * PARAGRAPH;
  }

  /**
   * Returns whether it is a bzImage.
   *
   * @return whether the protected-mode code is loaded high; false without a protocol
   */
  public boolean isBig() {
    return flags().contains(LoadFlag.LOADED_HIGH);
  }

  /**
   * Returns the flags.
   *
   * @return the known bits of {@code loadflags}; none without a protocol
   */
  public Set<LoadFlag> flags() {
    Set<LoadFlag> set = EnumSet.noneOf(LoadFlag.class);
    for (LoadFlag flag : LoadFlag.values()) {
      if (has(SetupField.LOADFLAGS) && (get(SetupField.LOADFLAGS) >> flag.bit() & 1) != 0) {
        set.add(flag);
      }
    }
    return set;
  }

  /**
   * Returns the extended flags.
   *
   * @return the known bits of {@code xloadflags}; none before protocol 2.12
   */
  public Set<ExtendedLoadFlag> extendedFlags() {
    Set<ExtendedLoadFlag> set = EnumSet.noneOf(ExtendedLoadFlag.class);
    for (ExtendedLoadFlag flag : ExtendedLoadFlag.values()) {
      if (has(SetupField.XLOADFLAGS) && (get(SetupField.XLOADFLAGS) >> flag.bit() & 1) != 0) {
        set.add(flag);
      }
    }
    return set;
  }

  /**
   * Returns all bytes.
   *
   * @return the first {@value #BYTES} bytes of the file
   */
  public Bytes toBytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof SetupHeader other && bytes.equals(other.bytes);
  }

  @Override
  public int hashCode() {
    return bytes.hashCode();
  }

  @Override
  public String toString() {
    int protocol = protocol();
    return protocol == 0
        ? "no boot protocol"
        : "boot protocol "
            + (protocol >> 8)
            + "."
            + String.format(Locale.ROOT, "%02d", protocol & 0xff);
  }
}
