package io.github.bootformats.cpio;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link CpioTreeWriter} writes. Instances are immutable.
 *
 * <p>Equal trees give equal bytes with equal options: entries are sorted, inode numbers count from
 * 1, devices are 0. Nothing is taken from the environment by itself.
 */
public final class CpioWriteOptions {
  /** The variable that {@link #withSourceDateEpoch} looks at. */
  public static final String SOURCE_DATE_EPOCH = "SOURCE_DATE_EPOCH";

  private static final int USUAL_BLOCK = 512;

  private final CpioDialect dialect;
  private final @Nullable Long latestMtime;
  private final int dataAlignment;
  private final int blockSize;
  private final boolean rootEntry;

  private CpioWriteOptions(
      CpioDialect dialect,
      @Nullable Long latestMtime,
      int dataAlignment,
      int blockSize,
      boolean rootEntry) {
    this.dialect = dialect;
    this.latestMtime = latestMtime;
    this.dataAlignment = dataAlignment;
    this.blockSize = blockSize;
    this.rootEntry = rootEntry;
  }

  /**
   * Returns the usual options: an entry for the root, no alignment of data, zeros at the end up to
   * 512 bytes, and times as they are.
   *
   * @param dialect the form of the archive
   * @return the options
   */
  public static CpioWriteOptions of(CpioDialect dialect) {
    return new CpioWriteOptions(requireNonNull(dialect), null, 1, USUAL_BLOCK, true);
  }

  /**
   * Clamps times to {@code SOURCE_DATE_EPOCH}, where that is set.
   *
   * @param environment the variables, such as {@link System#getenv()}
   * @return the changed options
   * @throws IllegalArgumentException if it is set to something else than a number of seconds
   */
  public CpioWriteOptions withSourceDateEpoch(Map<String, String> environment) {
    String epoch = environment.getOrDefault(SOURCE_DATE_EPOCH, "");
    if (epoch.isEmpty()) {
      return this;
    }
    try {
      return withLatestMtime(Long.parseLong(epoch));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          SOURCE_DATE_EPOCH + " is no number of seconds: " + epoch, e);
    }
  }

  /**
   * Clamps times: what was modified later is written as modified then.
   *
   * @param seconds seconds from 1970-01-01T00:00:00Z, not negative
   * @return the changed options
   */
  public CpioWriteOptions withLatestMtime(long seconds) {
    if (seconds < 0) {
      throw new IllegalArgumentException("negative time: " + seconds);
    }
    return new CpioWriteOptions(dialect, seconds, dataAlignment, blockSize, rootEntry);
  }

  /**
   * Writes times as they are.
   *
   * @return the changed options
   */
  public CpioWriteOptions withAnyMtime() {
    return new CpioWriteOptions(dialect, null, dataAlignment, blockSize, rootEntry);
  }

  /**
   * Aligns the data of files that are at least as long, so that a file system can share the blocks
   * of the file and the archive. NULs after the name fill the gap, which Linux and cpio programs
   * take as part of the name. Where the name would get longer than Linux takes (4096 bytes), the
   * file is not aligned and the result says so.
   *
   * @param bytes a power of 2 from 4 to 4096, or 1 for no alignment
   * @return the changed options
   * @throws IllegalArgumentException if it is none of these, or the dialect is not newc or crc
   */
  public CpioWriteOptions withDataAlignment(int bytes) {
    boolean isPower = bytes >= 4 && bytes <= EntryFindings.PATH_MAX && Integer.bitCount(bytes) == 1;
    boolean canAlign = dialect == CpioDialect.NEWC || dialect == CpioDialect.CRC;
    if (bytes != 1 && !(isPower && canAlign)) {
      throw new IllegalArgumentException("%s cannot align to %s bytes".formatted(dialect, bytes));
    }
    return new CpioWriteOptions(dialect, latestMtime, bytes, blockSize, rootEntry);
  }

  /**
   * Fills the last block of the archive with zeros.
   *
   * @param bytes the size of a block, positive; 1 for none
   * @return the changed options
   */
  public CpioWriteOptions withBlockSize(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("not a block size: " + bytes);
    }
    return new CpioWriteOptions(dialect, latestMtime, dataAlignment, bytes, rootEntry);
  }

  /**
   * Chooses whether there is an entry {@code .} with the root's metadata.
   *
   * @param rootEntry whether there is one
   * @return the changed options
   */
  public CpioWriteOptions withRootEntry(boolean rootEntry) {
    return new CpioWriteOptions(dialect, latestMtime, dataAlignment, blockSize, rootEntry);
  }

  /**
   * Returns the form of the archive.
   *
   * @return the dialect
   */
  public CpioDialect dialect() {
    return dialect;
  }

  /**
   * Returns the time to which later ones are clamped.
   *
   * @return seconds from 1970-01-01T00:00:00Z, or empty
   */
  public OptionalLong latestMtime() {
    Long latest = latestMtime;
    return latest == null ? OptionalLong.empty() : OptionalLong.of(latest);
  }

  /**
   * Returns to what the data of large files is aligned.
   *
   * @return bytes; 1 for nothing
   */
  public int dataAlignment() {
    return dataAlignment;
  }

  /**
   * Returns of what the archive's length is a multiple.
   *
   * @return bytes
   */
  public int blockSize() {
    return blockSize;
  }

  /**
   * Returns whether there is an entry for the root.
   *
   * @return whether there is one
   */
  public boolean hasRootEntry() {
    return rootEntry;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof CpioWriteOptions other
        && dialect == other.dialect
        && Objects.equals(latestMtime, other.latestMtime)
        && dataAlignment == other.dataAlignment
        && blockSize == other.blockSize
        && rootEntry == other.rootEntry;
  }

  @Override
  public int hashCode() {
    return Objects.hash(dialect, latestMtime, dataAlignment, blockSize, rootEntry);
  }

  @Override
  public String toString() {
    return "%s, times up to %s, data aligned to %s, blocks of %s, %s root"
        .formatted(dialect, latestMtime, dataAlignment, blockSize, rootEntry ? "with" : "without");
  }
}
