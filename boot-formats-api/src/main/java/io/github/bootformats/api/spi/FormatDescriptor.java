package io.github.bootformats.api.spi;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The name of a format.
 *
 * @param id a stable id: lower-case letters, digits and hyphens, such as {@code squashfs}
 * @param name what people call it, such as {@code SquashFS}
 * @param description one line about it, without a full stop
 */
public record FormatDescriptor(String id, String name, String description) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

  /**
   * Creates a descriptor.
   *
   * @param id a stable id: lower-case letters, digits and hyphens, such as {@code squashfs}
   * @param name what people call it, such as {@code SquashFS}
   * @param description one line about it, without a full stop
   */
  public FormatDescriptor {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not a format id: " + id);
    }
    Objects.requireNonNull(name);
    Objects.requireNonNull(description);
  }
}
