package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;

/** Images that differ from sound ones in a field of the superblock. */
final class ImageCopy {
  private ImageCopy() {}

  static byte[] with(byte[] image, SuperblockField field, long value) {
    byte[] copy = image.clone();
    LittleEndian.put(copy, field.offset(), field.length(), value);
    return copy;
  }

  static SquashfsSuperblock superblock(byte[] image) throws IOException {
    return SquashfsSuperblock.read(ImageSource.of(image));
  }

  /** Returns a number of eight bytes. */
  static long u64(byte[] image, long position) {
    return Bytes.of(image).u64le((int) position);
  }
}
