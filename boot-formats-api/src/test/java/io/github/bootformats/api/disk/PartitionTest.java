package io.github.bootformats.api.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.io.SectorSize;
import org.junit.jupiter.api.Test;

class PartitionTest {
  @Test
  void aNameFromADiskIsSafeToPrint() {
    Partition partition =
        Partition.builder(1, SectorSize.B512, 2048, 8).name("a\u001b[31mb").build();
    assertEquals("1: 2048+8 \"a\\x1b[31mb\"", partition.toString());
    assertEquals("a\u001b[31mb", partition.name());
  }
}
