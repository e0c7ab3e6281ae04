package io.github.bootformats.squashfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.codecs.BcjFilter;
import io.github.bootformats.codecs.BlockCodec;
import io.github.bootformats.codecs.Codecs;
import io.github.bootformats.codecs.EncodeOptions;
import io.github.bootformats.codecs.LevelRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link SquashfsWriter} compresses: a compression and those of its options that the encoder
 * here honours. What it would have to ignore is refused.
 *
 * <table>
 *   <caption>Options</caption>
 *   <tr><th>compression</th><th>levels (usual)</th><th>other options</th></tr>
 *   <tr><td>gzip</td><td>1 to 9 (9)</td><td></td></tr>
 *   <tr><td>lzma</td><td>0 to 9 (6)</td><td>dictionary</td></tr>
 *   <tr><td>lzo</td><td>1 to 9 (8)</td><td></td></tr>
 *   <tr><td>xz</td><td>0 to 9 (6)</td><td>dictionary, filters</td></tr>
 *   <tr><td>lz4</td><td>1 to 12 (1)</td><td></td></tr>
 *   <tr><td>zstd</td><td>1 to 22 (15)</td><td></td></tr>
 * </table>
 *
 * <p>Images keep the options of {@code mksquashfs}, and of ours as many as have a place there: the
 * levels of gzip and zstd, xz's dictionary and filters, that lz4 compressed well (from level 3 on),
 * and a level of lzo as that of {@code lzo1x_999}, which its encoder here resembles. No reader
 * needs them, except Linux the dictionary of xz.
 *
 * <p>Instances are immutable.
 */
public final class SquashfsCompressor {
  /** The least dictionary that is large enough for metadata. */
  static final int MIN_DICTIONARY = MetadataBlock.MAX_LENGTH;

  /** The filters by the numbers of their bits: squashfs-tools, {@code xz_wrapper.c}. */
  private static final List<BcjFilter> FILTERS =
      List.of(
          BcjFilter.X86,
          BcjFilter.POWERPC,
          BcjFilter.IA64,
          BcjFilter.ARM,
          BcjFilter.ARM_THUMB,
          BcjFilter.SPARC,
          BcjFilter.ARM64,
          BcjFilter.RISCV);

  private static final int GZIP_WINDOW_BITS = 15;
  private static final int LZO1X_999 = 4;
  private static final int LZ4_BARE_BLOCKS = 1;
  private static final int LZ4_HIGH_COMPRESSION = 1;
  private static final int LZ4_HIGH_LEVEL = 3;

  private final SquashfsCompression compression;
  private final @Nullable Integer level;
  private final @Nullable Integer dictionaryBytes;
  private final Set<BcjFilter> filters;

  private SquashfsCompressor(
      SquashfsCompression compression,
      @Nullable Integer level,
      @Nullable Integer dictionaryBytes,
      Set<BcjFilter> filters) {
    this.compression = compression;
    this.level = level;
    this.dictionaryBytes = dictionaryBytes;
    this.filters = filters;
  }

  /**
   * Returns the usual way of a compression.
   *
   * @param compression the compression; zstd needs zstd-jni when it is used
   * @return the compressor
   */
  public static SquashfsCompressor of(SquashfsCompression compression) {
    return new SquashfsCompressor(requireNonNull(compression), null, null, Set.of());
  }

  /**
   * Sets how hard to try.
   *
   * @param newLevel a level of the compression
   * @return the changed compressor
   * @throws IllegalArgumentException if the compression has no such level
   */
  public SquashfsCompressor withLevel(int newLevel) {
    LevelRange levels = levels();
    if (newLevel < levels.lowest() || newLevel > levels.highest()) {
      throw new IllegalArgumentException(
          "levels of %s are %s to %s, not %s"
              .formatted(compression, levels.lowest(), levels.highest(), newLevel));
    }
    return new SquashfsCompressor(compression, newLevel, dictionaryBytes, filters);
  }

  /**
   * Sets the size of the dictionary, for xz and lzma. Unless it is set, it is as large as the
   * block.
   *
   * @param bytes 2<sup>n</sup> or 2<sup>n</sup>+2<sup>n-1</sup>, at least 8192 and at most a block
   * @return the changed compressor
   * @throws IllegalArgumentException if it is no such size, or the compression has no dictionary
   */
  public SquashfsCompressor withDictionaryBytes(int bytes) {
    if (compression != SquashfsCompression.XZ && compression != SquashfsCompression.LZMA) {
      throw new IllegalArgumentException(compression + " has no dictionary to choose");
    }
    int high = Integer.highestOneBit(bytes);
    int rest = bytes ^ high;
    if (bytes < MIN_DICTIONARY || (rest != 0 && rest != high >>> 1)) {
      throw new IllegalArgumentException(
          "a dictionary has 2^n or 2^n + 2^(n-1) bytes from %s on, not %s"
              .formatted(MIN_DICTIONARY, bytes));
    }
    return new SquashfsCompressor(compression, level, bytes, filters);
  }

