package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageTarget;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * An image that is written from its beginning to its end, and its superblock last: as long as that
 * is missing, nobody takes the target for an image.
 */
final class ImageOutput {
  private final ImageTarget target;
  private long position = SquashfsSuperblock.LENGTH;

  private ImageOutput(ImageTarget target) {
    this.target = target;
  }

  /** Begins an image; where another one begins, that is gone from the storage first. */
  static ImageOutput begin(ImageTarget target) throws IOException {
    boolean isUsed = target.size() > 0;
    target.writeZeros(0, SquashfsSuperblock.LENGTH);
    if (isUsed) {
      target.force();
    }
    return new ImageOutput(target);
  }

  long position() {
    return position;
  }

  /**
   * Writes what comes next.
   *
   * @return where it begins, in bytes from the start of the image
   */
  long append(byte[] bytes, int length) throws IOException {
    long start = position;
    target.write(start, ByteBuffer.wrap(bytes, 0, length));
    position += length;
    return start;
  }

  long append(Bytes bytes) throws IOException {
    long start = position;
    target.write(start, bytes.asByteBuffer());
    position += bytes.length();
    return start;
  }

  /**
   * Ends the image.
   *
   * @param padding of what its length becomes a multiple
   * @return the length
   */
  long finish(SquashfsSuperblock superblock, int padding) throws IOException {
    long rest = position % padding;
    long length = rest == 0 ? position : position + padding - rest;
    target.writeZeros(position, length - position);
    target.force();
    target.write(0, superblock.encode().asByteBuffer());
    return length;
  }
}
