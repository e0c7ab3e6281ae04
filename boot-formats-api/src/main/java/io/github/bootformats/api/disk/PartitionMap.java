package io.github.bootformats.api.disk;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.io.SectorSize;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

/**
 * The partitions of a disk as one consumer sees them, or that consumer's refusal.
 *
 * <p>This is what boot loaders, host models and tools work with; they need not know which table the
 * disk has or who read it. Instances are immutable.
 */
public final class PartitionMap {
  /** The {@link #table()} of a disk on which the consumer finds none. */
  public static final String NO_TABLE = "none";

  private final String view;
  private final SectorSize sectorSize;
  private final String table;
  private final List<Partition> partitions;
  private final Optional<Diagnostic> refused;
  private final List<Diagnostic> diagnostics;

  private PartitionMap(Builder builder) {
    this.view = builder.view;
    this.sectorSize = builder.sectorSize;
    this.table = builder.table;
    this.partitions = List.copyOf(builder.partitions);
    this.refused = Optional.ofNullable(builder.refused);
    this.diagnostics = List.copyOf(builder.diagnostics);
  }

  /**
   * Starts a map.
   *
   * @param view the consumer's id, such as {@code linux}
   * @param sectorSize the unit of the partitions
   * @return a builder for a map without a table
   */
  public static Builder builder(String view, SectorSize sectorSize) {
    return new Builder(view, sectorSize);
  }

  /**
   * Returns who sees the disk like this.
   *
   * @return the consumer's id, such as {@code linux}
   */
  public String view() {
    return view;
  }

  /**
   * Returns the unit of the partitions.
   *
   * @return the sector size
   */
  public SectorSize sectorSize() {
    return sectorSize;
  }

  /**
   * Returns which kind of table the consumer uses.
   *
   * @return {@code gpt}, {@code mbr}, another table's id, or {@link #NO_TABLE}
   */
  public String table() {
    return table;
  }

  /**
   * Returns all partitions.
   *
   * @return the partitions in the order of their numbers
   */
  public List<Partition> partitions() {
    return partitions;
  }

  /**
   * Looks a partition up.
   *
   * @param number the consumer's number
   * @return the partition, or empty
   */
  public Optional<Partition> find(int number) {
    return partitions.stream().filter(p -> p.number() == number).findFirst();
  }

  /**
   * Returns a partition that must be there.
   *
   * @param number the consumer's number
   * @return the partition
   * @throws NoSuchElementException if the consumer sees none of that number; the message lists
   *     those it sees
   */
  public Partition partition(int number) {
    return find(number)
        .orElseThrow(
            () ->
                new NoSuchElementException(
                    view
                        + " sees no partition "
                        + number
                        + refused.map(r -> " (" + r.message() + ")").orElse("")
                        + "; it sees "
                        + partitions.stream().map(Partition::number).toList()));
  }

  /**
   * Returns why the consumer does not use what is there.
   *
   * @return the reason for having no table, or empty when it uses one or when there is nothing to
   *     use
   */
  public Optional<Diagnostic> refused() {
    return refused;
  }

  /**
   * Returns what the consumer would say, or does without saying it.
   *
   * @return the findings of this view
   */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof PartitionMap other
        && view.equals(other.view)
        && sectorSize.equals(other.sectorSize)
        && table.equals(other.table)
        && partitions.equals(other.partitions)
        && refused.equals(other.refused)
        && diagnostics.equals(other.diagnostics);
  }

  @Override
  public int hashCode() {
    return Objects.hash(view, sectorSize, table, partitions, refused, diagnostics);
  }

  /** Returns {@code linux: gpt [1: 2048+2048 ...]}. */
  @Override
  public String toString() {
    return view + ": " + table + refused.map(r -> " refused, " + r).orElse("") + " " + partitions;
  }

  /** Collects a map. */
  public static final class Builder {
    private final String view;
    private final SectorSize sectorSize;
    private String table = NO_TABLE;
    private final List<Partition> partitions = new ArrayList<>();
    private @org.jspecify.annotations.Nullable Diagnostic refused;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private Builder(String view, SectorSize sectorSize) {
      this.view = requireNonNull(view);
      this.sectorSize = requireNonNull(sectorSize);
    }

    /**
     * Sets the kind of table.
     *
     * @param table {@code gpt}, {@code mbr}, another id, or {@link PartitionMap#NO_TABLE}
     * @return this builder
     */
    public Builder table(String table) {
      this.table = requireNonNull(table);
      return this;
    }

    /**
     * Adds a partition.
     *
     * @param partition the next partition
     * @return this builder
     */
    public Builder add(Partition partition) {
      partitions.add(requireNonNull(partition));
      return this;
    }

    /**
     * Says that the consumer does not use what is there.
     *
     * @param reason why
     * @return this builder
     */
    public Builder refuse(Diagnostic reason) {
      this.refused = requireNonNull(reason);
      return this;
    }

    /**
     * Adds a finding.
     *
     * @param diagnostic the finding
     * @return this builder
     */
    public Builder note(Diagnostic diagnostic) {
      diagnostics.add(requireNonNull(diagnostic));
      return this;
    }

    /**
     * Returns the map.
     *
     * @return an immutable map
     */
    public PartitionMap build() {
      return new PartitionMap(this);
    }
  }
}
