package io.github.bootformats.partition.gpt;

import static io.github.bootformats.partition.internal.LittleEndian.put;
import static io.github.bootformats.partition.internal.LittleEndian.put32;
import static io.github.bootformats.partition.internal.LittleEndian.put64;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.internal.Checks;
import io.github.bootformats.partition.internal.Crc;
import io.github.bootformats.partition.internal.HeaderAt;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A GPT header and the rest of its sector, every byte (UEFI 2.10, table 5.5).
 *
 * <p>LBAs are unsigned 64-bit numbers. Any values can be held, wrong ones too; it is immutable.
 */
public final class GptHeader {
  /** {@code EFI PART}, the first eight bytes of a header. */
  public static final Bytes SIGNATURE = Bytes.utf8("EFI PART");

  /** Revision 1.0, the only one there is. */
  public static final long REVISION_1_0 = 0x0001_0000;

  /**
   * Bytes of the fields that the specification defines, the least value of {@link #headerSize()}.
   */
  public static final int BYTES = 92;

  private final Bytes sector;

  private GptHeader(Bytes sector) {
    this.sector = sector;
  }

  /**
   * Takes a sector as it is on disk.
   *
   * @param sector 512, 1024, 2048 or 4096 bytes
   * @return the header in it
   */
  public static GptHeader of(Bytes sector) {
    SectorSize.of(sector.length());
    return new GptHeader(sector);
  }

  /**
   * Starts with a signature, revision 1.0, a header of 92 bytes, no entries of 128 bytes, and
   * zeros.
   *
   * @param size the size of the sector
   * @return a builder
   */
  public static Builder builder(SectorSize size) {
    return new Builder(new byte[size.bytes()])
        .signature(SIGNATURE)
        .revision(REVISION_1_0)
        .headerSize(BYTES)
        .entrySize(GptEntry.BYTES);
  }

  /**
   * Starts with this header. The CRC is computed anew unless {@link Builder#keepHeaderCrc()} is
   * called.
   *
   * @return a builder
   */
  public Builder toBuilder() {
    return new Builder(sector.toByteArray());
  }

  /**
   * Returns the whole sector.
   *
   * @return as many bytes as the sector has
   */
  public Bytes bytes() {
    return sector;
  }

  /**
   * Returns the signature.
   *
   * @return 8 bytes, {@link #SIGNATURE} in a header
   */
  public Bytes signature() {
    return sector.slice(0, HeaderAt.REVISION);
  }

  /**
   * Returns whether the signature is right.
   *
   * @return whether the sector begins with {@code EFI PART}
   */
  public boolean hasSignature() {
    return sector.startsWith(SIGNATURE);
  }

  /**
   * Returns the revision, the minor part in the low 16 bits.
   *
   * @return {@link #REVISION_1_0}
   */
  public long revision() {
    return sector.u32le(HeaderAt.REVISION);
  }

  /**
   * Returns how many bytes the header's CRC covers.
   *
   * @return bytes; valid are 92 to the sector size
   */
  public long headerSize() {
    return sector.u32le(HeaderAt.HEADER_SIZE);
  }

  /**
   * Returns the CRC as stored.
   *
   * @return 0 to 2<sup>32</sup>-1
   */
  public long headerCrc() {
    return sector.u32le(HeaderAt.HEADER_CRC);
  }

