package io.github.bootformats.kernel;

import io.github.bootformats.api.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Kernels made for tests. */
final class Kernels {
  static final String VERSION = "6.1.0-test (me@here) #1 SMP";

  private Kernels() {}

  /** A bzImage with a setup sector, a version and 1 KiB of code of which 512 bytes are payload. */
  static byte[] bzImage() {
    SetupHeader setup =
        SetupHeader.create(0x20f)
            .with(SetupField.SETUP_SECTS, 2)
            .with(SetupField.SYSSIZE, 64)
            .with(SetupField.KERNEL_VERSION, 0x200)
            .with(SetupField.LOADFLAGS, 1)
            .with(SetupField.XLOADFLAGS, 1)
            .with(SetupField.CMDLINE_SIZE, 2047)
            .with(SetupField.RELOCATABLE_KERNEL, 1)
            .with(SetupField.INIT_SIZE, 1 << 20)
            .with(SetupField.PAYLOAD_OFFSET, 512)
            .with(SetupField.PAYLOAD_LENGTH, 512);
    byte[] file = new byte[1536 + 1024];
    setup.toBytes().copyTo(file, 0);
    Bytes.utf8(VERSION).copyTo(file, 0x400);
    Bytes.of((byte) 0x28, (byte) 0xb5, (byte) 0x2f, (byte) 0xfd).copyTo(file, 2048);
    return file;
  }

  /** A PE header of an EFI application, from byte 64 on; ends at byte 512. */
  static void addPe(byte[] file, int machine) {
    ByteBuffer pe = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    pe.put(0, (byte) 'M').put(1, (byte) 'Z').putInt(0x3c, 64);
    pe.put(64, (byte) 'P').put(65, (byte) 'E').putShort(68, (short) machine);
    pe.putShort(88, (short) 0x20b).putShort(88 + 68, (short) PeHeader.EFI_APPLICATION);
    pe.putInt(88 + 108, 6).putInt(88 + 112 + 32, 4096).putInt(88 + 112 + 36, 1472);
  }

  static byte[] arm64() {
    byte[] file = new byte[8192];
    ByteBuffer image = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    addPe(file, 0xaa64);
    image.putLong(8, 0).putLong(16, 1 << 20).putLong(24, 0xa);
    Bytes.utf8("ARMd").copyTo(file, 56);
    return file;
  }

  static byte[] riscv() {
    byte[] file = new byte[4096];
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(8, 0x200000).putLong(16, 4096);
    Bytes.utf8("RISCV").copyTo(file, 48);
    Bytes.utf8("RSC\005").copyTo(file, 56);
    return file;
  }

  static byte[] zboot() {
    byte[] file = new byte[8192];
    addPe(file, 0x6264);
    Bytes.utf8("zimg").copyTo(file, 4);
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(8, 4096).putInt(12, 1000);
    Bytes.utf8("gzip").copyTo(file, 24);
    return file;
  }
}
