package io.github.bootformats.partition;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.mbr.Ebr;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A disk that was made up for a test.
 *
 * @param description how to make it again: seed and mutations
 * @param sectorSize its sector size
 * @param image its content, sparse
 */
record TestDisk(String description, SectorSize sectorSize, MemoryImage image) {
  /** Writes a layout's structures to where they say they lie; those beyond the end are left out. */
  static TestDisk of(String description, DiskLayout layout) {
    MemoryImage image = MemoryImage.ofSize(layout.diskSize());
    SectorSize sectors = layout.sectorSize();
    put(image, 0, layout.mbr().bytes());
    for (NestedLabel label : layout.nestedLabels()) {
      put(image, label.offset(), label.bytes());
    }
    for (Ebr ebr : layout.ebrs()) {
      put(image, sectors.toBytes(ebr.lba()), ebr.sector().bytes());
    }
    for (GptTable table : layout.gptTables()) {
      put(image, sectors.toBytes(table.lba()), table.header().bytes());
      long arrayAt = sectors.toBytes(table.header().entriesLba());
      table.array().ifPresent(a -> put(image, arrayAt, a.bytes()));
    }
    return new TestDisk(description, sectors, image);
  }

  private static void put(MemoryImage image, long offset, Bytes bytes) {
    if (offset >= 0 && offset + bytes.length() <= image.size()) {
      image.write(offset, bytes.asByteBuffer());
    }
  }

  /** Reads the disk. */
  DiskLayout layout() {
    try {
      return DiskLayout.read(image, sectorSize).model();
    } catch (IOException e) {
      throw new UncheckedIOException(description, e);
    }
  }

  /** Copies the disk to a file; what is zero stays a hole. */
  void writeTo(java.nio.file.Path file) throws IOException {
    try (ImageTarget target = ImageTarget.create(file)) {
      image.copyTo(target, 0, io.github.bootformats.api.Progress.NONE);
    }
  }

  @Override
  public String toString() {
    return description;
  }
}
