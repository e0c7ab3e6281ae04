package io.github.bootformats.partition.gpt;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.internal.Crc;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The entry array of a GPT as it is on disk; entries are decoded when they are asked for.
 *
 * <p>Instances are immutable and hold the array's bytes once.
 */
public final class GptEntryArray {
  private final Bytes bytes;
  private final int entrySize;

  private GptEntryArray(Bytes bytes, int entrySize) {
    this.bytes = bytes;
    this.entrySize = entrySize;
  }

  /**
   * Takes an array as it is on disk.
   *
   * @param bytes a multiple of the entry size
   * @param entrySize bytes of an entry, at least 1; only those of 128 bytes or more can be decoded
   * @return the array
   */
  public static GptEntryArray of(Bytes bytes, int entrySize) {
    if (entrySize < 1 || bytes.length() % entrySize != 0) {
      throw new IllegalArgumentException(
          "%s bytes are no array of %s-byte entries".formatted(bytes.length(), entrySize));
    }
    return new GptEntryArray(bytes, entrySize);
  }

  /**
   * Returns an array of unused entries.
   *
   * @param count how many, not negative
   * @param entrySize bytes of an entry, at least 1
   * @return an array of zeros
   */
  public static GptEntryArray unused(int count, int entrySize) {
    return of(Bytes.zeros(Math.multiplyExact(count, entrySize)), entrySize);
  }

  /**
   * Returns the whole array.
   *
   * @return count times entry size bytes
   */
  public Bytes bytes() {
    return bytes;
  }

  /**
   * Returns the size of an entry.
   *
   * @return bytes
   */
  public int entrySize() {
    return entrySize;
  }

  /**
   * Returns how many entries there are, used or not.
   *
   * @return the count
   */
  public int count() {
    return bytes.length() / entrySize;
  }

  /**
   * Returns whether the entries are large enough for the specified fields.
   *
   * @return whether {@link #entry} can be called
   */
  public boolean isDecodable() {
    return entrySize >= GptEntry.BYTES;
  }

  /**
   * Returns an entry; that of partition {@code n} has the index {@code n - 1}.
   *
   * @param index which, from 0
   * @return the entry
   * @throws IllegalStateException if the entries are too small to be decoded
   */
  public GptEntry entry(int index) {
    if (!isDecodable()) {
      throw new IllegalStateException("entries of " + entrySize + " bytes cannot be decoded");
    }
    int from = Objects.checkIndex(index, count()) * entrySize;
    return GptEntry.of(bytes.slice(from, from + entrySize));
  }

  /**
   * Returns the indexes of all entries in use, those with a type.
   *
   * @return indexes from 0 in ascending order; none when the entries cannot be decoded
   */
  public List<Integer> usedIndexes() {
    if (!isDecodable()) {
      return List.of();
    }
    return IntStream.range(0, count()).filter(i -> entry(i).isUsed()).boxed().toList();
  }

  /**
   * Returns this array with another entry.
   *
   * @param index which, from 0
   * @param entry the entry; its size must be this array's
   * @return an array that differs in this entry only
   */
  public GptEntryArray with(int index, GptEntry entry) {
    Objects.checkIndex(index, count());
    if (entry.bytes().length() != entrySize) {
      throw new IllegalArgumentException(
          "an entry of %s bytes in an array of %s-byte entries"
              .formatted(entry.bytes().length(), entrySize));
    }
    byte[] changed = bytes.toByteArray();
    entry.bytes().asByteBuffer().get(changed, index * entrySize, entrySize);
    return new GptEntryArray(Bytes.of(changed), entrySize);
  }

  /**
   * Computes the CRC that belongs into the header.
   *
   * @return 0 to 2<sup>32</sup>-1
   */
  public long crc() {
    return Crc.of(bytes);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof GptEntryArray other
        && entrySize == other.entrySize
        && bytes.equals(other.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * bytes.hashCode() + entrySize;
  }

  @Override
  public String toString() {
    return "GptEntryArray[%s of %s entries used]".formatted(usedIndexes().size(), count());
  }
}
