package io.github.bootformats.cli;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of seconds such as {@code 5} or {@code 2.5}. */
final class SecondsConverter implements ITypeConverter<BigDecimal> {
  private static final Pattern SECONDS = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

  @Override
  public BigDecimal convert(String text) {
    if (!SECONDS.matcher(text).matches()) {
      throw new TypeConversionException("'" + text + "' is not a number of seconds such as 2.5");
    }
    return new BigDecimal(text);
  }
}
