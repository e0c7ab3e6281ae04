package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * Finds where in a file an image begins: at its start, or behind the program of an AppImage.
 *
 * <p>An AppImage of type 2 is an ELF program that ends with its section headers, and an image right
 * behind (AppImage specification, "Image format", type 2).
 */
public final class ImageLocator {
  private static final int ELF_HEADER_LENGTH = 64;
  private static final Bytes ELF = Bytes.of((byte) 0x7F, (byte) 'E', (byte) 'L', (byte) 'F');
  private static final int CLASS_64 = 2;
  private static final int LITTLE_ENDIAN = 1;

  private ImageLocator() {}

  /**
   * Looks for an image.
   *
   * @param source the file
   * @return where the image begins, in bytes; empty where there is no magic at the two places
   * @throws IOException if reading fails
   */
  public static OptionalLong find(ImageSource source) throws IOException {
    if (hasMagic(source, 0)) {
      return OptionalLong.of(0);
    }
    long end = endOfElf(source);
    return end > 0 && hasMagic(source, end) ? OptionalLong.of(end) : OptionalLong.empty();
  }

  private static boolean hasMagic(ImageSource source, long offset) throws IOException {
    return offset <= source.size() - SquashfsSuperblock.LENGTH
        && Bytes.read(source, offset, Integer.BYTES).u32le(0) == SquashfsSuperblock.MAGIC;
  }

  /** Returns where the section headers of a little-endian program end, or -1. */
  private static long endOfElf(ImageSource source) throws IOException {
    if (source.size() < ELF_HEADER_LENGTH) {
      return -1;
    }
    Bytes header = Bytes.read(source, 0, ELF_HEADER_LENGTH);
    if (!header.startsWith(ELF) || header.at(5) != LITTLE_ENDIAN) {
      return -1;
    }
    boolean is64 = header.at(4) == CLASS_64;
    long start = is64 ? header.u64le(0x28) : header.u32le(0x20);
    long length = is64 ? header.u16le(0x3A) : header.u16le(0x2E);
    long count = is64 ? header.u16le(0x3C) : header.u16le(0x30);
    return start < 0 || start > source.size() ? -1 : start + length * count;
  }
}
