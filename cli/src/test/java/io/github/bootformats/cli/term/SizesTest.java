package io.github.bootformats.cli.term;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "1, 1 B",
    "512, 512 B",
    "1023, 1023 B",
    "1024, 1 KiB",
    "1536, 1.5 KiB",
    "1031168, 1007 KiB",
    "1048064, 1023 KiB",
    "1048576, 1 MiB",
    "16777216, 16 MiB",
    "8388096, 7.99 MiB",
    "4000787030016, 3.63 TiB",
    "18446744073709551104, 15.9 EiB",
    "9444732965739289968640, 7.99 ZiB",
  })
  void readsWell(BigInteger bytes, String text) {
    assertEquals(text, Sizes.of(bytes));
  }
}
