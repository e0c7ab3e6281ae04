package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import java.io.IOException;
import java.util.List;

/**
 * An initramfs image piece by piece: the raw level. Every byte of the image is in one segment, or
 * in the NULs before the first.
 *
 * <p>Linux takes any number of segments one after the other, compressed ones and archives, with any
 * number of NULs between them; an archive that is not compressed must begin at a multiple of four
 * bytes (Linux, Documentation/driver-api/early-userspace/buffer-format.rst).
 */
public final class InitramfsLayout {
  private final long leadingPadding;
  private final List<InitramfsSegment> segments;

  InitramfsLayout(long leadingPadding, List<InitramfsSegment> segments) {
    this.leadingPadding = leadingPadding;
    this.segments = List.copyOf(segments);
  }

  /**
   * Reads an image with the default limits.
   *
   * @param source the image; read again when the content of files is read
   * @return the segments; findings tell where an image or a segment is damaged
   * @throws IOException if reading fails
   */
  public static ReadResult<InitramfsLayout> read(ImageSource source) throws IOException {
    return read(source, ReadLimits.defaults());
  }

  /**
   * Reads an image. Compressed segments are unpacked to find where they end; file data is not kept.
   *
   * @param source the image; read again when the content of files is read
   * @param limits {@link InitramfsLimits}, {@link io.github.bootformats.cpio.CpioLimits} and {@link
   *     io.github.bootformats.codecs.CodecLimits} apply
   * @return the segments; findings tell where an image or a segment is damaged
   * @throws io.github.bootformats.api.LimitExceededException if a limit does not suffice
   * @throws IOException if reading fails
   */
  public static ReadResult<InitramfsLayout> read(ImageSource source, ReadLimits limits)
      throws IOException {
    return read(source, limits, new UnpackedSegments(source, limits));
  }

  static ReadResult<InitramfsLayout> read(
      ImageSource source, ReadLimits limits, UnpackedSegments unpacked) throws IOException {
    return new SegmentReader(source, limits, unpacked).read();
  }

  /**
   * Returns how many NULs stand before the first segment.
   *
   * @return bytes
   */
  public long leadingPadding() {
    return leadingPadding;
  }

  /**
   * Returns the segments.
   *
   * @return the segments in their order
   */
  public List<InitramfsSegment> segments() {
    return segments;
  }

  /**
   * Writes the image as it was read.
   *
   * @param target receives the bytes from position 0 on; a longer target is not cut off
   * @param progress told the bytes done of each segment
   * @throws IOException if reading or writing fails, or is cancelled
   */
  public void writeTo(ImageTarget target, Progress progress) throws IOException {
    target.writeZeros(0, leadingPadding);
    for (InitramfsSegment segment : segments) {
      segment.bytes().copyTo(target, segment.offset(), progress);
      target.writeZeros(segment.offset() + segment.length(), segment.padding());
    }
  }

  /** Returns the segments' titles. */
  @Override
  public String toString() {
    return "initramfs of " + segments;
  }
}
