package io.github.bootformats.codecs;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How to compress. Instances are immutable.
 *
 * <p>What a codec has no use for is ignored, but a value that it cannot have is refused: a level
 * out of its {@linkplain StreamCodec#levels() range}, or a dictionary that is too small.
 */
public final class EncodeOptions {
  private static final EncodeOptions DEFAULTS = new EncodeOptions(null, null, null);

  private final @Nullable Integer level;
  private final @Nullable Integer dictionaryBytes;
  private final @Nullable BcjFilter filter;

  private EncodeOptions(
      @Nullable Integer level, @Nullable Integer dictionaryBytes, @Nullable BcjFilter filter) {
    this.level = level;
    this.dictionaryBytes = dictionaryBytes;
    this.filter = filter;
  }

  /**
   * Returns the usual options: the codec's usual level, the level's dictionary, no filter.
   *
   * @return the options
   */
  public static EncodeOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets the level.
   *
   * @param newLevel a level of the codec
   * @return the changed options
   */
  public EncodeOptions withLevel(int newLevel) {
    return new EncodeOptions(newLevel, dictionaryBytes, filter);
  }

  /**
   * Sets the dictionary's size, for xz and lzma.
   *
   * @param bytes the size, from 4096
   * @return the changed options
   * @throws IllegalArgumentException if it is less
   */
  public EncodeOptions withDictionaryBytes(int bytes) {
    if (bytes < 4096) {
      throw new IllegalArgumentException("no size of a dictionary: " + bytes);
    }
    return new EncodeOptions(level, bytes, filter);
  }

  /**
   * Has machine code filtered first, for xz.
   *
   * @param newFilter the filter
   * @return the changed options
   */
  public EncodeOptions withFilter(BcjFilter newFilter) {
    return new EncodeOptions(level, dictionaryBytes, newFilter);
  }

  /**
   * Returns the level.
   *
   * @return the level, or empty for the codec's usual one
   */
  public OptionalInt level() {
    Integer chosen = level;
    return chosen == null ? OptionalInt.empty() : OptionalInt.of(chosen);
  }

  /**
   * Returns the dictionary's size.
   *
   * @return bytes, or empty for the one that belongs to the level
   */
  public OptionalInt dictionaryBytes() {
    Integer chosen = dictionaryBytes;
    return chosen == null ? OptionalInt.empty() : OptionalInt.of(chosen);
  }

  /**
   * Returns the filter.
   *
   * @return the filter, or empty
   */
  public Optional<BcjFilter> filter() {
    return Optional.ofNullable(filter);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof EncodeOptions other
        && Objects.equals(level, other.level)
        && Objects.equals(dictionaryBytes, other.dictionaryBytes)
        && filter == other.filter;
  }

  @Override
  public int hashCode() {
    return Objects.hash(level, dictionaryBytes, filter);
  }

  @Override
  public String toString() {
    return "level %s, dictionary of %s, filter %s".formatted(level, dictionaryBytes, filter);
  }
}
