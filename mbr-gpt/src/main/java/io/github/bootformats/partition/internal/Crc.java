package io.github.bootformats.partition.internal;

import io.github.bootformats.api.Bytes;
import java.util.zip.CRC32;

/** The CRC of GPT structures and of files with saved sectors: that of Ethernet, and of the JDK. */
public final class Crc {
  private Crc() {}

  /** Returns the CRC of bytes. */
  public static long of(Bytes bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes.asByteBuffer());
    return crc.getValue();
  }

  /** Returns the CRC of the first bytes of an array. */
  public static long of(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return crc.getValue();
  }
}
