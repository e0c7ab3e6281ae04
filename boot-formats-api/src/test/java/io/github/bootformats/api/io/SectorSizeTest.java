package io.github.bootformats.api.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SectorSizeTest {
  @ParameterizedTest
  @ValueSource(ints = {512, 1024, 2048, 4096})
  void convertsSectorsAndBytes(int bytes) {
    SectorSize size = SectorSize.of(bytes);
    assertEquals(bytes, size.bytes());
    assertEquals(3L * bytes, size.toBytes(3));
    assertEquals(3, size.sectorsIn(3L * bytes));
    assertEquals(2, size.sectorsIn(3L * bytes - 1));
    assertEquals((1L << 40) * bytes, size.toBytes(1L << 40));
    assertThrows(ArithmeticException.class, () -> size.toBytes(1L << 54));
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -512, 0, 1, 256, 511, 513, 520, 1536, 4095, 8192})
  void refusesWhatNoDiskHas(int bytes) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> SectorSize.of(bytes));
    assertEquals("a sector has 512, 1024, 2048 or 4096 bytes, not " + bytes, e.getMessage());
  }

  @Test
  void constantsAreWhatTheySay() {
    assertEquals(SectorSize.of(512), SectorSize.B512);
    assertEquals(SectorSize.of(2048), SectorSize.B2048);
    assertEquals(SectorSize.of(4096), SectorSize.B4096);
    assertEquals("512-byte sectors", SectorSize.B512.toString());
  }
}
