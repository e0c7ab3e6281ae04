package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Progress;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.codecs.EncodeOptions;
import io.github.bootformats.codecs.StreamCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes segments one after the other, with the NULs between them that Linux needs: a plain archive
 * begins at a multiple of four bytes, and the decoder of lz4 finds its end at four NULs.
 */
final class SegmentWriter {
  /** What tools that make early archives align them to. */
  private static final int BLOCK = 512;

  private static final int MIN_ALIGNMENT = 4;
  private static final int COPIED = 64 << 10;
  private static final String LZ4 = "lz4";

  private final CountingOutput out;
  private boolean endsInLz4;

  SegmentWriter(OutputStream out) {
    this.out = new CountingOutput(out);
  }

  /** What writes archives. */
  @FunctionalInterface
  interface Archives {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Returns how many bytes were written. */
  long position() {
    return out.position();
  }

  /** Writes a segment as it is. */
  void copy(ImageSource bytes, @Nullable String codec, Progress progress) throws IOException {
    byte[] chunk = new byte[COPIED];
    long done = 0;
    try (InputStream in = bytes.newInputStream()) {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        out.write(chunk, 0, n);
        done += n;
        progress.check(done, -1);
      }
    }
    endsInLz4 = LZ4.equals(codec);
  }

  /** Writes a segment of archives, compressed or not. */
  void write(Archives archives, Optional<StreamCodec> codec, EncodeOptions options)
      throws IOException {
    if (codec.isEmpty()) {
      archives.writeTo(out);
    } else {
      try (OutputStream encoder = codec.get().encode(out, options)) {
        archives.writeTo(encoder);
      }
    }
    endsInLz4 = codec.isPresent() && codec.get().id().equals(LZ4);
  }

  /** Writes the NULs that must stand before a segment. */
  void align(boolean isPlain) throws IOException {
    align(isPlain ? BLOCK : MIN_ALIGNMENT);
  }

  /** Writes NULs so that a segment is as much aligned as it was at another offset. */
  void alignAsAt(long offset) throws IOException {
    align(offset % BLOCK == 0 ? BLOCK : offset % MIN_ALIGNMENT == 0 ? MIN_ALIGNMENT : 1);
  }

  private void align(int block) throws IOException {
    if (position() > 0) {
      long least = position() + (endsInLz4 ? MIN_ALIGNMENT : 0);
      pad(least + Math.floorMod(-least, block) - position());
    }
  }

  /** Writes NULs. */
  void pad(long count) throws IOException {
    byte[] nuls = new byte[BLOCK];
    for (long left = count; left > 0; left -= nuls.length) {
      out.write(nuls, 0, (int) Math.min(left, nuls.length));
    }
  }

  private static final class CountingOutput extends OutputStream {
    private final OutputStream target;
    private long position;

    CountingOutput(OutputStream target) {
      this.target = target;
    }

    long position() {
      return position;
    }

    @Override
    public void write(int b) throws IOException {
      target.write(b);
      position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      target.write(bytes, offset, length);
      position += length;
    }

    @Override
    public void flush() throws IOException {
      target.flush();
    }
  }
}
