package io.github.bootformats.api.boot;

import io.github.bootformats.api.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds a way to write a parameter. There are quotes but no escapes, so some values cannot be
 * written at all; whether a way is right is asked of the reader.
 */
final class ParameterWriter {
  private static final Bytes QUOTE = Bytes.utf8("\"");
  private static final Bytes EQUALS = Bytes.utf8("=");

  private ParameterWriter() {}

  static KernelParameter write(Bytes name, @Nullable Bytes value) {
    for (Bytes way : ways(name, value)) {
      if (way.indexOf(0, 0) < 0) {
        ParameterReader reader = new ParameterReader(way);
        if (reader.next() && reader.isAll() && !reader.isOpen()) {
          KernelParameter read = reader.parameter();
          if (read.equals(new KernelParameter(name, value, way))) {
            return read;
          }
        }
      }
    }
    throw new IllegalArgumentException(
        "cannot be written as a kernel parameter: " + name + (value == null ? "" : "=" + value));
  }

  private static List<Bytes> ways(Bytes name, @Nullable Bytes value) {
    if (value == null) {
      return List.of(name, Bytes.join(QUOTE, name, QUOTE));
    }
    return List.of(
        Bytes.join(name, EQUALS, value),
        Bytes.join(name, EQUALS, QUOTE, value, QUOTE),
        Bytes.join(QUOTE, name, EQUALS, value, QUOTE));
  }
}
