package io.github.bootformats.partition.gpt;

import io.github.bootformats.api.Bytes;
import java.util.zip.CRC32;

/** The CRC of GPT structures: that of Ethernet, and of the JDK. */
final class Crc {
  private Crc() {}

  static long of(Bytes bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes.asByteBuffer());
    return crc.getValue();
  }

  static long of(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return crc.getValue();
  }
}
