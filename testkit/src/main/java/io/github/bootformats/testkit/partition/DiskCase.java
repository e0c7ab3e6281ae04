package io.github.bootformats.testkit.partition;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Progress;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A disk to try a reader on, and how it came to be. Immutable; the same generator makes the same
 * bytes of the same seed, on every JDK and platform.
 */
public final class DiskCase {
  /** How a disk differs from a valid one. */
  public enum Kind {
    /** It does not: it keeps all rules. */
    VALID("valid"),

    /** It breaks one rule and keeps the others. */
    NEARLY_VALID("nearly-valid"),

    /** Some of its fields have been changed, whatever follows from that. */
    MUTANT("mutant");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /**
     * Returns a stable id.
     *
     * @return {@code valid}, {@code nearly-valid} or {@code mutant}
     */
    public String id() {
      return id;
    }
  }

  private final TableFormat format;
  private final long seed;
  private final SectorSize sectorSize;
  private final MemoryImage image;
  private final Set<DiskFeature> features;
  private final Optional<BrokenRule> rule;
  private final List<DiskEdit> edits;

  private DiskCase(
      TableFormat format,
      long seed,
      SectorSize sectorSize,
      MemoryImage image,
      Set<DiskFeature> features,
      Optional<BrokenRule> rule,
      List<DiskEdit> edits) {
    this.format = requireNonNull(format);
    this.seed = seed;
    this.sectorSize = requireNonNull(sectorSize);
    this.image = requireNonNull(image);
    this.features =
        features.isEmpty() ? EnumSet.noneOf(DiskFeature.class) : EnumSet.copyOf(features);
    this.rule = rule;
    this.edits = List.copyOf(edits);
  }

  static DiskCase of(
      TableFormat format, long seed, ValidDisk disk, Optional<BrokenRule> brokenRule) {
    DiskLayout layout = disk.layout();
    MemoryImage image = MemoryImage.ofSize(layout.diskSize());
    try {
      layout.encode().applyTo(image);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return new DiskCase(
        format, seed, layout.sectorSize(), image, disk.features(), brokenRule, List.of());
  }

  /** Returns what became of this disk by some edits. */
  DiskCase edited(long mutatorSeed, MemoryImage changed, List<DiskEdit> made) {
    return new DiskCase(format, mutatorSeed, sectorSize, changed, features, rule, made);
  }

  /**
   * Returns what kind of table the disk has, or had before it was changed.
   *
   * @return the format
   */
  public TableFormat format() {
    return format;
  }

  /**
   * Returns how the disk differs from a valid one.
   *
   * @return the kind
   */
  public Kind kind() {
    if (!edits.isEmpty()) {
      return Kind.MUTANT;
    }
    return rule.isPresent() ? Kind.NEARLY_VALID : Kind.VALID;
  }

  /**
   * Returns the seed that the disk was made from.
   *
   * @return the seed; with the generator's settings it gives this disk again
   */
  public long seed() {
    return seed;
  }

  /**
   * Returns the size of the disk's sectors, which a reader has to be told.
   *
   * @return the unit of its LBAs
   */
  public SectorSize sectorSize() {
    return sectorSize;
  }

  /**
   * Returns the features of the valid disk at the start that not everybody reads alike.
   *
   * @return a copy, empty for most disks
   */
  public Set<DiskFeature> features() {
    return features.isEmpty() ? EnumSet.noneOf(DiskFeature.class) : EnumSet.copyOf(features);
  }

  /**
   * Returns the rule that was broken.
   *
   * @return the rule of a nearly valid disk and its mutants, else empty
   */
  public Optional<BrokenRule> rule() {
    return rule;
  }

  /**
   * Returns what was changed.
   *
   * @return the edits of a mutant in the order in which they were made, else none
   */
  public List<DiskEdit> edits() {
    return edits;
  }

  /**
   * Returns the size of the disk.
   *
   * @return bytes
   */
  public long size() {
    return image.size();
  }

  /**
   * Returns the disk to be read; it need not be closed.
   *
   * @return a source that any number of threads may read
   */
  public ImageSource source() {
    return image.slice(0, image.size());
  }

  /**
   * Returns a copy of the disk to be changed. Both share the memory of what is not.
   *
   * @return a new image, sparse
   */
  public MemoryImage toImage() {
    return image.copy();
  }

  /**
   * Returns the whole disk.
   *
   * @return a new array of {@link #size()} bytes
   * @throws IllegalStateException if it does not fit into an array, as with {@link
   *     DiskFeature#LARGE_DISK}
   */
  public byte[] toByteArray() {
    if (size() > Integer.MAX_VALUE - 8) {
      throw new IllegalStateException("a disk of " + size() + " bytes does not fit into an array");
    }
    try {
      return image.readBytes(0, (int) size());
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }

  /**
   * Writes the disk to a new file, with holes where it is zero.
   *
   * @param file the file, which must not exist
   * @throws java.nio.file.FileAlreadyExistsException if it exists
   * @throws IOException if it cannot be written
   */
  public void writeTo(Path file) throws IOException {
    try (ImageTarget target = ImageTarget.create(file)) {
      image.copyTo(target, 0, Progress.NONE);
      target.truncate(image.size());
    }
  }

  /**
   * Reads the disk's structures, to be {@linkplain DiskLayout#as seen} with somebody's eyes.
   *
   * @return what Boot Formats reads
   */
  public DiskLayout layout() {
    try {
      return DiskLayout.read(image, sectorSize).model();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }

  /**
   * Tells in one line what this is and how to make it again.
   *
   * @return such as {@code gpt, nearly valid, seed 42, 512-byte sectors, 1048576 bytes: header-crc,
   *     ...}
   */
  public String description() {
    StringBuilder text = new StringBuilder(format.id());
    text.append(", ").append(kind().id());
    text.append(", seed ").append(seed);
    text.append(", ").append(sectorSize.bytes()).append("-byte sectors, ");
    text.append(size()).append(" bytes");
    rule.ifPresent(r -> text.append("; ").append(r.id()).append(": ").append(r.meaning()));
    features.forEach(f -> text.append("; has ").append(f));
    edits.forEach(e -> text.append("; ").append(e));
    return text.toString();
  }

  @Override
  public String toString() {
    return description();
  }
}
