package io.github.bootformats.squashfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.tree.NodeMetadata;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link SquashfsWriter} writes; immutable.
 *
 * <pre>{@code
 * SquashfsWriteOptions options =
 *     SquashfsWriteOptions.builder()
 *         .compressor(SquashfsCompressor.of(SquashfsCompression.ZSTD).withLevel(19))
 *         .blockSize(1 << 20)
 *         .exclude("*.pyc")
 *         .build();
 * }</pre>
 *
 * <p>Nothing is taken from the environment: neither the clock nor {@code SOURCE_DATE_EPOCH}. What
 * that variable asks for is {@link Builder#latestMtime} together with {@link Builder#creationTime}.
 */
public final class SquashfsWriteOptions {
  /** The usual block size, 128 KiB. */
  public static final int USUAL_BLOCK_SIZE = 128 << 10;

  /** The usual padding: what loop devices and file systems have as their block, 4 KiB. */
  public static final int USUAL_PADDING = 4096;

  private static final int MIN_BLOCK_SIZE = 4096;
  private static final int MAX_BLOCK_SIZE = 1 << 20;
  private static final int MAX_THREADS = 1024;

  private final Builder values;

  private SquashfsWriteOptions(Builder values) {
    this.values = values;
  }

  /**
   * Returns the usual options: gzip at level 9, blocks of 128 KiB, normal fragments, duplicates
   * stored once, holes, an export table, extended attributes, padding to 4 KiB, times as they are,
   * and as many threads as there are processors.
   *
   * @return the options
   */
  public static SquashfsWriteOptions defaults() {
    return builder().build();
  }

  /**
   * Begins with the {@linkplain #defaults usual} options.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Begins with these options.
   *
   * @return a builder
   */
  public Builder toBuilder() {
    return new Builder(values);
  }

  /**
   * Returns how to compress.
   *
   * @return the compressor
   */
  public SquashfsCompressor compressor() {
    return values.compressor;
  }

  /**
   * Returns how much of a file goes into a block.
   *
   * @return bytes, a power of two
   */
  public int blockSize() {
    return values.blockSize;
  }

  /**
   * Returns what is packed into fragments.
   *
   * @return the policy
   */
  public SquashfsFragments fragments() {
    return values.fragments;
  }

  /**
   * Returns whether equal content is stored once.
   *
   * @return whether duplicates are looked for
   */
  public boolean findsDuplicates() {
    return values.duplicates;
  }

  /**
   * Returns whether blocks of zeros become holes.
   *
   * @return whether they are left out
   */
  public boolean makesHoles() {
    return values.holes;
  }

  /**
   * Returns whether there is a table that finds inodes by their numbers.
   *
   * @return whether there is one
   */
  public boolean hasExportTable() {
    return values.exportTable;
  }

  /**
   * Returns whether extended attributes are kept.
   *
   * @return whether they are
   */
  public boolean keepsXattrs() {
    return values.xattrs;
  }

  /**
   * Returns of what the image's length is a multiple.
   *
   * @return bytes; 1 for no padding
   */
  public int padding() {
    return values.padding;
  }

  /**
   * Returns the time that the superblock has.
   *
   * @return seconds since 1970-01-01T00:00:00Z, or empty for the latest of all files
   */
  public OptionalLong creationTime() {
    return optional(values.creationTime);
  }

  /**
   * Returns the time that all files have.
   *
   * @return seconds since 1970-01-01T00:00:00Z, or empty for their own
   */
  public OptionalLong allMtimes() {
    return optional(values.overrides.allMtimes());
  }

  /**
   * Returns the time to which later ones are clamped.
   *
   * @return seconds since 1970-01-01T00:00:00Z, or empty
   */
  public OptionalLong latestMtime() {
    return optional(values.overrides.latestMtime());
  }

  /**
   * Returns the permissions of the root.
   *
   * @return 0 to 07777, or empty for its own
   */
  public OptionalInt rootPermissions() {
    Integer chosen = values.overrides.rootPermissions();
    return chosen == null ? OptionalInt.empty() : OptionalInt.of(chosen);
  }

  /**
   * Returns the patterns of what is left out.
   *
   * @return the patterns, in the order in which they were given; immutable
   */
  public List<String> excludes() {
    return values.excludes.stream().map(ExcludePattern::toString).toList();
  }

  /**
   * Returns how many threads compress.
   *
   * @return at least 1
   */
  public int threads() {
    return values.threads;
  }

  List<ExcludePattern> excludePatterns() {
    return values.excludes;
  }

  MetadataOverrides overrides() {
    return values.overrides;
  }

  private static OptionalLong optional(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof SquashfsWriteOptions other && values.toList().equals(other.values.toList());
  }

  @Override
  public int hashCode() {
    return values.toList().hashCode();
  }

  /** Returns all options in the order in which they are described. */
  @Override
  public String toString() {
    return values.toList().toString();
  }

  /** Makes {@link SquashfsWriteOptions}. */
  public static final class Builder {
    private SquashfsCompressor compressor = SquashfsCompressor.of(SquashfsCompression.GZIP);
    private int blockSize = USUAL_BLOCK_SIZE;
    private SquashfsFragments fragments = SquashfsFragments.NORMAL;
    private boolean duplicates = true;
    private boolean holes = true;
    private boolean exportTable = true;
    private boolean xattrs = true;
    private int padding = USUAL_PADDING;
    private @Nullable Long creationTime;
    private MetadataOverrides overrides = MetadataOverrides.NONE;
    private List<ExcludePattern> excludes = List.of();
    private int threads = Runtime.getRuntime().availableProcessors();

    private Builder() {}

    private Builder(Builder other) {
      compressor = other.compressor;
      blockSize = other.blockSize;
      fragments = other.fragments;
      duplicates = other.duplicates;
      holes = other.holes;
      exportTable = other.exportTable;
      xattrs = other.xattrs;
      padding = other.padding;
      creationTime = other.creationTime;
      overrides = other.overrides;
      excludes = other.excludes;
      threads = other.threads;
    }

    private List<@Nullable Object> toList() {
      return Arrays.asList(
          compressor,
          blockSize,
          fragments,
          duplicates,
          holes,
          exportTable,
          xattrs,
          padding,
          creationTime,
          overrides,
          excludes.stream().map(ExcludePattern::toString).toList(),
          threads);
    }

    /**
     * Sets how to compress. Blocks that do not get shorter are stored as they are.
     *
     * @param newCompressor the compressor
     * @return this builder
     */
    public Builder compressor(SquashfsCompressor newCompressor) {
      compressor = requireNonNull(newCompressor);
      return this;
    }

    /**
     * Sets how much of a file goes into a block.
     *
     * @param bytes a power of two from 4 KiB to 1 MiB
     * @return this builder
     * @throws IllegalArgumentException if it is none
     */
    public Builder blockSize(int bytes) {
      if (bytes < MIN_BLOCK_SIZE || bytes > MAX_BLOCK_SIZE || Integer.bitCount(bytes) != 1) {
        throw new IllegalArgumentException(
            "blocks have a power of two from 4 KiB to 1 MiB, not " + bytes);
      }
      blockSize = bytes;
      return this;
    }

    /**
     * Sets what is packed into fragments.
     *
     * @param newFragments the policy
     * @return this builder
     */
    public Builder fragments(SquashfsFragments newFragments) {
      fragments = requireNonNull(newFragments);
      return this;
    }

    /**
     * Chooses whether content that was there before is stored again: of files whose size another
     * file has, and of what goes into fragments. Looking for it takes some 150 bytes of memory for
     * each of these, and a second reading of those that are longer than a block.
     *
     * @param isWanted whether duplicates are stored once
     * @return this builder
     */
    public Builder duplicates(boolean isWanted) {
      duplicates = isWanted;
      return this;
    }

    /**
     * Chooses whether blocks that have nothing but zeros become holes.
     *
     * @param isWanted whether they are left out
     * @return this builder
     */
    public Builder holes(boolean isWanted) {
      holes = isWanted;
      return this;
    }

    /**
     * Chooses whether there is a table that finds inodes by their numbers, which Linux needs to
     * export the image by NFS.
     *
     * @param isWanted whether there is one
     * @return this builder
     */
    public Builder exportTable(boolean isWanted) {
      exportTable = isWanted;
      return this;
    }

    /**
     * Chooses whether extended attributes are kept. Those beginning with {@code user.}, {@code
     * trusted.} and {@code security.} can be.
     *
     * @param isWanted whether they are
     * @return this builder
     */
    public Builder xattrs(boolean isWanted) {
      xattrs = isWanted;
      return this;
    }

    /**
     * Fills the end of the image with zeros.
     *
     * @param bytes of what the length is a multiple; 1 for no padding
     * @return this builder
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder padding(int bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException("not a padding: " + bytes);
      }
      padding = bytes;
      return this;
    }

    /**
     * Sets the time that the superblock has. Unless it is set, it is the latest time of all files.
     *
     * @param seconds seconds since 1970-01-01T00:00:00Z, 0 to 2<sup>32</sup>-1
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder creationTime(long seconds) {
      creationTime = time(seconds);
      return this;
    }

    /**
     * Sets the time of all files.
     *
     * @param seconds seconds since 1970-01-01T00:00:00Z, 0 to 2<sup>32</sup>-1
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder allMtimes(long seconds) {
      overrides = overrides.withAllMtimes(time(seconds));
      return this;
    }

    /**
     * Clamps the times of files: what was modified later is written as modified then.
     *
     * @param seconds seconds since 1970-01-01T00:00:00Z, 0 to 2<sup>32</sup>-1
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder latestMtime(long seconds) {
      overrides = overrides.withLatestMtime(time(seconds));
      return this;
    }

    private static long time(long seconds) {
      Ranges.u32("time", seconds);
      return seconds;
    }

    /**
     * Sets the permissions of the root.
     *
     * @param permissions 0 to 07777
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder rootPermissions(int permissions) {
      Ranges.check("permissions", permissions, NodeMetadata.PERMISSIONS_MASK);
      overrides = overrides.withRootPermissions(permissions);
      return this;
    }

    /**
     * Sets whose the root is.
     *
     * @param uid the owner, 0 to 2<sup>32</sup>-1
     * @param gid the group, 0 to 2<sup>32</sup>-1
     * @return this builder
     * @throws IllegalArgumentException if one is out of range
     */
    public Builder rootOwner(long uid, long gid) {
      Ranges.u32("uid", uid);
      Ranges.u32("gid", gid);
      overrides = overrides.withRootOwner(uid, gid);
      return this;
    }

    /**
     * Leaves out what matches a pattern, with all below. Patterns without a slash are for names
     * wherever they are, as {@code *.pyc}; others for paths from the root, as {@code /boot} and
     * {@code var/cache/*}. {@code *} stands for any bytes of a name, {@code ?} for one, {@code
     * [a-z]} and {@code [!a-z]} for one of a set; a backslash takes the meaning from what follows.
     *
     * @param pattern the pattern, encoded as UTF-8
     * @return this builder
     * @throws IllegalArgumentException if the pattern has an empty name or a set without an end
     */
    public Builder exclude(String pattern) {
      List<ExcludePattern> more = new ArrayList<>(excludes);
      more.add(ExcludePattern.parse(pattern));
      excludes = List.copyOf(more);
      return this;
    }

    /**
     * Sets how many threads compress. The image is the same with any number.
     *
     * @param count 1 to 1024; with 1, the calling thread compresses
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder threads(int count) {
      if (count < 1 || count > MAX_THREADS) {
        throw new IllegalArgumentException("1 to %s threads, not %s".formatted(MAX_THREADS, count));
      }
      threads = count;
      return this;
    }

    /**
     * Makes the options.
     *
     * @return the options
     * @throws IllegalArgumentException if the dictionary is larger than a block
     */
    public SquashfsWriteOptions build() {
      int dictionary = compressor.dictionaryBytes().orElse(0);
      if (dictionary > blockSize) {
        throw new IllegalArgumentException(
            "a dictionary of %s bytes is larger than a block of %s"
                .formatted(dictionary, blockSize));
      }
      return new SquashfsWriteOptions(new Builder(this));
    }
  }
}
