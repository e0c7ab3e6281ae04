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
  private final Map<Place, UnpackedSource> segments = new HashMap<>();

  /** Where a segment is, and in what: the image, or what a reader takes for it. */
  private record Place(ImageSource image, long offset) {}

  UnpackedSegments(ImageSource image, ReadLimits limits) {
    this.image = image;
    this.limits = limits;
    this.cache = new UnpackedCache(limits);
  }

  /** Returns the segment at an offset, which is unpacked when it is asked for first. */
  UnpackedSource at(long offset, StreamCodec codec) throws IOException {
    return at(offset, codec, image);
  }

  /** Returns the segment at an offset for one who reads the image in another way. */
  synchronized UnpackedSource at(long offset, StreamCodec codec, ImageSource seen)
      throws IOException {
    Place place = new Place(seen, offset);
    UnpackedSource unpacked = segments.get(place);
    if (unpacked == null) {
      limits.check(
          InitramfsLimits.MAX_SEGMENTS, segments.size() + 1L, InitramfsFinding.FORMAT, offset);
      unpacked = UnpackedSource.unpack(seen, offset, codec, limits, cache);
      segments.put(place, unpacked);
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
