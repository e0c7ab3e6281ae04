package io.github.bootformats.cli;

import io.github.bootformats.api.tree.NodeMetadata;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Whose all files of an archive are. */
record PackOwner(long uid, long gid) {
  private static final Pattern NUMBERS = Pattern.compile("([0-9]{1,10}):([0-9]{1,10})");

  NodeMetadata of(NodeMetadata metadata) {
    return metadata.withOwner(uid, gid);
  }

  /** Reads {@code UID:GID}. */
  static final class Converter implements ITypeConverter<PackOwner> {
    @Override
    public PackOwner convert(String value) {
      Matcher numbers = NUMBERS.matcher(value);
      if (!numbers.matches()) {
        throw new TypeConversionException("the owner is UID:GID in numbers, not '" + value + "'");
      }
      return new PackOwner(Long.parseLong(numbers.group(1)), Long.parseLong(numbers.group(2)));
    }
  }
}
