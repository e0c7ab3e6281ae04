package io.github.bootformats.cli;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.cpio.CpioDialect;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The formats that archives are made in. */
enum PackFormat {
  NEWC(CpioDialect.NEWC),
  CRC(CpioDialect.CRC),
  ODC(CpioDialect.ODC),
  BIN(CpioDialect.BINARY_LITTLE_ENDIAN),
  INITRAMFS(CpioDialect.NEWC),
  SQUASHFS(null);

  private final @Nullable CpioDialect dialect;

  PackFormat(@Nullable CpioDialect dialect) {
    this.dialect = dialect;
  }

  /** Returns how names of files of this format end. */
  private List<String> suffixes() {
    String own = "." + this;
    return switch (this) {
      case NEWC -> List.of(".cpio", own);
      case INITRAMFS -> List.of(".img");
      case SQUASHFS -> List.of(own, ".sqfs");
      default -> List.of(own);
    };
  }

  /** Returns the form of the cpio archive that this is. */
  CpioDialect dialect() {
    return requireNonNull(dialect);
  }

  /** Returns whether Linux takes it when all of it is compressed. */
  boolean mayBeCompressed() {
    return dialect == CpioDialect.NEWC || dialect == CpioDialect.CRC;
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
        .filter(format -> format.suffixes().stream().anyMatch(lower::endsWith))
        .findFirst();
  }

  /** Returns which suffix means which format. */
  static String suffixList() {
    return Arrays.stream(values())
        .map(format -> String.join(" and ", format.suffixes()) + " for " + format)
        .collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
