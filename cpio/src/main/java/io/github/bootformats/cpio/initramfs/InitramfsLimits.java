package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.ReadLimits.Limit;

/**
 * What initramfs images may ask of their readers, beside what {@link
 * io.github.bootformats.codecs.CodecLimits} and {@link io.github.bootformats.cpio.CpioLimits} say;
 * see {@link io.github.bootformats.api.ReadLimits}.
 */
public final class InitramfsLimits {
  /**
   * How much memory the list of entries may take, and again the tree that Linux unpacks, without
   * the data of files: {@code initramfs.index-bytes}, 64 MiB, which is enough for about 150,000
   * files.
   */
  public static final Limit MAX_INDEX_BYTES = Limit.of("initramfs.index-bytes", 64L << 20);

  /**
   * How much unpacked data is kept in memory to read files of compressed segments from: {@code
   * initramfs.cache-bytes}, 256 MiB, but no more than a quarter of the JVM's memory. A segment that
   * does not fit is unpacked anew each time that something before the last place is read.
   */
  public static final Limit CACHE_BYTES = Limit.of("initramfs.cache-bytes", 256L << 20);

  /** How many segments an image may have: {@code initramfs.segments}, 100,000. */
  public static final Limit MAX_SEGMENTS = Limit.of("initramfs.segments", 100_000);

  /** How long a manifest may be: {@code initramfs.manifest-bytes}, 16 MiB. */
  public static final Limit MAX_MANIFEST_BYTES = Limit.of("initramfs.manifest-bytes", 16L << 20);

  private InitramfsLimits() {}
}
