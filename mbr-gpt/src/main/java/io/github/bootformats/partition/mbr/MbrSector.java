package io.github.bootformats.partition.mbr;

import static io.github.bootformats.partition.internal.LittleEndian.put;
import static io.github.bootformats.partition.internal.LittleEndian.put16;
import static io.github.bootformats.partition.internal.LittleEndian.put32;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.internal.Checks;
import io.github.bootformats.partition.internal.MbrAt;
import java.util.List;
import java.util.Objects;

/**
 * A sector that holds a partition table of four entries: the MBR, or an EBR.
 *
 * <pre>
 *   0  boot code, 440 bytes        446  four entries of 16 bytes
 * 440  disk signature, 4 bytes     510  boot signature, 55 AA
 * 444  reserved, 2 bytes           512  the rest of a larger sector
 * </pre>
 *
 * <p>Every byte is kept; UEFI 2.10, table 5.1 has the same layout. Instances are immutable.
 */
public final class MbrSector {
  /** Bytes of boot code before the disk signature. */
  public static final int BOOT_CODE_BYTES = 440;

  /** Bytes of boot code in old boot sectors, which have no disk signature. */
  public static final int LEGACY_BOOT_CODE_BYTES = 446;

  /** The value of the last two bytes of a table, read as a little-endian number. */
  public static final int BOOT_SIGNATURE = 0xAA55;

  /** How many entries there are. */
  public static final int ENTRIES = 4;

  private static final int TABLE_BYTES = 512;

  private final Bytes bytes;
  private final List<MbrEntry> entries;

  private MbrSector(Bytes bytes) {
    this.bytes = bytes;
    this.entries =
        List.of(
            decodeEntry(bytes, 0),
            decodeEntry(bytes, 1),
            decodeEntry(bytes, 2),
            decodeEntry(bytes, 3));
  }

  private static MbrEntry decodeEntry(Bytes bytes, int index) {
    return MbrEntry.decode(bytes, entryOffset(index));
  }

  /**
   * Takes a sector as it is on disk.
   *
   * @param sector 512, 1024, 2048 or 4096 bytes
   * @return the sector
   */
  public static MbrSector of(Bytes sector) {
    SectorSize.of(sector.length());
    return new MbrSector(sector);
  }

  /**
   * Starts with zeros and a valid boot signature.
   *
   * @param size the size of the sector
   * @return a builder
   */
  public static Builder builder(SectorSize size) {
    return new Builder(new byte[size.bytes()]).bootSignature(BOOT_SIGNATURE);
  }

  /**
   * Starts with this sector.
   *
   * @return a builder
   */
  public Builder toBuilder() {
    return new Builder(bytes.toByteArray());
  }

  /**
   * Returns where an entry lies in the sector.
   *
   * @param index which entry, 0 to 3
   * @return bytes from the start of the sector
   */
  public static int entryOffset(int index) {
    return MbrAt.ENTRIES + Objects.checkIndex(index, ENTRIES) * MbrEntry.BYTES;
  }

  /**
   * Returns the whole sector.
   *
   * @return as many bytes as the sector has
   */
  public Bytes bytes() {
    return bytes;
  }

  /**
   * Returns the boot code.
   *
   * @return 440 bytes
   */
  public Bytes bootCode() {
    return bytes.slice(0, BOOT_CODE_BYTES);
  }

  /**
   * Returns the boot code of an old boot sector, whose last six bytes lie where others keep the
   * disk signature.
   *
   * @return 446 bytes
   */
  public Bytes legacyBootCode() {
    return bytes.slice(0, LEGACY_BOOT_CODE_BYTES);
  }

  /**
   * Returns the disk signature, which Linux makes MBR partitions' {@code PARTUUID} of.
   *
   * @return 0 to 2<sup>32</sup>-1
   */
  public long diskSignature() {
    return bytes.u32le(MbrAt.DISK_SIGNATURE);
  }

  /**
   * Returns the two bytes between disk signature and entries; 0x5A5A says "copy-protected" to
   * Windows.
   *
   * @return 0 to 65535
   */
  public int reserved() {
    return bytes.u16le(MbrAt.RESERVED);
  }

