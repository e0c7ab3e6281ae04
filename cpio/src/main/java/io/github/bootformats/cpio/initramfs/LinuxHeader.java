package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileType;
import java.util.Optional;

/**
 * The numbers of a newc header as Linux reads them (init/initramfs.c, parse_header): a number ends
 * at the first byte that is no hexadecimal digit, may begin with {@code 0x}, and is then cut to the
 * width of the kernel's variable.
 */
final class LinuxHeader {
  static final int BYTES = 110;

  private static final int MAGIC_BYTES = 6;
  private static final int FIELD_BYTES = 8;
  private static final int MINOR_BITS = 20;
  private static final int MODE_MASK = 0xFFFF;

  private final byte[] header;
  final boolean hasSum;

  private LinuxHeader(byte[] header) {
    this.header = header;
    this.hasSum = header[MAGIC_BYTES - 1] == '2';
  }

  /** Takes 110 bytes that begin with a magic that Linux knows. */
  static LinuxHeader of(byte[] header) {
    return new LinuxHeader(header);
  }

  private long field(int index) {
    int at = MAGIC_BYTES + index * FIELD_BYTES;
    int end = at + FIELD_BYTES;
    if (header[at] == '0' && (header[at + 1] | 0x20) == 'x') {
      at += 2;
    }
    long value = 0;
    for (; at < end; at++) {
      int digit = Character.digit(header[at], 16);
      if (digit < 0) {
        break;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  long inode() {
    return field(0);
  }

  int mode() {
    return (int) field(1) & MODE_MASK;
  }

  Optional<FileType> type() {
    return FileType.ofMode(mode());
  }

  int permissions() {
    return mode() & 07777;
  }

  long uid() {
    return field(2);
  }

  long gid() {
    return field(3);
  }

  long links() {
    return field(4);
  }

  long mtime() {
    return field(5);
  }

  long bodyLength() {
    return field(6);
  }

  long major() {
    return field(7);
  }

  long minor() {
    return field(8);
  }

  /** Returns the device as a {@code dev_t} of 32 bits has it. */
  DeviceNumber device() {
    long number = (field(9) << MINOR_BITS | field(10)) & 0xFFFF_FFFFL;
    return new DeviceNumber(number >>> MINOR_BITS, number & (1 << MINOR_BITS) - 1);
  }

  long nameLength() {
    return field(11);
  }

  long sum() {
    return field(12);
  }
}
