package io.github.bootformats.partition.gpt;

import static io.github.bootformats.partition.internal.LittleEndian.put;
import static io.github.bootformats.partition.internal.LittleEndian.put64;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.internal.Checks;
import io.github.bootformats.partition.internal.EntryAt;
import io.github.bootformats.partition.internal.LittleEndian;
import java.util.UUID;

/**
 * One entry of a GPT's array, every byte of it (UEFI 2.10, table 5.6).
 *
 * <p>LBAs are unsigned 64-bit numbers in a {@code long}. Any values can be held, wrong ones too.
 * Instances are immutable.
 */
public final class GptEntry {
  /** Bytes of the fields that the specification defines. */
  public static final int BYTES = 128;

  /** UTF-16 units that a name has room for. */
  public static final int NAME_UNITS = 36;

  private final Bytes bytes;

  private GptEntry(Bytes bytes) {
    this.bytes = bytes;
  }

  /**
   * Takes an entry as it is on disk.
   *
   * @param bytes at least 128 bytes
   * @return the entry
   */
  public static GptEntry of(Bytes bytes) {
    if (bytes.length() < BYTES) {
      throw new IllegalArgumentException("an entry has 128 bytes or more, not " + bytes.length());
    }
    return new GptEntry(bytes);
  }

  /**
   * Starts an entry of 128 bytes.
   *
   * @param typeGuid the partition's type, see {@link GptTypes}
   * @param uniqueGuid the partition's own GUID
   * @return a builder
   */
  public static Builder builder(UUID typeGuid, UUID uniqueGuid) {
    return new Builder(new byte[BYTES]).typeGuid(typeGuid).uniqueGuid(uniqueGuid);
  }

  /**
   * Starts with this entry.
   *
   * @return a builder
   */
  public Builder toBuilder() {
    return new Builder(bytes.toByteArray());
  }

  /**
   * Returns the whole entry.
   *
   * @return as many bytes as the table's entries have
   */
  public Bytes bytes() {
    return bytes;
  }

  /**
   * Returns whether the entry is in use: whether its type is not zero.
   *
   * @return whether there is a partition
   */
  public boolean isUsed() {
    return bytes.u64le(0) != 0 || bytes.u64le(8) != 0;
  }

  /**
   * Returns the type.
   *
   * @return the type's GUID, zero for an unused entry
   */
  public UUID typeGuid() {
    return Guids.decode(bytes, 0);
  }

  /**
   * Returns the partition's own GUID, its {@code PARTUUID}.
   *
   * @return the GUID
   */
  public UUID uniqueGuid() {
    return Guids.decode(bytes, EntryAt.UNIQUE_GUID);
  }

  /**
   * Returns the first sector.
   *
   * @return an LBA, an unsigned 64-bit number
   */
  public long firstLba() {
    return bytes.u64le(EntryAt.FIRST_LBA);
  }

  /**
   * Returns the last sector, which still belongs to the partition.
   *
   * @return an LBA, an unsigned 64-bit number
   */
  public long lastLba() {
    return bytes.u64le(EntryAt.LAST_LBA);
  }

  /**
   * Returns the length.
   *
   * @return sectors, an unsigned 64-bit number; it wraps when the last LBA is less than the first,
   *     as Linux's does
   */
  public long sectors() {
    return lastLba() - firstLba() + 1;
  }

  /**
   * Returns the attribute bits; {@link GptAttributes} names them.
   *
   * @return 64 bits
   */
  public long attributes() {
    return bytes.u64le(EntryAt.ATTRIBUTES);
  }

  /**
   * Returns the name's field as it is, with what follows the terminator.
   *
   * @return 72 bytes of UTF-16LE
   */
  public Bytes nameBytes() {
    return bytes.slice(EntryAt.NAME, BYTES);
  }

  /**
   * Returns the name up to the first NUL.
   *
   * @return the name; unpaired surrogates are kept
   */
  public String name() {
    return LittleEndian.text(bytes, EntryAt.NAME, NAME_UNITS);
  }

  /**
   * Returns what follows the specified fields in larger entries.
   *
   * @return everything after the 128th byte
   */
  public Bytes extra() {
    return bytes.slice(BYTES, bytes.length());
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof GptEntry other && bytes.equals(other.bytes);
  }

  @Override
  public int hashCode() {
    return bytes.hashCode();
  }

  @Override
  public String toString() {
    return "GptEntry[%s..%s type %s, %s]"
        .formatted(
            Long.toUnsignedString(firstLba()),
            Long.toUnsignedString(lastLba()),
            typeGuid(),
            uniqueGuid());
  }

  /** Changes an entry field by field. */
  public static final class Builder {
    private byte[] entry;

    private Builder(byte[] entry) {
      this.entry = entry;
    }

    /**
     * Sets the type.
     *
     * @param guid the type's GUID
     * @return this builder
     */
    public Builder typeGuid(UUID guid) {
      Guids.encode(guid, entry, 0);
      return this;
    }

    /**
     * Sets the partition's own GUID.
     *
     * @param guid the GUID
     * @return this builder
     */
    public Builder uniqueGuid(UUID guid) {
      Guids.encode(guid, entry, EntryAt.UNIQUE_GUID);
      return this;
    }

    /**
     * Sets the first sector.
     *
     * @param lba an unsigned 64-bit number
     * @return this builder
     */
    public Builder firstLba(long lba) {
      put64(entry, EntryAt.FIRST_LBA, lba);
      return this;
    }

    /**
     * Sets the last sector.
     *
     * @param lba an unsigned 64-bit number; the sector still belongs to the partition
     * @return this builder
     */
    public Builder lastLba(long lba) {
      put64(entry, EntryAt.LAST_LBA, lba);
      return this;
    }

    /**
     * Sets the attribute bits.
     *
     * @param attributes 64 bits, see {@link GptAttributes}
     * @return this builder
     */
    public Builder attributes(long attributes) {
      put64(entry, EntryAt.ATTRIBUTES, attributes);
      return this;
    }

    /**
     * Sets the name; the rest of its field becomes zero.
     *
     * @param name at most 36 UTF-16 units, without NUL
     * @return this builder
     * @throws IllegalArgumentException if the name does not fit
     */
    public Builder name(String name) {
      if (name.length() > NAME_UNITS || name.indexOf('\0') >= 0) {
        throw new IllegalArgumentException(
            "a name has at most %s UTF-16 units and no NUL; this one has %s"
                .formatted(NAME_UNITS, name.length()));
      }
      byte[] field = new byte[NAME_UNITS * 2];
      for (int i = 0; i < name.length(); i++) {
        field[2 * i] = (byte) name.charAt(i);
        field[2 * i + 1] = (byte) (name.charAt(i) >> 8);
      }
      return nameBytes(Bytes.of(field));
    }

    /**
     * Sets the name's field as it is.
     *
     * @param field 72 bytes
     * @return this builder
     */
    public Builder nameBytes(Bytes field) {
      put(entry, EntryAt.NAME, Checks.length(field, NAME_UNITS * 2, "name"));
      return this;
    }

    /**
     * Sets what follows the specified fields, and so the size of the entry.
     *
     * @param extra everything after the 128th byte
     * @return this builder
     */
    public Builder extra(Bytes extra) {
      entry = java.util.Arrays.copyOf(entry, BYTES + extra.length());
      put(entry, BYTES, extra);
      return this;
    }

    /**
     * Returns the entry.
     *
     * @return an immutable entry
     */
    public GptEntry build() {
      return new GptEntry(Bytes.of(entry));
    }
  }
}
