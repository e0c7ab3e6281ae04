package io.github.bootformats.cli;

import io.github.bootformats.partition.gpt.Guids;
import java.util.UUID;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a UUID with all its digits. */
final class UuidConverter implements ITypeConverter<UUID> {
  @Override
  public UUID convert(String text) {
    return Guids.parse(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + text + "' is not a UUID such as 4c4c4544-0042-3510-8056-b4c04f4d3132"));
  }
}