  /**
   * Has each block tried with filters for machine code as well, for xz; the shortest result is
   * taken. Linux reads those filters that its configuration has, and none of ARM64 and RISC-V
   * before 6.12.
   *
   * @param newFilters the filters; none for no filters
   * @return the changed compressor
   * @throws IllegalArgumentException if the compression has no filters
   */
  public SquashfsCompressor withFilters(Collection<BcjFilter> newFilters) {
    if (compression != SquashfsCompression.XZ && !newFilters.isEmpty()) {
      throw new IllegalArgumentException(compression + " has no filters");
    }
    return new SquashfsCompressor(compression, level, dictionaryBytes, Set.copyOf(newFilters));
  }

  /**
   * Returns the compression.
   *
   * @return the compression
   */
  public SquashfsCompression compression() {
    return compression;
  }

  /**
   * Returns the level.
   *
   * @return the level, the usual one when none was set
   */
  public int level() {
    Integer chosen = level;
    return chosen == null ? levels().usual() : chosen;
  }

  /**
   * Returns the size of the dictionary.
   *
   * @return bytes, or empty when none was set
   */
  public OptionalInt dictionaryBytes() {
    Integer chosen = dictionaryBytes;
    return chosen == null ? OptionalInt.empty() : OptionalInt.of(chosen);
  }

  /**
   * Returns the filters that are tried beside none.
   *
   * @return the filters; immutable
   */
  public Set<BcjFilter> filters() {
    return filters;
  }

  BlockCodec codec() {
    return Codecs.block(compression.codec()).orElseThrow();
  }

  private LevelRange levels() {
    return codec().levels();
  }

  /** Returns what to encode each block with; the shortest block is taken. */
  List<EncodeOptions> encodings(int blockSize) {
    EncodeOptions plain = EncodeOptions.defaults().withLevel(level());
    if (storesXzOptions()) {
      // What Linux reads here is what it has room for, so that no block may want more.
      plain = plain.withDictionaryBytes(xzDictionary(blockSize));
    } else if (dictionaryBytes().isPresent()) {
      plain = plain.withDictionaryBytes(dictionaryBytes().getAsInt());
    }
    List<EncodeOptions> encodings = new ArrayList<>(List.of(plain));
    for (BcjFilter filter : FILTERS) {
      if (filters.contains(filter)) {
        encodings.add(plain.withFilter(filter));
      }
    }
    return encodings;
  }

  private boolean storesXzOptions() {
    return compression == SquashfsCompression.XZ && (dictionaryBytes != null || !filters.isEmpty());
  }

  private int xzDictionary(int blockSize) {
    return dictionaryBytes().orElse(Math.max(blockSize, MIN_DICTIONARY));
  }

  /** Returns the options that the image has to have, or had better have. */
  Optional<CompressorOptions> storedOptions(int blockSize) {
    boolean isUsual = level() == levels().usual();
    return switch (compression) {
      case GZIP ->
          isUsual
              ? Optional.empty()
              : Optional.of(new CompressorOptions.Gzip(level(), GZIP_WINDOW_BITS, 0));
      case LZO ->
          isUsual ? Optional.empty() : Optional.of(new CompressorOptions.Lzo(LZO1X_999, level()));
      case XZ ->
          storesXzOptions()
              ? Optional.of(new CompressorOptions.Xz(xzDictionary(blockSize), filterBits()))
              : Optional.empty();
      case LZ4 -> {
        int flags = level() >= LZ4_HIGH_LEVEL ? LZ4_HIGH_COMPRESSION : 0;
        yield Optional.of(new CompressorOptions.Lz4(LZ4_BARE_BLOCKS, flags, Bytes.empty()));
      }
      case ZSTD -> isUsual ? Optional.empty() : Optional.of(new CompressorOptions.Zstd(level()));
      case LZMA -> Optional.empty();
    };
  }

  private long filterBits() {
    return filters.stream().mapToLong(filter -> 1L << FILTERS.indexOf(filter)).sum();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof SquashfsCompressor other
        && compression == other.compression
        && level() == other.level()
        && Objects.equals(dictionaryBytes, other.dictionaryBytes)
        && filters.equals(other.filters);
  }

  @Override
  public int hashCode() {
    return Objects.hash(compression, level(), dictionaryBytes, filters);
  }

  /** Returns the compression and its options, such as {@code zstd, level 19}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(compression + ", level " + level());
    dictionaryBytes().ifPresent(bytes -> text.append(", dictionary of ").append(bytes));
    FILTERS.stream()
        .filter(filters::contains)
        .forEach(filter -> text.append(", ").append(filter.id()));
    return text.toString();
  }
}
