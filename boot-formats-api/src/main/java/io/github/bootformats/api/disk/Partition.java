package io.github.bootformats.api.disk;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.io.SectorSize;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One partition as a consumer sees it: a number and a range of sectors, with what the table says of
 * it.
 *
 * <p>The range is the consumer's own, however odd: Linux reports a GPT partition that ends before
 * it starts with nearly 2<sup>64</sup> sectors, and so does this. Use {@link #slice} to get at the
 * content safely. Instances are immutable.
 */
public final class Partition {
  private final int number;
  private final SectorSize sectorSize;
  private final long start;
  private final long sectors;
  private final String type;
  private final String typeName;
  private final String name;
  private final Optional<String> uuid;
  private final List<String> flags;

  private Partition(Builder builder) {
    this.number = builder.number;
    this.sectorSize = builder.sectorSize;
    this.start = builder.start;
    this.sectors = builder.sectors;
    this.type = builder.type;
    this.typeName = builder.typeName;
    this.name = builder.name;
    this.uuid = Optional.ofNullable(builder.uuid);
    this.flags = List.copyOf(builder.flags);
  }

  /**
   * Starts the description of a partition.
   *
   * @param number the consumer's number, from 1
   * @param sectorSize the unit of {@code start} and {@code sectors}
   * @param start the first sector
   * @param sectors how many sectors, an unsigned 64-bit number
   * @return a builder
   */
  public static Builder builder(int number, SectorSize sectorSize, long start, long sectors) {
    return new Builder(number, sectorSize, start, sectors);
  }

  /**
   * Returns the number by which the consumer knows this partition.
   *
   * @return the number, from 1
   */
  public int number() {
    return number;
  }

  /**
   * Returns the unit of {@link #start()} and {@link #sectors()}.
   *
   * @return the sector size
   */
  public SectorSize sectorSize() {
    return sectorSize;
  }

  /**
   * Returns the first sector.
   *
   * @return an LBA, an unsigned 64-bit number
   */
  public long start() {
    return start;
  }

  /**
   * Returns the length in sectors.
   *
   * @return an unsigned 64-bit number; print it with {@link Long#toUnsignedString(long)}
   */
  public long sectors() {
    return sectors;
  }

  /**
   * Returns where the partition begins, in bytes.
   *
   * @return bytes from the start of the disk; {@link Long#MAX_VALUE} if it is beyond that
   */
  public long firstByte() {
    return toBytes(start);
  }

  /**
   * Returns the length in bytes.
   *
   * @return bytes; {@link Long#MAX_VALUE} if it is more than that
   */
  public long length() {
    return toBytes(sectors);
  }

  private long toBytes(long count) {
    boolean fits = count >= 0 && count <= Long.MAX_VALUE / sectorSize.bytes();
    return fits ? count * sectorSize.bytes() : Long.MAX_VALUE;
  }

  /**
   * Returns the type as the table has it.
   *
   * @return for GPT a GUID in lower case, for MBR {@code 0x83} and the like, empty where the table
   *     has no types
   */
  public String type() {
    return type;
  }

  /**
   * Returns what the type is called.
   *
   * @return a name such as {@code Linux filesystem}, empty when it is not known
   */
  public String typeName() {
    return typeName;
  }

  /**
   * Returns the partition's own name as the consumer shows it.
   *
   * @return the name as it is on the disk, with whatever control characters; empty when there is
   *     none
   */
  public String name() {
    return name;
  }

  /**
   * Returns the identifier that {@code root=PARTUUID=} takes.
   *
   * @return a GUID in lower case, or eight and two hexadecimal digits for MBR; empty where the
   *     consumer has none
   */
  public Optional<String> uuid() {
    return uuid;
  }

  /**
   * Returns the flags that are set.
   *
   * @return names such as {@code active}, {@code required} or {@code legacy-boot}, in the order of
   *     their bits
   */
  public List<String> flags() {
    return flags;
  }

  /**
   * Returns the content of this partition.
   *
   * @param disk the disk that the partition was found on
   * @return a source that cannot read outside of the partition; closing it does not close the disk
   * @throws MalformedFormatException if the partition does not lie within the disk
   */
  public ImageSource slice(ImageSource disk) throws MalformedFormatException {
    checkWithin(disk.size());
    return disk.slice(firstByte(), length());
  }

  /**
   * Returns the place of the content, to write it.
   *
   * @param disk the disk that this partition is on
   * @return a target over the partition's bytes; closing it does not close the disk
   * @throws MalformedFormatException if the partition does not lie within the disk
   * @throws IOException if the size of the disk cannot be read
   */
  public ImageTarget target(ImageTarget disk) throws IOException {
    checkWithin(disk.size());
    return disk.part(firstByte(), length());
  }

  private void checkWithin(long diskSize) throws MalformedFormatException {
    long first = firstByte();
    long length = length();
    if (first > diskSize || length > diskSize - first) {
      throw new MalformedFormatException(
          "partition",
          "partition.outside-disk",
          first,
          "partition %s is %s sectors from %s, which is not within the disk of %s bytes"
              .formatted(
                  number, Long.toUnsignedString(sectors), Long.toUnsignedString(start), diskSize));
    }
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Partition other
        && number == other.number
        && sectorSize.equals(other.sectorSize)
        && start == other.start
        && sectors == other.sectors
        && type.equals(other.type)
        && typeName.equals(other.typeName)
        && name.equals(other.name)
        && uuid.equals(other.uuid)
        && flags.equals(other.flags);
  }

  @Override
  public int hashCode() {
    return Objects.hash(number, sectorSize, start, sectors, type, name, uuid, flags);
  }

  /** Returns {@code 1: 2048+4096 type "name"}, safe to print. */
  @Override
  public String toString() {
    return number
        + ": "
        + Long.toUnsignedString(start)
        + "+"
        + Long.toUnsignedString(sectors)
        + (type.isEmpty() ? "" : " " + type)
        + (name.isEmpty() ? "" : " \"" + Bytes.utf8(name) + "\"");
  }

  /** Collects what is known of a partition. */
  public static final class Builder {
    private final int number;
    private final SectorSize sectorSize;
    private final long start;
    private final long sectors;
    private String type = "";
    private String typeName = "";
    private String name = "";
    private @org.jspecify.annotations.Nullable String uuid;
    private List<String> flags = List.of();

    private Builder(int number, SectorSize sectorSize, long start, long sectors) {
      if (number < 1) {
        throw new IllegalArgumentException("partitions count from 1: " + number);
      }
      this.number = number;
      this.sectorSize = requireNonNull(sectorSize);
      this.start = start;
      this.sectors = sectors;
    }

    /**
     * Sets the type and what it is called.
     *
     * @param type the type as the table has it
     * @param typeName its name, or empty
     * @return this builder
     */
    public Builder type(String type, String typeName) {
      this.type = requireNonNull(type);
      this.typeName = requireNonNull(typeName);
      return this;
    }

    /**
     * Sets the partition's name.
     *
     * @param name the name, or empty
     * @return this builder
     */
    public Builder name(String name) {
      this.name = requireNonNull(name);
      return this;
    }

    /**
     * Sets the identifier for {@code PARTUUID=}.
     *
     * @param uuid the identifier
     * @return this builder
     */
    public Builder uuid(String uuid) {
      this.uuid = requireNonNull(uuid);
      return this;
    }

    /**
     * Sets the flags.
     *
     * @param flags the names of the flags that are set
     * @return this builder
     */
    public Builder flags(List<String> flags) {
      this.flags = List.copyOf(flags);
      return this;
    }

    /**
     * Returns the partition.
     *
     * @return an immutable partition
     */
    public Partition build() {
      return new Partition(this);
    }
  }
}
