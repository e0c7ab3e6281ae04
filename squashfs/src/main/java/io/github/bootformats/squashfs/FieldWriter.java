package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import java.io.ByteArrayOutputStream;

/** Writes numbers one after the other, the lowest byte first. */
final class FieldWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  FieldWriter u16(long value) {
    return number(2, value);
  }

  FieldWriter u32(long value) {
    return number(4, value);
  }

  FieldWriter u64(long value) {
    return number(8, value);
  }

  FieldWriter bytes(Bytes bytes) {
    out.writeBytes(bytes.toByteArray());
    return this;
  }

  private FieldWriter number(int length, long value) {
    for (int i = 0; i < length; i++) {
      out.write((int) (value >>> (8 * i)));
    }
    return this;
  }

  Bytes toBytes() {
    return Bytes.of(out.toByteArray());
  }
}
