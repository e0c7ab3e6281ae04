package io.github.bootformats.api;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileContent;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * How much an input may make a reader allocate, follow or produce.
 *
 * <p>Each {@link Limit} is a constant of the module that enforces it, with a finite default; a
 * {@code ReadLimits} only holds the ones that a caller changed. Exceeding one is a {@link
 * LimitExceededException}, or, where a raw model can do without the part, a finding. Instances are
 * immutable.
 *
 * <pre>{@code
 * ReadLimits limits = ReadLimits.builder().with(DiskLayout.MAX_ENTRY_ARRAY_BYTES, 1 << 20).build();
 * }</pre>
 */
public final class ReadLimits {
  /** The most bytes that all virtual machines put into an array. */
  private static final int MAX_ARRAY = Integer.MAX_VALUE - 16;

  private static final ReadLimits DEFAULTS = new ReadLimits(Map.of());

  private final Map<Limit, Long> changed;

  private ReadLimits(Map<Limit, Long> changed) {
    this.changed = changed;
  }

  /**
   * Returns the limits that apply when nothing is said: each limit's own default.
   *
   * @return the default limits
   */
  public static ReadLimits defaults() {
    return DEFAULTS;
  }

  /**
   * Returns a builder that starts with the defaults.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder(Map.of());
  }

  /**
   * Returns a builder that starts with these limits.
   *
   * @return a new builder
   */
  public Builder toBuilder() {
    return new Builder(changed);
  }

  /**
   * Returns the value of a limit.
   *
   * @param limit the limit
   * @return what is allowed, in the limit's unit
   */
  public long get(Limit limit) {
    // Asked for every entry of an image, and hardly ever changed.
    return changed.isEmpty()
        ? limit.defaultValue()
        : changed.getOrDefault(limit, limit.defaultValue());
  }

  /**
   * Refuses what goes beyond a limit.
   *
   * @param limit the limit
   * @param asked what the input asks for, in the limit's unit
   * @param format the format's id, for the exception
   * @param offset bytes from the start of the image, or -1, for the exception
   * @throws LimitExceededException if {@code asked} is more than the limit allows
   */
  public void check(Limit limit, long asked, String format, long offset)
      throws LimitExceededException {
    long allowed = get(limit);
    if (asked > allowed) {
      throw new LimitExceededException(format, offset, limit, asked, allowed);
    }
  }

  /**
   * Reads an image that is to be in memory as a whole, if it is no larger than a limit.
   *
   * @param image the image
   * @param limit how many bytes it may have
   * @param format the format's id, for the exception
   * @return all its bytes
   * @throws LimitExceededException if it is larger, or does not fit into an array
   * @throws IOException if reading fails
   */
  public Bytes readAll(ImageSource image, Limit limit, String format) throws IOException {
    return Bytes.read(image, 0, checkedLength(image.size(), limit, format));
  }

  /**
   * Reads a file that is to be in memory as a whole, if it is no larger than a limit.
   *
   * @param content the file's content
   * @param limit how many bytes it may have
   * @param format the format's id, for the exception
   * @return all its bytes
   * @throws LimitExceededException if it is larger, or does not fit into an array
   * @throws IOException if reading fails
   */
  public Bytes readAll(FileContent content, Limit limit, String format) throws IOException {
    int length = checkedLength(content.size(), limit, format);
    try (InputStream in = content.newInputStream()) {
      return Bytes.of(in.readNBytes(length));
    }
  }

  private int checkedLength(long size, Limit limit, String format) throws LimitExceededException {
    check(limit, size, format, -1);
    if (size > MAX_ARRAY) {
      throw new LimitExceededException(format, -1, limit, size, MAX_ARRAY);
    }
    return (int) size;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof ReadLimits other && changed.equals(other.changed);
  }

  @Override
  public int hashCode() {
    return changed.hashCode();
  }

  @Override
  public String toString() {
    return "ReadLimits" + changed;
  }

  /**
   * One limit: a name, a default and what it counts. Two limits are the same when their names are.
   */
  public static final class Limit {
    private final String name;
    private final long defaultValue;

    private Limit(String name, long defaultValue) {
      this.name = name;
      this.defaultValue = defaultValue;
    }

    /**
     * Defines a limit; done once, in a constant of the module that enforces it.
     *
     * @param name the name, which starts with the module's format: {@code gpt.entry-array-bytes}
     * @param defaultValue what is allowed when nothing is said; positive
     * @return the limit
     */
    public static Limit of(String name, long defaultValue) {
      requireNonNull(name);
      if (defaultValue <= 0) {
        throw new IllegalArgumentException(name + ": default must be positive: " + defaultValue);
      }
      return new Limit(name, defaultValue);
    }

    /**
     * Returns the name.
     *
     * @return the name, such as {@code gpt.entry-array-bytes}
     */
    public String name() {
      return name;
    }

    /**
     * Returns what is allowed when nothing is said.
     *
     * @return the default, in the limit's unit
     */
    public long defaultValue() {
      return defaultValue;
    }

    @Override
    public boolean equals(Object o) {
      return o instanceof Limit other && name.equals(other.name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Collects changed limits. */
  public static final class Builder {
    private final Map<Limit, Long> changed;

    private Builder(Map<Limit, Long> changed) {
      this.changed = new HashMap<>(changed);
    }

    /**
     * Sets a limit.
     *
     * @param limit the limit
     * @param allowed what is allowed from now on, in the limit's unit; not negative
     * @return this builder
     */
    public Builder with(Limit limit, long allowed) {
      if (allowed < 0) {
        throw new IllegalArgumentException(limit + " must not be negative: " + allowed);
      }
      changed.put(requireNonNull(limit), allowed);
      return this;
    }

    /**
     * Returns the limits.
     *
     * @return immutable limits
     */
    public ReadLimits build() {
      return changed.isEmpty() ? DEFAULTS : new ReadLimits(Map.copyOf(changed));
    }
  }
}
