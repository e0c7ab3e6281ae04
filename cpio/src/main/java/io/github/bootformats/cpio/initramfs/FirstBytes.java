package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileContent;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The first bytes of a file.
 *
 * @param whole the file, which has at least as many
 * @param size how many
 */
record FirstBytes(FileContent whole, long size) implements FileContent {
  @Override
  public InputStream newInputStream() throws IOException {
    InputStream in = whole.newInputStream();
    return new FilterInputStream(in) {
      private long left = size;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0 && length > 0) {
          return -1;
        }
        int count = super.read(target, offset, (int) Math.min(length, left));
        left -= Math.max(0, count);
        return count;
      }
    };
  }

  @Override
  public Optional<ImageSource> randomAccess() throws IOException {
    return whole.randomAccess().map(source -> source.slice(0, size));
  }
}
