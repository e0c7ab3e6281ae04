package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * An image as Linux reads the header of its gzip data: ten bytes, and a name where a flag says so.
 * All other flags are nothing to it, and what they promise is taken for deflated data
 * (lib/decompress_inflate.c).
 */
final class LinuxGzipHeader implements ImageSource {
  /** How many bytes there must be, whatever is in them. */
  static final int LENGTH = 10;

  static final int METHOD_AT = 2;
  static final int DEFLATE = 8;

  private static final int FLAGS_AT = 3;
  private static final int NAME = 8;

  private final ImageSource image;
  private final long flagsAt;

  private LinuxGzipHeader(ImageSource image, long flagsAt) {
    this.image = image;
    this.flagsAt = flagsAt;
  }

  /**
   * Returns what to read instead of an image.
   *
   * @param image the image; borrowed
   * @param offset where the gzip data begins
   * @param head its first bytes, at least {@value #LENGTH}
   */
  static ImageSource in(ImageSource image, long offset, byte[] head) {
    return (head[FLAGS_AT] & ~NAME) == 0 ? image : new LinuxGzipHeader(image, offset + FLAGS_AT);
  }

  @Override
  public long size() {
    return image.size();
  }

  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    int start = target.position();
    int count = image.read(position, target);
    if (position <= flagsAt && flagsAt < position + count) {
      int at = start + (int) (flagsAt - position);
      target.put(at, (byte) (target.get(at) & NAME));
    }
    return count;
  }

  /** The image stays open. */
  @Override
  public void close() {}
}
