package io.github.bootformats.squashfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.codecs.BlockCodec;
import io.github.bootformats.codecs.Codecs;
import java.util.Optional;
import java.util.function.Function;

/** How an image is opened. Instances are immutable. */
public final class SquashfsOptions {
  private static final long DATA_CACHE = 16L << 20;
  private static final long METADATA_CACHE = 4L << 20;

  private static final SquashfsOptions DEFAULTS =
      new SquashfsOptions(
          ReadLimits.defaults(), id -> Codecs.block(id), DATA_CACHE, METADATA_CACHE);

  private final ReadLimits limits;
  private final Function<String, Optional<BlockCodec>> codecs;
  private final long dataCacheBytes;
  private final long metadataCacheBytes;

  private SquashfsOptions(
      ReadLimits limits,
      Function<String, Optional<BlockCodec>> codecs,
      long dataCacheBytes,
      long metadataCacheBytes) {
    this.limits = limits;
    this.codecs = codecs;
    this.dataCacheBytes = dataCacheBytes;
    this.metadataCacheBytes = metadataCacheBytes;
  }

  /**
   * Returns the usual options: default limits, the codecs of this library, caches of 16 MiB for
   * data and 4 MiB for metadata.
   *
   * @return the options
   */
  public static SquashfsOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets the limits.
   *
   * @param newLimits those of {@link SquashfsLimits} and of {@link
   *     io.github.bootformats.codecs.CodecLimits}
   * @return the changed options
   */
  public SquashfsOptions withLimits(ReadLimits newLimits) {
    return new SquashfsOptions(
        requireNonNull(newLimits), codecs, dataCacheBytes, metadataCacheBytes);
  }

  /**
   * Has blocks decompressed by other codecs.
   *
   * @param newCodecs finds a codec by what {@link SquashfsCompression#codec} calls it
   * @return the changed options
   */
  public SquashfsOptions withCodecs(Function<String, Optional<BlockCodec>> newCodecs) {
    return new SquashfsOptions(
        limits, requireNonNull(newCodecs), dataCacheBytes, metadataCacheBytes);
  }

  /**
   * Sets how much decompressed data is kept for random reads and for files that share a fragment.
   *
   * @param bytes the size; one block for each few threads is kept even beyond it
   * @return the changed options
   * @throws IllegalArgumentException if it is negative
   */
  public SquashfsOptions withDataCacheBytes(long bytes) {
    return new SquashfsOptions(limits, codecs, notNegative(bytes), metadataCacheBytes);
  }

  /**
   * Sets how much decompressed metadata is kept.
   *
   * @param bytes the size; a few blocks of 8 KiB are kept even beyond it
   * @return the changed options
   * @throws IllegalArgumentException if it is negative
   */
  public SquashfsOptions withMetadataCacheBytes(long bytes) {
    return new SquashfsOptions(limits, codecs, dataCacheBytes, notNegative(bytes));
  }

  private static long notNegative(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("negative size: " + bytes);
    }
    return bytes;
  }

  /**
   * Returns the limits.
   *
   * @return the limits
   */
  public ReadLimits limits() {
    return limits;
  }

  /**
   * Returns how much decompressed data is kept.
   *
   * @return bytes
   */
  public long dataCacheBytes() {
    return dataCacheBytes;
  }

  /**
   * Returns how much decompressed metadata is kept.
   *
   * @return bytes
   */
  public long metadataCacheBytes() {
    return metadataCacheBytes;
  }

  Optional<BlockCodec> codec(SquashfsCompression compression) {
    return codecs.apply(compression.codec());
  }
}
