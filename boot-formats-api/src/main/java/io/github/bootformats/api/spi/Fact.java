package io.github.bootformats.api.spi;

import java.util.Objects;

/**
 * One thing that is known: a name, a value and how to show it.
 *
 * @param name a stable name in camel case, also the key in JSON: {@code diskGuid}
 * @param value a {@link String}, {@link Boolean}, {@link Integer}, {@link Long} or {@link
 *     java.math.BigInteger}; bytes that need not be text are a string as {@link
 *     io.github.bootformats.api.Bytes#toString()} writes them, and whoever shows a value to people
 *     escapes what a terminal would obey
 * @param unit how people like to read it
 */
public record Fact(String name, Object value, Unit unit) {
  /**
   * Creates a fact.
   *
   * @param name a stable name in camel case
   * @param value a string, a boolean or a whole number
   * @param unit how people like to read it
   */
  public Fact {
    Objects.requireNonNull(name);
    Objects.requireNonNull(unit);
    boolean simple =
        value instanceof String
            || value instanceof Boolean
            || value instanceof Integer
            || value instanceof Long
            || value instanceof java.math.BigInteger;
    if (!simple) {
      throw new IllegalArgumentException(name + ": not a simple value: " + value);
    }
  }

  /** How a value is shown to people; programs always get the plain value. */
  public enum Unit {
    /** As it is. */
    PLAIN,
    /** A size in bytes: 512 MiB. */
    BYTES,
    /** A position in bytes. */
    OFFSET
  }
}
