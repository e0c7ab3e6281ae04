package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.codecs.StreamCodec;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The compressed segments of an image, each of which is unpacked once for all who look at it. */
final class UnpackedSegments implements Closeable {
  private final ImageSource image;
  private final ReadLimits limits;
  private final UnpackedCache cache;
  private final Map<Long, UnpackedSource> segments = new HashMap<>();

  UnpackedSegments(ImageSource image, ReadLimits limits) {
    this.image = image;
    this.limits = limits;
    this.cache = new UnpackedCache(limits);
  }

  /** Returns the segment at an offset, which is unpacked when it is asked for first. */
  synchronized UnpackedSource at(long offset, StreamCodec codec) throws IOException {
    UnpackedSource unpacked = segments.get(offset);
    if (unpacked == null) {
      limits.check(
          InitramfsLimits.MAX_SEGMENTS, segments.size() + 1L, InitramfsFinding.FORMAT, offset);
      unpacked = UnpackedSource.unpack(image, offset, codec, limits, cache);
      segments.put(offset, unpacked);
    }
    return unpacked;
  }

  @Override
  public synchronized void close() throws IOException {
    for (UnpackedSource unpacked : segments.values()) {
      unpacked.close();
    }
  }
}
