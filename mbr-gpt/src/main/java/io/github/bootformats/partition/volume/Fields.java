package io.github.bootformats.partition.volume;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Reads fields of superblocks; behind the end of an image there are zeros. */
record Fields(ImageSource image) {
  Bytes read(long offset, int length) throws IOException {
    long end = Math.min(image.size(), offset + length);
    if (offset < 0 || offset >= end) {
      return Bytes.zeros(length);
    }
    Bytes there = Bytes.read(image, offset, (int) (end - offset));
    return there.length() == length
        ? there
        : Bytes.join(there, Bytes.zeros(length - there.length()));
  }

  boolean matches(long offset, String ascii) throws IOException {
    return read(offset, ascii.length()).equals(Bytes.utf8(ascii));
  }

  /** A UUID in the order of its bytes, or none if it is zero. */
  static Optional<String> uuid(Bytes superblock, int at) {
    Bytes bytes = superblock.slice(at, at + 16);
    ByteBuffer halves = bytes.asByteBuffer();
    return bytes.isZero()
        ? Optional.empty()
        : Optional.of(new UUID(halves.getLong(), halves.getLong()).toString());
  }

  /** A text of UTF-8 up to its first NUL, without the blanks at its end. */
  static Optional<String> text(Bytes superblock, int at, int length) {
    return text(superblock.slice(at, at + length), StandardCharsets.UTF_8);
  }

  static Optional<String> text(Bytes field, Charset charset) {
    String text = new String(field.toByteArray(), charset);
    int end = text.indexOf('\0');
    String label = (end < 0 ? text : text.substring(0, end)).stripTrailing();
    return label.isEmpty() ? Optional.empty() : Optional.of(label);
  }
}
