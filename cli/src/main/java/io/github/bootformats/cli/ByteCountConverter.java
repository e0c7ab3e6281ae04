package io.github.bootformats.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of bytes such as {@code 4096} or {@code 64M}, in powers of 1024. */
final class ByteCountConverter implements ITypeConverter<Long> {
  private static final Pattern COUNT = Pattern.compile("(\\d{1,18})([KMGT]?)");
  private static final String UNITS = "KMGT";
  private static final int UNIT_BITS = 10;

  @Override
  public Long convert(String text) {
    Matcher count = COUNT.matcher(text.toUpperCase(Locale.ROOT));
    if (!count.matches()) {
      throw new TypeConversionException("'" + text + "' is not a size such as 64M");
    }
    long number = Long.parseLong(count.group(1));
    String unit = count.group(2);
    int shift = unit.isEmpty() ? 0 : UNIT_BITS * (1 + UNITS.indexOf(unit));
    if (number > Long.MAX_VALUE >> shift) {
      throw new TypeConversionException("'" + text + "' is too large");
    }
    return number << shift;
  }
}
