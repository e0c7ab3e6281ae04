package io.github.bootformats.squashfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * An extended attribute as it is stored.
 *
 * @param type the prefix of the name in the lower 8 bits, and a bit that says that the value is
 *     stored elsewhere; 0 to 65535
 * @param name the name without its prefix
 * @param value the value, wherever it is stored
 * @param valueRef where the value is when it is not stored with the name
 */
public record SquashfsXattr(int type, Bytes name, Bytes value, Optional<MetadataRef> valueRef) {
  /** The bit of {@link #type} that says that the value is stored elsewhere. */
  static final int OUT_OF_LINE = 0x100;

  private static final int PREFIX_MASK = 0xFF;
  private static final List<Bytes> PREFIXES =
      List.of(Bytes.utf8("user."), Bytes.utf8("trusted."), Bytes.utf8("security."));

  /**
   * Creates an attribute.
   *
   * @param type the prefix and the bit for a value that is stored elsewhere
   * @param name the name without its prefix
   * @param value the value
   * @param valueRef where the value is when it is not stored with the name
   * @throws IllegalArgumentException if the type has more than 16 bits
   */
  public SquashfsXattr {
    Ranges.u16("type", type);
    requireNonNull(name);
    requireNonNull(value);
    requireNonNull(valueRef);
  }

  /**
   * Returns the name with its prefix.
   *
   * @return such as {@code user.comment}; empty when the prefix has no known number
   */
  public Optional<Bytes> fullName() {
    int prefix = type & PREFIX_MASK;
    return prefix < PREFIXES.size()
        ? Optional.of(new FieldWriter().bytes(PREFIXES.get(prefix)).bytes(name).toBytes())
        : Optional.empty();
  }

  /**
   * Returns whether Linux lists the attribute: {@code squashfs_xattr_handler} wants a known prefix
   * and no other bits, while {@code squashfs_xattr_get} looks at the prefix alone.
   *
   * @return whether the type has no bits without a meaning, and the prefix a known number
   */
  public boolean isListed() {
    return (type & ~(PREFIX_MASK | OUT_OF_LINE)) == 0 && fullName().isPresent();
  }

  /** Returns the number of a name's prefix; empty when it has none. */
  static OptionalInt prefixOf(Bytes fullName) {
    return IntStream.range(0, PREFIXES.size())
        .filter(number -> fullName.startsWith(PREFIXES.get(number)))
        .findFirst();
  }

  static int prefixLength(int prefix) {
    return PREFIXES.get(prefix).length();
  }

  static boolean isOutOfLine(int type) {
    return (type & OUT_OF_LINE) != 0;
  }
}
