package io.github.bootformats.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of a few words, as the constants of an enum print themselves. */
abstract class WordConverter<E extends Enum<E>> implements ITypeConverter<E> {
  private final E[] words;

  WordConverter(E[] words) {
    this.words = words;
  }

  @Override
  public E convert(String text) {
    return Arrays.stream(words)
        .filter(word -> word.toString().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    Arrays.stream(words)
                        .map(Enum::toString)
                        .collect(Collectors.joining(", ", "'" + text + "' is none of ", ""))));
  }
}
