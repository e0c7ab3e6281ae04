package io.github.bootformats.api.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FileTypeTest {
  @ParameterizedTest
  @EnumSource
  void isFoundInAMode(FileType type) {
    assertEquals(Optional.of(type), FileType.ofMode(type.modeBits() | 07777));
  }

  @Test
  void notEveryModeHasAType() {
    assertEquals(Optional.empty(), FileType.ofMode(0644));
    assertEquals(Optional.empty(), FileType.ofMode(0170644));
  }

  // As makedev() of glibc gives them.
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "1, 3, 0x103",
    "8, 255, 0x8ff",
    "8, 256, 0x100800",
    "4095, 1048575, 0xffffffff",
    "4096, 0, 0x100000000000",
    "4294967295, 4294967295, 0xffffffffffffffff",
  })
  void devicesArePackedAsLinuxDoes(long major, long minor, String packed) {
    long rdev = Long.parseUnsignedLong(packed.replace("0x", ""), 16);
    assertEquals(rdev, new DeviceNumber(major, minor).toLinux());
    assertEquals(new DeviceNumber(major, minor), DeviceNumber.ofLinux(rdev));
  }

  @Test
  void devicesHave32Bits() {
    assertThrows(IllegalArgumentException.class, () -> new DeviceNumber(-1, 0));
    assertThrows(IllegalArgumentException.class, () -> new DeviceNumber(0, 1L << 32));
    assertEquals("8:1", new DeviceNumber(8, 1).toString());
    assertEquals("0:18446744073709551615", LinkId.of(-1).toString());
  }
}
