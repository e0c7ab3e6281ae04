package io.github.bootformats.partition.save;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.WritePlan;
import io.github.bootformats.partition.internal.Crc;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the sectors that a change replaces held before, to be kept in a file and put back.
 *
 * <pre>{@code
 * SavedSectors saved = SavedSectors.before(disk, layout.sectorSize(), change.writes(), disk.size());
 * Files.write(file, saved.encode().toByteArray());
 * // ... later
 * SavedSectors.read(ImageSource.open(file)).restore(disk).applyTo(target);
 * }</pre>
 *
 * <p><b>The file</b> holds, in this order, with all numbers unsigned and little-endian:
 *
 * <table>
 *   <caption>Fields of the file</caption>
 *   <tr><th>bytes</th><th>what</th></tr>
 *   <tr><td>8</td><td>{@code BOOTFSAV}</td></tr>
 *   <tr><td>4</td><td>version, 1</td></tr>
 *   <tr><td>4</td><td>size of the disk's sectors in bytes</td></tr>
 *   <tr><td>8</td><td>size of the disk before the change, in bytes</td></tr>
 *   <tr><td>8</td><td>size of the disk after the change</td></tr>
 *   <tr><td>4</td><td>how many ranges follow</td></tr>
 *   <tr><td>each range</td><td>8: offset on the disk; 4: length; 4: CRC-32 of what the change put
 *       there, or 0 where it cut the disk off; then the bytes that were there before. Ranges ascend,
 *       do not overlap, lie within the disk as it was before, and do not reach across the end that
 *       it has after</td></tr>
 *   <tr><td>4</td><td>CRC-32 of everything before</td></tr>
 * </table>
 *
 * <p>CRC-32 is the one of GPT and gzip. Nothing follows. Of what was cut off and is not kept, every
 * byte was zero. Instances are immutable.
 */
public final class SavedSectors {
  /** Bytes of a file that are read; the largest tables of a disk together have less. */
  public static final ReadLimits.Limit MAX_FILE_BYTES =
      ReadLimits.Limit.of("saved-sectors.bytes", 64 << 20);

  /** Ranges of a file that are read. A change of the largest chain of EBRs has a sixth of that. */
  public static final ReadLimits.Limit MAX_RANGES =
      ReadLimits.Limit.of("saved-sectors.ranges", 1 << 16);

  /** How a disk compares with what was saved of it. */
  public enum State {
    /** The disk is as the change left it. */
    CHANGED,
    /** The disk is as it was before the change. */
    RESTORED,
    /** Some of the sectors hold something else: what came later, or a change that was cut off. */
    OTHER_CONTENT,
    /** The disk has neither the size from before the change nor the one from after. */
    OTHER_SIZE
  }

  private final SectorSize sectorSize;
  private final long sizeBefore;
  private final long sizeAfter;
  private final List<SavedRange> ranges;

  private SavedSectors(
      SectorSize sectorSize, long sizeBefore, long sizeAfter, List<SavedRange> ranges) {
    this.sectorSize = sectorSize;
    this.sizeBefore = sizeBefore;
    this.sizeAfter = sizeAfter;
    this.ranges = ranges;
  }

  /**
   * Puts saved sectors together.
   *
   * @param sectorSize the size of the disk's sectors
   * @param sizeBefore the size of the disk before the change, in bytes
   * @param sizeAfter its size after the change, in bytes
   * @param ranges what was replaced or cut off, in ascending order, within {@code sizeBefore}
   * @return the saved sectors
   * @throws IllegalArgumentException if the ranges overlap, leave the disk, or reach across its new
   *     end, or one behind that has a CRC
   */
  public static SavedSectors of(
      SectorSize sectorSize, long sizeBefore, long sizeAfter, List<SavedRange> ranges) {
    requireNonNull(sectorSize);
    if (sizeBefore < 0 || sizeAfter < 0) {
      throw new IllegalArgumentException(
          "a disk of %s bytes does not become one of %s".formatted(sizeBefore, sizeAfter));
    }
    long end = 0;
    for (SavedRange range : ranges) {
      if (range.offset() < end || range.end() > sizeBefore) {
        throw new IllegalArgumentException(
            range + " overlap others, or leave the disk of " + sizeBefore + " bytes");
      }
      if (range.end() > sizeAfter && (range.offset() < sizeAfter || range.crcAfter() != 0)) {
        throw new IllegalArgumentException(
            range + " reach across the new end of the disk, at " + sizeAfter + ", or have a CRC");
      }
      end = range.end();
    }
    return new SavedSectors(sectorSize, sizeBefore, sizeAfter, List.copyOf(ranges));
  }

