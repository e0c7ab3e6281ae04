package io.github.bootformats.cli;

import java.util.UUID;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a UUID with all its digits, which {@link UUID#fromString} does not ask for. */
final class UuidConverter implements ITypeConverter<UUID> {
  private static final Pattern DIGITS =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  @Override
  public UUID convert(String text) {
    if (!DIGITS.matcher(text).matches()) {
      throw new TypeConversionException(
          "'" + text + "' is not a UUID such as 4c4c4544-0042-3510-8056-b4c04f4d3132");
    }
    return UUID.fromString(text);
  }
}
