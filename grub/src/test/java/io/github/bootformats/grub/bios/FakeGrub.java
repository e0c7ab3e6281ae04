package io.github.bootformats.grub.bios;

import io.github.bootformats.api.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;

/** Images with the structures of GRUB's, but no code. */
final class FakeGrub {
  private static final int UNPACKER = 2848;
  private static final int KERNEL = 40_000;

  private FakeGrub() {}

  private static ByteBuffer over(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static Bytes bootImage() {
    byte[] bytes = new byte[512];
    ByteBuffer sector = over(bytes);
    sector.put(0, new byte[] {(byte) 0xeb, 0x63, (byte) 0x90});
    sector.putLong(0x5c, 1).put(0x64, (byte) 0xff).put(0x66, new byte[] {(byte) 0xeb, 5});
    sector.put(0x180, "GRUB \0Geom\0Hard Disk\0Read\0 Error".getBytes(StandardCharsets.US_ASCII));
    sector.put(0x1b8, new byte[] {9, 9, 9, 9}).put(0x1fe, new byte[] {0x55, (byte) 0xaa});
    return Bytes.of(bytes);
  }

  /** Makes an image with a prefix, behind a module of another type. */
  static Bytes coreImage(String prefix) {
    byte[] text =
        (prefix + "\0\0\0\0")
            .substring(0, (prefix.length() + 4) / 4 * 4)
            .getBytes(StandardCharsets.UTF_8);
    int modules = 12 + 8 + 16 + 8 + text.length;
    byte[] plain = new byte[KERNEL + modules];
    ByteBuffer unpacked = over(plain);
    for (int i = 0; i < KERNEL; i++) {
      unpacked.put(i, (byte) ((i * i) >> 5));
    }
    unpacked.position(KERNEL);
    unpacked.putInt(0x676d696d).putInt(12).putInt(modules);
    unpacked.putInt(0).putInt(8 + 16).put(new byte[16]);
    unpacked.putInt(3).putInt(8 + text.length).put(text);
    byte[] packed = packed(plain);
    byte[] image = new byte[512 + UNPACKER + packed.length];
    ByteBuffer core = over(image);
    for (int i = 512; i < 512 + UNPACKER; i++) {
      core.put(i, (byte) (i | 1));
    }
    core.putInt(512 + 8, packed.length).putInt(512 + 12, plain.length).putInt(512 + 16, 0);
    core.position(512 + UNPACKER);
    core.put(packed);
    int sectors = (image.length + 511) / 512 - 1;
    core.putLong(500, 2).putShort(508, (short) sectors).putShort(510, (short) 0x820);
    return Bytes.of(image);
  }

  private static byte[] packed(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      LZMA2Options options = new LZMA2Options();
      options.setDictSize(1 << 16);
      try (LZMAOutputStream lzma = new LZMAOutputStream(out, options, false)) {
        lzma.write(plain);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
