package io.github.bootformats.codecs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes one gzip member without name and time, as {@code gzip -n} does. */
final class GzipEncoder extends OutputStream {
  private static final int UNIX = 3;
  private static final int BEST = 2;
  private static final int FASTEST = 4;
  private static final int BUFFER_BYTES = 32 << 10;

  private final OutputStream target;
  private final Deflater deflater;
  private final DeflaterOutputStream out;
  private final CRC32 crc = new CRC32();
  private boolean closed;

  private GzipEncoder(OutputStream target, Deflater deflater) {
    this.target = target;
    this.deflater = deflater;
    this.out = new DeflaterOutputStream(new OpenTarget(target), deflater, BUFFER_BYTES);
  }

  static OutputStream open(OutputStream target, int level) throws IOException {
    int extra = level == 9 ? BEST : level == 1 ? FASTEST : 0;
    target.write(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, (byte) extra, UNIX});
    return new GzipEncoder(target, new Deflater(level, true));
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    crc.update(bytes, offset, length);
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      out.finish();
      ByteBuffer trailer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      trailer.putInt((int) crc.getValue()).putInt((int) deflater.getBytesRead());
      target.write(trailer.array());
    } finally {
      deflater.end();
    }
  }
}
