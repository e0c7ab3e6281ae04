package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileContent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an unpacked file: those that the image has, and where it ends too early, what the
 * file had before or zeros.
 *
 * @param data where the bytes of the entry lie
 * @param offset where they begin there
 * @param available how many there are of them
 * @param size the size that the entry claims
 * @param before what the file was before this entry, where it was not emptied first
 */
record RootfsContent(
    ImageSource data, long offset, long available, long size, @Nullable RootfsContent before)
    implements FileContent {
  static final RootfsContent EMPTY = new RootfsContent(ImageSource.of(new byte[0]), 0, 0, 0, null);

  @Override
  public InputStream newInputStream() throws IOException {
    InputStream written = data.slice(offset, available).newInputStream();
    if (available == size) {
      return written;
    }
    RootfsContent old = before == null ? EMPTY : before;
    InputStream rest = old.newInputStream();
    rest.skipNBytes(Math.min(available, old.size));
    return new CutFileStream(written, available, rest, old.size, size);
  }

  @Override
  public Optional<ImageSource> randomAccess() {
    return available == size ? Optional.of(data.slice(offset, size)) : Optional.empty();
  }

  /** Returns the first bytes, up to a NUL. */
  static Bytes untilNul(byte[] bytes, int from, int to) {
    int end = from;
    while (end < to && bytes[end] != 0) {
      end++;
    }
    return Bytes.copyOf(bytes, from, end - from);
  }
}
