package io.github.bootformats.squashfs;

import io.github.bootformats.api.tree.FileContent;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A content of zeros up to its last byte, which is 1.
 *
 * @param size how many bytes there are
 */
record FarEnd(long size) implements FileContent {
  @Override
  public InputStream newInputStream() {
    return new InputStream() {
      private long at;

      @Override
      public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        if (at == size) {
          return -1;
        }
        int count = (int) Math.min(length, size - at);
        Arrays.fill(bytes, offset, offset + count, (byte) 0);
        at += count;
        if (at == size) {
          bytes[offset + count - 1] = 1;
        }
        return count;
      }
    };
  }
}
