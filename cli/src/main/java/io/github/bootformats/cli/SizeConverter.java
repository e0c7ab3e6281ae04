package io.github.bootformats.cli;

import io.github.bootformats.partition.authoring.PartitionSize;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a size such as {@code 64M}, {@code 50%} or {@code rest}. */
final class SizeConverter implements ITypeConverter<PartitionSize> {
  @Override
  public PartitionSize convert(String text) {
    try {
      return PartitionSize.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