  /**
   * Returns the four entries.
   *
   * @return four entries, in the order of their slots
   */
  public List<MbrEntry> entries() {
    return entries;
  }

  /**
   * Returns one entry.
   *
   * @param index the slot, 0 to 3
   * @return the entry
   */
  public MbrEntry entry(int index) {
    return entries.get(index);
  }

  /**
   * Returns the boot signature.
   *
   * @return {@link #BOOT_SIGNATURE} in a valid table
   */
  public int bootSignature() {
    return bytes.u16le(MbrAt.BOOT_SIGNATURE);
  }

  /**
   * Returns whether the boot signature is valid.
   *
   * @return whether the bytes 55 AA are in place
   */
  public boolean hasBootSignature() {
    return bootSignature() == BOOT_SIGNATURE;
  }

  /**
   * Returns what follows the table in a sector of more than 512 bytes.
   *
   * @return the rest of the sector
   */
  public Bytes tail() {
    return bytes.slice(TABLE_BYTES, bytes.length());
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof MbrSector other && bytes.equals(other.bytes);
  }

  @Override
  public int hashCode() {
    return bytes.hashCode();
  }

  @Override
  public String toString() {
    return "MbrSector[signature %08x, %s]".formatted(diskSignature(), entries);
  }

  /** Changes a sector field by field. */
  public static final class Builder {
    private final byte[] sector;

    private Builder(byte[] sector) {
      this.sector = sector;
    }

    /**
     * Replaces the boot code; shorter code is followed by zeros up to the disk signature, which
     * stays.
     *
     * @param code at most 440 bytes
     * @return this builder
     */
    public Builder bootCode(Bytes code) {
      return code(code, BOOT_CODE_BYTES);
    }

    /**
     * Replaces the boot code, the disk signature and the two bytes after it.
     *
     * @param code at most 446 bytes; shorter code is followed by zeros
     * @return this builder
     */
    public Builder legacyBootCode(Bytes code) {
      return code(code, LEGACY_BOOT_CODE_BYTES);
    }

    private Builder code(Bytes code, int room) {
      if (code.length() > room) {
        throw new IllegalArgumentException(
            "boot code has " + code.length() + " bytes, there is room for " + room);
      }
      put(sector, 0, code);
      java.util.Arrays.fill(sector, code.length(), room, (byte) 0);
      return this;
    }

    /**
     * Sets the disk signature.
     *
     * @param signature 0 to 2<sup>32</sup>-1
     * @return this builder
     */
    public Builder diskSignature(long signature) {
      put32(sector, MbrAt.DISK_SIGNATURE, Checks.u32(signature, "disk signature"));
      return this;
    }

    /**
     * Sets the two bytes after the disk signature.
     *
     * @param value 0 to 65535
     * @return this builder
     */
    public Builder reserved(int value) {
      put16(sector, MbrAt.RESERVED, Checks.unsigned(value, 16, "reserved"));
      return this;
    }

    /**
     * Sets an entry.
     *
     * @param index the slot, 0 to 3
     * @param entry the entry
     * @return this builder
     */
    public Builder entry(int index, MbrEntry entry) {
      entry.encode(sector, entryOffset(index));
      return this;
    }

    /**
     * Sets the boot signature.
     *
     * @param value {@link MbrSector#BOOT_SIGNATURE} for a valid table
     * @return this builder
     */
    public Builder bootSignature(int value) {
      put16(sector, MbrAt.BOOT_SIGNATURE, Checks.unsigned(value, 16, "boot signature"));
      return this;
    }

    /**
     * Sets what follows the table.
     *
     * @param tail as many bytes as the sector has after the 512th
     * @return this builder
     */
    public Builder tail(Bytes tail) {
      put(sector, TABLE_BYTES, Checks.length(tail, sector.length - TABLE_BYTES, "tail"));
      return this;
    }

    /**
     * Returns the sector.
     *
     * @return an immutable sector
     */
    public MbrSector build() {
      return new MbrSector(Bytes.of(sector));
    }
  }
}
