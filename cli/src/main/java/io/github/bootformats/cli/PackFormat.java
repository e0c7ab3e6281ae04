package io.github.bootformats.cli;

import io.github.bootformats.cpio.CpioDialect;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that archives are made in. */
enum PackFormat {
  NEWC(CpioDialect.NEWC, ".cpio", ".newc"),
  CRC(CpioDialect.CRC, ".crc"),
  ODC(CpioDialect.ODC, ".odc"),
  BIN(CpioDialect.BINARY_LITTLE_ENDIAN, ".bin");

  private final CpioDialect dialect;
  private final List<String> suffixes;

  PackFormat(CpioDialect dialect, String... suffixes) {
    this.dialect = dialect;
    this.suffixes = List.of(suffixes);
  }

  CpioDialect dialect() {
    return dialect;
  }

  /** Reads a format. */
  static final class Converter extends WordConverter<PackFormat> {
    Converter() {
      super(values());
    }
  }

  /** Returns the format that a file of a name should have, if the name tells. */
  static Optional<PackFormat> ofName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> format.suffixes.stream().anyMatch(lower::endsWith))
        .findFirst();
  }

  /** Returns which suffix means which format. */
  static String suffixList() {
    return Arrays.stream(values())
        .map(format -> String.join(" and ", format.suffixes) + " for " + format)
        .collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
