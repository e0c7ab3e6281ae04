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

  /** Where a segment is, in the image or in what a reader takes for it, and who unpacks it. */
  private record Place(ImageSource image, long offset, boolean isAsLinux) {}

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
  UnpackedSource at(long offset, StreamCodec codec, ImageSource seen) throws IOException {
    return at(new Place(seen, offset, false), codec::decode);
  }

  /** Returns the segment at an offset as the decoder of Linux unpacks it. */
  UnpackedSource asLinux(long offset, UnpackedSource.Decoder decoder) throws IOException {
    return at(new Place(image, offset, true), decoder);
  }

  private synchronized UnpackedSource at(Place place, UnpackedSource.Decoder decoder)
      throws IOException {
    UnpackedSource unpacked = segments.get(place);
    if (unpacked == null) {
      long offset = place.offset;
      limits.check(
          InitramfsLimits.MAX_SEGMENTS, segments.size() + 1L, InitramfsFinding.FORMAT, offset);
      unpacked = UnpackedSource.unpack(place.image, offset, decoder, limits, cache);
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
