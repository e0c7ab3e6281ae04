package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The first 96 bytes of an image of version 4.0, whatever they say: Linux, {@code
 * fs/squashfs/squashfs_fs.h}, {@code struct squashfs_super_block}.
 *
 * <p>Instances are immutable and hold exactly the bytes that were read.
 */
public final class SquashfsSuperblock {
  /** How many bytes a superblock has. */
  public static final int LENGTH = 96;

  /** The magic, {@code hsqs} in the image. */
  public static final long MAGIC = 0x7371_7368L;

  /** Stands for a table that is missing. */
  public static final long NO_TABLE = -1;

  private static final SquashfsSuperblock ZEROS = new SquashfsSuperblock(Bytes.zeros(LENGTH));

  private final Bytes bytes;

  private SquashfsSuperblock(Bytes bytes) {
    this.bytes = bytes;
  }

  /**
   * Decodes a superblock; none of its values is refused.
   *
   * @param bytes 96 bytes
   * @return the superblock
   * @throws IllegalArgumentException if there are more or less
   */
  public static SquashfsSuperblock decode(Bytes bytes) {
    if (bytes.length() != LENGTH) {
      throw new IllegalArgumentException("a superblock has 96 bytes, not " + bytes.length());
    }
    return new SquashfsSuperblock(bytes);
  }

  /**
   * Reads the superblock of an image; none of its values is refused.
   *
   * @param source the image
   * @return the superblock
   * @throws io.github.bootformats.api.MalformedFormatException if the image is shorter
   * @throws IOException if reading fails
   */
  public static SquashfsSuperblock read(ImageSource source) throws IOException {
    if (source.size() < LENGTH) {
      throw SquashfsFinding.TRUNCATED.thrownAt(
          source.size(),
          "the superblock has %s bytes, the image has %s".formatted(LENGTH, source.size()));
    }
    return decode(Bytes.read(source, 0, LENGTH));
  }

  /**
   * Returns a superblock in which every field is 0, to be changed by {@link #with}.
   *
   * @return 96 zeros
   */
  public static SquashfsSuperblock zeros() {
    return ZEROS;
  }

  /**
   * Returns the same with another value of one field.
   *
   * @param field the field
   * @param value the value, an unsigned number
   * @return a superblock that differs in the field only
   * @throws IllegalArgumentException if the field cannot hold the value
   */
  public SquashfsSuperblock with(SuperblockField field, long value) {
    int bits = 8 * field.length();
    if (bits < Long.SIZE && value >>> bits != 0) {
      throw new IllegalArgumentException("%s has %s bits: %s".formatted(field, bits, value));
    }
    byte[] changed = bytes.toByteArray();
    LittleEndian.put(changed, field.offset(), field.length(), value);
    return new SquashfsSuperblock(Bytes.of(changed));
  }

  /**
   * Returns the value of a field.
   *
   * @param field the field
   * @return an unsigned number, of which fields of 8 bytes use all 64 bits
   */
  public long value(SuperblockField field) {
    return switch (field.length()) {
      case 2 -> bytes.u16le(field.offset());
      case 4 -> bytes.u32le(field.offset());
      default -> bytes.u64le(field.offset());
    };
  }

  /**
   * Returns how many inodes there are.
   *
   * @return 0 to 2<sup>32</sup>-1
   */
  public long inodeCount() {
    return value(SuperblockField.INODE_COUNT);
  }

  /**
   * Returns when the image was made or last changed.
   *
   * @return seconds since 1970-01-01T00:00:00Z, 0 to 2<sup>32</sup>-1
   */
  public long modificationTime() {
    return value(SuperblockField.MODIFICATION_TIME);
  }

  /**
   * Returns how much of a file goes into a block.
   *
   * @return bytes, 4 KiB to 1 MiB in a sound image
   */
  public long blockSize() {
    return value(SuperblockField.BLOCK_SIZE);
  }

  /**
   * Returns how many fragments there are.
   *
   * @return 0 to 2<sup>32</sup>-1
   */
  public long fragmentCount() {
    return value(SuperblockField.FRAGMENT_COUNT);
  }

  /**
   * Returns the compression.
   *
   * @return the compression, or empty when its number is unknown
   */
  public Optional<SquashfsCompression> compression() {
    return SquashfsCompression.of((int) value(SuperblockField.COMPRESSION));
  }

  /**
   * Returns the flags that have a meaning.
   *
   * @return those that are set; others are in the field {@link SuperblockField#FLAGS}
   */
  public Set<SuperblockFlag> flags() {
    Set<SuperblockFlag> set = EnumSet.noneOf(SuperblockFlag.class);
    for (SuperblockFlag flag : SuperblockFlag.values()) {
      if (has(flag)) {
        set.add(flag);
      }
    }
    return set;
  }

  /**
   * Returns whether a flag is set.
   *
   * @param flag the flag
   * @return whether its bit is set
   */
  public boolean has(SuperblockFlag flag) {
    return (value(SuperblockField.FLAGS) & flag.bit()) != 0;
  }

  /**
   * Returns how many owners and groups there are.
   *
   * @return 0 to 65535
   */
  public int idCount() {
    return (int) value(SuperblockField.ID_COUNT);
  }

  /**
   * Returns where the root's inode is.
   *
   * @return a reference into the inode table
   */
  public MetadataRef rootInode() {
    return MetadataRef.of(value(SuperblockField.ROOT_INODE));
  }

  /**
   * Returns how long the image is, without the padding that may follow.
   *
   * @return bytes; negative when the image claims 2<sup>63</sup> or more
   */
  public long bytesUsed() {
    return value(SuperblockField.BYTES_USED);
  }

  /**
   * Returns where the first metadata block of inodes is.
   *
   * @return bytes from the start of the image
   */
  public long inodeTable() {
    return value(SuperblockField.INODE_TABLE);
  }

  /**
   * Returns where the first metadata block of directories is.
   *
   * @return bytes from the start of the image
   */
  public long directoryTable() {
    return value(SuperblockField.DIRECTORY_TABLE);
  }

  /**
   * Returns the bytes.
   *
   * @return 96 bytes
   */
  public Bytes encode() {
    return bytes;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof SquashfsSuperblock other && bytes.equals(other.bytes);
  }

  @Override
  public int hashCode() {
    return bytes.hashCode();
  }

  /** Returns all fields with their values. */
  @Override
  public String toString() {
    return Stream.of(SuperblockField.values())
        .map(field -> field + "=" + Long.toUnsignedString(value(field)))
        .collect(Collectors.joining(", ", "SquashfsSuperblock[", "]"));
  }
}