  /**
   * Computes the CRC that belongs to the stored fields: over {@link #headerSize()} bytes with the
   * CRC's own taken as zero.
   *
   * @return the CRC; empty when the header size is less than 92 or more than the sector
   */
  public OptionalLong computedHeaderCrc() {
    long size = headerSize();
    if (size < BYTES || size > sector.length()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(computeCrc(sector.toByteArray(), (int) size));
  }

  private static long computeCrc(byte[] sector, int size) {
    put32(sector, HeaderAt.HEADER_CRC, 0);
    return Crc.of(sector, size);
  }

  /**
   * Returns whether the stored CRC is the computed one.
   *
   * @return false also when the header size does not allow to compute one
   */
  public boolean headerCrcValid() {
    OptionalLong computed = computedHeaderCrc();
    return computed.isPresent() && computed.getAsLong() == headerCrc();
  }

  /**
   * Returns the reserved field.
   *
   * @return 0 in a valid header
   */
  public long reserved() {
    return sector.u32le(HeaderAt.RESERVED);
  }

  /**
   * Returns the LBA at which this header says that it lies.
   *
   * @return an unsigned 64-bit number
   */
  public long myLba() {
    return sector.u64le(HeaderAt.MY_LBA);
  }

  /**
   * Returns the LBA of the other header.
   *
   * @return an unsigned 64-bit number
   */
  public long alternateLba() {
    return sector.u64le(HeaderAt.ALTERNATE_LBA);
  }

  /**
   * Returns the first LBA that a partition may use.
   *
   * @return an unsigned 64-bit number
   */
  public long firstUsableLba() {
    return sector.u64le(HeaderAt.FIRST_USABLE);
  }

  /**
   * Returns the last LBA that a partition may use.
   *
   * @return an unsigned 64-bit number
   */
  public long lastUsableLba() {
    return sector.u64le(HeaderAt.LAST_USABLE);
  }

  /**
   * Returns the disk's GUID.
   *
   * @return the GUID
   */
  public UUID diskGuid() {
    return Guids.decode(sector, HeaderAt.DISK_GUID);
  }

  /**
   * Returns where the entry array of this header begins.
   *
   * @return an LBA, an unsigned 64-bit number
   */
  public long entriesLba() {
    return sector.u64le(HeaderAt.ENTRIES_LBA);
  }

  /**
   * Returns how many entries the array has, used or not.
   *
   * @return 0 to 2<sup>32</sup>-1
   */
  public long entryCount() {
    return sector.u32le(HeaderAt.ENTRY_COUNT);
  }

  /**
   * Returns the size of an entry.
   *
   * @return bytes; valid are 128, 256, 512 and so on
   */
  public long entrySize() {
    return sector.u32le(HeaderAt.ENTRY_SIZE);
  }

  /**
   * Returns the size of the array. The product of two 32-bit numbers: it may be a claim of nearly
   * 2<sup>64</sup> bytes, so it is an unsigned number.
   *
   * @return bytes, an unsigned 64-bit number
   */
  public long entryArrayBytes() {
    return entryCount() * entrySize();
  }

  /**
   * Returns the CRC of the array as stored.
   *
   * @return 0 to 2<sup>32</sup>-1
   */
  public long entryArrayCrc() {
    return sector.u32le(HeaderAt.ARRAY_CRC);
  }

  /**
   * Returns the rest of the sector, which the specification wants to be zero; bytes up to {@link
   * #headerSize()} are covered by the CRC.
   *
   * @return everything after the 92nd byte
   */
  public Bytes tail() {
    return sector.slice(BYTES, sector.length());
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof GptHeader other && sector.equals(other.sector);
  }

  @Override
  public int hashCode() {
    return sector.hashCode();
  }

  @Override
  public String toString() {
    return "GptHeader[disk %s at %s, other at %s, %s entries of %s bytes at %s]"
        .formatted(
            diskGuid(),
            Long.toUnsignedString(myLba()),
            Long.toUnsignedString(alternateLba()),
            entryCount(),
            entrySize(),
            Long.toUnsignedString(entriesLba()));
  }

  /** Changes a header field by field. */
  public static final class Builder {
    private final byte[] sector;
    private boolean computeCrc = true;

    private Builder(byte[] sector) {
      this.sector = sector;
    }

    /**
     * Sets the signature.
     *
     * @param signature 8 bytes
     * @return this builder
     */
    public Builder signature(Bytes signature) {
      put(sector, 0, Checks.length(signature, HeaderAt.REVISION, "signature"));
      return this;
    }

    /**
     * Sets the revision.
     *
     * @param revision 0 to 2<sup>32</sup>-1
     * @return this builder
     */
    public Builder revision(long revision) {
      return u32At(HeaderAt.REVISION, revision, "revision");
    }

    /**
     * Sets how many bytes the CRC covers.
     *
     * @param bytes 0 to 2<sup>32</sup>-1
     * @return this builder
     */
    public Builder headerSize(long bytes) {
      return u32At(HeaderAt.HEADER_SIZE, bytes, "header size");
    }

    /**
     * Sets the CRC to this value, right or wrong.
     *
     * @param crc 0 to 2<sup>32</sup>-1
     * @return this builder
     */
    public Builder headerCrc(long crc) {
      computeCrc = false;
      return u32At(HeaderAt.HEADER_CRC, crc, "header CRC");
    }

    /**
     * Keeps the CRC that is there, right or wrong.
     *
     * @return this builder
     */
    public Builder keepHeaderCrc() {
      computeCrc = false;
      return this;
    }

    /**
     * Sets the reserved field.
     *
     * @param value 0 to 2<sup>32</sup>-1
     * @return this builder
     */
    public Builder reserved(long value) {
      return u32At(HeaderAt.RESERVED, value, "reserved");
    }

    /**
     * Sets where this header says that it lies.
     *
     * @param lba an unsigned 64-bit number
     * @return this builder
     */
    public Builder myLba(long lba) {
      return u64At(HeaderAt.MY_LBA, lba);
    }

    /**
     * Sets where the other header lies.
     *
     * @param lba an unsigned 64-bit number
     * @return this builder
     */
    public Builder alternateLba(long lba) {
      return u64At(HeaderAt.ALTERNATE_LBA, lba);
    }

    /**
     * Sets the first LBA that a partition may use.
     *
     * @param lba an unsigned 64-bit number
     * @return this builder
     */
    public Builder firstUsableLba(long lba) {
      return u64At(HeaderAt.FIRST_USABLE, lba);
    }

    /**
     * Sets the last LBA that a partition may use.
     *
     * @param lba an unsigned 64-bit number
     * @return this builder
     */
    public Builder lastUsableLba(long lba) {
      return u64At(HeaderAt.LAST_USABLE, lba);
    }

    /**
     * Sets the disk's GUID.
     *
     * @param guid the GUID
     * @return this builder
     */
    public Builder diskGuid(UUID guid) {
      Guids.encode(guid, sector, HeaderAt.DISK_GUID);
      return this;
    }

    /**
     * Sets where the entry array begins.
     *
     * @param lba an unsigned 64-bit number
     * @return this builder
     */
    public Builder entriesLba(long lba) {
      return u64At(HeaderAt.ENTRIES_LBA, lba);
    }

    /**
     * Sets how many entries the array has.
     *
     * @param count 0 to 2<sup>32</sup>-1
     * @return this builder
     */
    public Builder entryCount(long count) {
      return u32At(HeaderAt.ENTRY_COUNT, count, "entry count");
    }

    /**
     * Sets the size of an entry.
     *
     * @param bytes 0 to 2<sup>32</sup>-1
     * @return this builder
     */
    public Builder entrySize(long bytes) {
      return u32At(HeaderAt.ENTRY_SIZE, bytes, "entry size");
    }

    /**
     * Sets the CRC of the array.
     *
     * @param crc 0 to 2<sup>32</sup>-1
     * @return this builder
     */
    public Builder entryArrayCrc(long crc) {
      return u32At(HeaderAt.ARRAY_CRC, crc, "entry array CRC");
    }

    /**
     * Sets the rest of the sector.
     *
     * @param tail everything after the 92nd byte
     * @return this builder
     */
    public Builder tail(Bytes tail) {
      put(sector, BYTES, Checks.length(tail, sector.length - BYTES, "tail"));
      return this;
    }

    private Builder u32At(int offset, long value, String what) {
      put32(sector, offset, Checks.u32(value, what));
      return this;
    }

    private Builder u64At(int offset, long value) {
      put64(sector, offset, value);
      return this;
    }

    /**
     * Returns the header, with its CRC computed unless one was given or kept. A header size that
     * does not allow to compute one leaves the field as it is.
     *
     * @return an immutable header
     */
    public GptHeader build() {
      if (computeCrc) {
        OptionalLong crc = new GptHeader(Bytes.of(sector)).computedHeaderCrc();
        crc.ifPresent(value -> put32(sector, HeaderAt.HEADER_CRC, value));
      }
      return new GptHeader(Bytes.of(sector));
    }
  }
}
