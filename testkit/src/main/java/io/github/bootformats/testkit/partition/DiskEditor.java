package io.github.bootformats.testkit.partition;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Edits an image and writes down what it did. What lies beyond the end is left alone. */
final class DiskEditor {
  private final MemoryImage image;
  private final SectorSize sectorSize;
  private final List<DiskEdit> edits = new ArrayList<>();

  DiskEditor(MemoryImage image, SectorSize sectorSize) {
    this.image = image;
    this.sectorSize = sectorSize;
  }

  MemoryImage image() {
    return image;
  }

  List<DiskEdit> edits() {
    return edits;
  }

  SectorSize sectorSize() {
    return sectorSize;
  }

  long sectorCount() {
    return sectorSize.sectorsIn(image.size());
  }

  /** Returns whether there are so many bytes at an offset. */
  boolean holds(long offset, long length) {
    return offset >= 0 && length <= image.size() && offset <= image.size() - length;
  }

  /** Returns bytes of the image, zeros for what lies beyond its end. */
  Bytes get(long offset, int length) {
    if (!holds(offset, length)) {
      return Bytes.zeros(length);
    }
    try {
      return Bytes.of(image.readBytes(offset, length));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }

  /** Writes bytes that are on the disk and are not there already. */
  void put(String field, String how, long offset, Bytes after) {
    Bytes before = get(offset, after.length());
    if (holds(offset, after.length()) && !before.equals(after)) {
      image.write(offset, after.asByteBuffer());
      edits.add(new DiskEdit(field, how, offset, before, after));
    }
  }

  void resize(String how, long size) {
    if (size == image.size()) {
      return;
    }
    Bytes before = number(image.size(), Long.BYTES);
    image.truncate(size);
    edits.add(new DiskEdit(DiskEdit.DISK_SIZE, how, -1, before, number(size, Long.BYTES)));
  }

  /** Returns the low bytes of a number, the least first. */
  static Bytes number(long value, int length) {
    byte[] bytes = new byte[Math.max(length, Long.BYTES)];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(value);
    return Bytes.copyOf(bytes, 0, length);
  }

  /** Returns bytes as an unsigned number; those behind the eighth do not count. */
  static long number(Bytes bytes) {
    long value = 0;
    for (int i = Math.min(bytes.length(), Long.BYTES) - 1; i >= 0; i--) {
      value = value << 8 | bytes.at(i);
    }
    return value;
  }
}
