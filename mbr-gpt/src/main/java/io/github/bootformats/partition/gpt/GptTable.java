package io.github.bootformats.partition.gpt;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One copy of a GPT: a header, where it was found, and the entry array that it points to.
 *
 * <p>Instances are immutable and can hold what does not fit together; {@link #sealed()} makes it
 * fit.
 */
public final class GptTable {
  /** Where the primary header lies. */
  public static final long PRIMARY_LBA = 1;

  private final long lba;
  private final GptHeader header;
  private final @Nullable GptEntryArray array;
  private final boolean arrayCrcValid;

  private GptTable(long lba, GptHeader header, @Nullable GptEntryArray array) {
    this.lba = lba;
    this.header = header;
    this.array = array;
    this.arrayCrcValid = array != null && array.crc() == header.entryArrayCrc();
  }

  /**
   * Puts a copy together; nothing is checked.
   *
   * @param lba where the header lies, whatever it says itself; not negative
   * @param header the header
   * @param array the array
   * @return the copy
   */
  public static GptTable of(long lba, GptHeader header, GptEntryArray array) {
    return new GptTable(checkLba(lba), requireNonNull(header), requireNonNull(array));
  }

  /**
   * Puts a copy together whose array is out of reach: outside of the disk, of no bytes, or too
   * large.
   *
   * @param lba where the header lies, whatever it says itself; not negative
   * @param header the header
   * @return the copy
   */
  public static GptTable withoutArray(long lba, GptHeader header) {
    return new GptTable(checkLba(lba), requireNonNull(header), null);
  }

  private static long checkLba(long lba) {
    if (lba < 0) {
      throw new IllegalArgumentException("negative LBA: " + lba);
    }
    return lba;
  }

  /**
   * Returns where the header lies.
   *
   * @return the LBA; {@link #PRIMARY_LBA} for the primary copy
   */
  public long lba() {
    return lba;
  }

  /**
   * Returns the header.
   *
   * @return the header
   */
  public GptHeader header() {
    return header;
  }

  /**
   * Returns the entry array.
   *
   * @return the array, or empty when it is out of reach
   */
  public Optional<GptEntryArray> array() {
    return Optional.ofNullable(array);
  }

  /**
   * Returns whether the array is there and has the CRC that the header states.
   *
   * @return whether the array can be trusted, given the header
   */
  public boolean arrayCrcValid() {
    return arrayCrcValid;
  }

  /**
   * Returns this copy with another header; the array stays.
   *
   * @param header the header
   * @return a copy that differs in the header only
   */
  public GptTable withHeader(GptHeader header) {
    return new GptTable(lba, requireNonNull(header), array);
  }

  /**
   * Returns this copy with another array; the header stays, its CRCs too.
   *
   * @param array the array
   * @return a copy that differs in the array only; {@link #sealed()} corrects the header
   */
  public GptTable withArray(GptEntryArray array) {
    return new GptTable(lba, header, requireNonNull(array));
  }

  /**
   * Returns this copy with another entry and the CRCs that belong to it.
   *
   * @param index which entry, from 0
   * @param entry the entry
   * @return a copy that differs in this entry and the two CRCs
   * @throws IllegalStateException if the array is out of reach
   */
  public GptTable withEntry(int index, GptEntry entry) {
    if (array == null) {
      throw new IllegalStateException("the entry array is out of reach");
    }
    return withArray(array.with(index, entry)).sealed();
  }

  /**
   * Returns this copy with a header that states the array's count, size and CRC, and the header's
   * own CRC.
   *
   * @return a copy that fits together; without an array, only the header's CRC is computed
   */
  public GptTable sealed() {
    GptHeader.Builder fixed = header.toBuilder();
    if (array != null) {
      fixed.entryCount(array.count()).entrySize(array.entrySize()).entryArrayCrc(array.crc());
    }
    return withHeader(fixed.build());
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof GptTable other
        && lba == other.lba
        && header.equals(other.header)
        && Objects.equals(array, other.array);
  }

  @Override
  public int hashCode() {
    return Objects.hash(lba, header, array);
  }

  @Override
  public String toString() {
    return "GptTable[at %s, %s, %s]".formatted(lba, header, array);
  }
}
