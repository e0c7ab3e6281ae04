package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.mbr.Ebr;
import java.io.IOException;

/** Compares the structures of a layout with the disk that they come from. */
final class DiskLayoutAssert {
  private DiskLayoutAssert() {}

  static void assertHoldsBytesOf(ImageSource disk, DiskLayout layout) throws IOException {
    int sectorBytes = layout.sectorSize().bytes();
    if (layout.sectorCount() == 0) {
      Bytes start = layout.mbr().bytes().slice(0, (int) disk.size());
      assertEquals(Bytes.of(disk.readBytes(0, (int) disk.size())), start);
      assertEquals(0, layout.ebrs().size() + layout.gptTables().size());
      return;
    }
    assertAt(disk, 0, layout.mbr().bytes());
    for (Ebr ebr : layout.ebrs()) {
      assertAt(disk, ebr.lba() * sectorBytes, ebr.sector().bytes());
    }
    for (GptTable table : layout.gptTables()) {
      assertAt(disk, table.lba() * sectorBytes, table.header().bytes());
      if (table.array().isPresent()) {
        assertAt(disk, table.header().entriesLba() * sectorBytes, table.array().get().bytes());
      }
    }
    for (NestedLabel label : layout.nestedLabels()) {
      assertAt(disk, label.offset(), label.bytes());
    }
  }

  private static void assertAt(ImageSource disk, long offset, Bytes bytes) throws IOException {
    assertEquals(Bytes.of(disk.readBytes(offset, bytes.length())), bytes, () -> "at " + offset);
  }
}