  /**
   * Takes what writes are going to replace, and what is going to be cut off.
   *
   * @param disk the disk before the change; not closed. What is to be cut off is read to its end
   * @param sectorSize the size of its sectors
   * @param writes what is going to be written
   * @param sizeAfter how large the disk is going to be, in bytes
   * @return what lies there now
   * @throws LimitExceededException if that is more, apart from zeros that are cut off, than is read
   *     of a file by default: see {@link #MAX_FILE_BYTES} and {@link #MAX_RANGES}
   * @throws IOException if reading fails
   */
  public static SavedSectors before(
      ImageSource disk, SectorSize sectorSize, WritePlan writes, long sizeAfter)
      throws IOException {
    long end = Math.min(disk.size(), sizeAfter);
    List<SavedRange> ranges = new ArrayList<>(ReplacedRanges.of(disk.slice(0, end), writes));
    ranges.addAll(CutOffRanges.of(disk, end));
    SavedSectors saved = of(sectorSize, disk.size(), sizeAfter, ranges);
    ReadLimits limits = ReadLimits.defaults();
    limits.check(MAX_RANGES, ranges.size(), "saved-sectors", 0);
    limits.check(MAX_FILE_BYTES, SavedSectorsFile.length(saved), "saved-sectors", 0);
    return saved;
  }

  /**
   * Reads a file with the default limits.
   *
   * @param file the file; not closed
   * @return the saved sectors
   * @throws FormatException if this is no such file ({@code saved-sectors.magic}), it is of another
   *     version ({@code saved-sectors.version}), damaged, or too large
   * @throws IOException if reading fails
   */
  public static SavedSectors read(ImageSource file) throws IOException {
    return read(file, ReadLimits.defaults());
  }

  /**
   * Reads a file.
   *
   * @param file the file; not closed
   * @param limits how much the file may hold
   * @return the saved sectors
   * @throws FormatException if this is no such file ({@code saved-sectors.magic}), it is of another
   *     version ({@code saved-sectors.version}), damaged, or too large
   * @throws IOException if reading fails
   */
  public static SavedSectors read(ImageSource file, ReadLimits limits) throws IOException {
    return SavedSectorsFile.read(file, limits);
  }

  /**
   * Returns the content of a file.
   *
   * @return the bytes
   */
  public Bytes encode() {
    return SavedSectorsFile.encode(this);
  }

  /**
   * Returns the size of the disk's sectors.
   *
   * @return the size
   */
  public SectorSize sectorSize() {
    return sectorSize;
  }

  /**
   * Returns how large the disk was before the change.
   *
   * @return bytes
   */
  public long sizeBefore() {
    return sizeBefore;
  }

  /**
   * Returns how large the change made the disk.
   *
   * @return bytes
   */
  public long sizeAfter() {
    return sizeAfter;
  }

  /**
   * Returns what was replaced.
   *
   * @return ranges in ascending order, with something between each two of them
   */
  public List<SavedRange> ranges() {
    return ranges;
  }

  /**
   * Compares a disk with what was saved.
   *
   * @param disk the disk; not closed
   * @return whether it is what the change left
   * @throws IOException if reading fails
   */
  public State compare(ImageSource disk) throws IOException {
    if (disk.size() != sizeBefore && disk.size() != sizeAfter) {
      return State.OTHER_SIZE;
    }
    boolean isChanged = disk.size() == sizeAfter;
    boolean isRestored = disk.size() == sizeBefore;
    for (SavedRange range : ranges) {
      if (range.offset() >= disk.size()) {
        continue;
      }
      Bytes now = Bytes.read(disk, range.offset(), range.bytes().length());
      isChanged &= Crc.of(now) == range.crcAfter();
      isRestored &= now.equals(range.bytes());
    }
    return isRestored ? State.RESTORED : isChanged ? State.CHANGED : State.OTHER_CONTENT;
  }

  /**
   * Returns a disk with the saved sectors put back, as a source; nothing is written.
   *
   * @param disk the disk, at least as large as before or after the change; not closed by closing
   *     the source
   * @return the disk as it was, if nothing but the change has changed it
   * @throws IllegalArgumentException if the disk is smaller
   */
  public ImageSource over(ImageSource disk) {
    if (disk.size() < Math.min(sizeBefore, sizeAfter)) {
      throw new IllegalArgumentException(
          "a disk of %s bytes is not the one of %s".formatted(disk.size(), sizeBefore));
    }
    return new RestoredSource(disk, sizeBefore, ranges);
  }

  /**
   * Returns the writes that put everything back, in an order in which a partition table that is
   * whole before and after can be read all the time, as {@link WritePlan} says. Before, extend a
   * disk that is smaller to {@link #sizeBefore}; afterwards, cut one that is larger to it.
   *
   * @param disk the disk, at least as large as before or after the change; not closed
   * @return the writes; none for a disk that is as it was
   * @throws IOException if reading fails
   * @throws IllegalArgumentException if the disk is smaller
   */
  public WritePlan restore(ImageSource disk) throws IOException {
    return RestorePlan.of(disk, this);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof SavedSectors other
        && sectorSize.equals(other.sectorSize)
        && sizeBefore == other.sizeBefore
        && sizeAfter == other.sizeAfter
        && ranges.equals(other.ranges);
  }

  @Override
  public int hashCode() {
    return Objects.hash(sectorSize, sizeBefore, sizeAfter, ranges);
  }

  @Override
  public String toString() {
    return "SavedSectors[disk of %s bytes, %s]".formatted(sizeBefore, ranges);
  }
}
