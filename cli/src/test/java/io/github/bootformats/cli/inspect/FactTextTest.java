package io.github.bootformats.cli.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactTextTest {
  @ParameterizedTest
  @CsvSource({
    "size, size",
    "diskSize, disk size",
    "diskGuid, disk GUID",
    "headerLba, header LBA",
    "mbr, MBR",
    "linux, Linux",
    "x, x",
  })
  void namesBecomeWords(String name, String label) {
    assertEquals(label, FactText.label(name));
  }
}
