package io.github.bootformats.grub.bls;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.grub.internal.run.Latin;
import java.util.List;
import java.util.Objects;

/**
 * A line with a key and a value, as {@code blscfg} reads it: the key ends at the first space of the
 * line, or where there is none at the first tab; carriage returns are nothing, and a NUL ends the
 * line.
 */
public final class BlsField implements BlsNode {
  private final int line;
  private final Bytes bytes;
  private final String key;
  private final String value;
  private final int keyEnd;
  private final int valueBegin;
  private final int valueEnd;

  /**
   * Creates a field.
   *
   * @param key the key, in Latin-1
   * @param value the value, in Latin-1
   * @param keyEnd where in the bytes the key ends
   * @param valueBegin where the value begins
   * @param valueEnd where it ends
   */
  BlsField(
      int line, Bytes bytes, String key, String value, int keyEnd, int valueBegin, int valueEnd) {
    this.line = line;
    this.bytes = bytes;
    this.key = key;
    this.value = value;
    this.keyEnd = keyEnd;
    this.valueBegin = valueBegin;
    this.valueEnd = valueEnd;
  }

  /**
   * Creates a field.
   *
   * @param key the key, such as {@code linux}
   * @param value its value
   * @return the field as one line that ends with a line feed
   * @throws IllegalArgumentException if another field would be read: the key has white space or
   *     begins with {@code #}, or the value is empty, begins with white space, or has a line feed,
   *     a carriage return or a NUL
   */
  public static BlsField of(String key, Bytes value) {
    String latin = Latin.utf8(key);
    return checked(Latin.bytes(latin + " " + Latin.of(value) + "\n"), latin, Latin.of(value));
  }

  /**
   * Creates a field.
   *
   * @param key the key, such as {@code linux}
   * @param value its value
   * @return the field as one line that ends with a line feed
   * @throws IllegalArgumentException if another field would be read
   */
  public static BlsField of(String key, String value) {
    return of(key, Bytes.utf8(value));
  }

  private static BlsField checked(Bytes bytes, String key, String value) {
    List<BlsNode> nodes = BlsDocument.parse(bytes).model().nodes();
    if (nodes.size() == 1
        && nodes.get(0) instanceof BlsField field
        && field.key.equals(key)
        && field.value.equals(value)) {
      return field;
    }
    throw new IllegalArgumentException(
        "cannot be written behind " + Latin.bytes(key) + ": " + Latin.bytes(value));
  }

  @Override
  public int line() {
    return line;
  }

  @Override
  public Bytes toBytes() {
    return bytes;
  }

  /**
   * Returns the key.
   *
   * @return such as {@code linux}
   */
  public Bytes key() {
    return Latin.bytes(key);
  }

  boolean is(String name) {
    return key.equals(name);
  }

  /**
   * Returns the value.
   *
   * @return what stands behind the key and white space, perhaps nothing
   */
  public Bytes value() {
    return Latin.bytes(value);
  }

  /**
   * Returns the same line with another value: the key, the space behind it and the end of the line
   * stay; but tabs behind the key become a space if the value has one, which the key would reach
   * to.
   *
   * @param other the value
   * @return the changed field
   * @throws IllegalArgumentException if another value would be read
   */
  public BlsField withValue(Bytes other) {
    boolean isTabbed = bytes.slice(keyEnd, valueBegin).indexOf(' ', 0) < 0;
    Bytes before =
        isTabbed && other.indexOf(' ', 0) >= 0
            ? Bytes.join(bytes.slice(0, keyEnd), Bytes.utf8(" "))
            : bytes.slice(0, valueBegin);
    Bytes changed = Bytes.join(before, other, bytes.slice(valueEnd, bytes.length()));
    return checked(changed, key, Latin.of(other));
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof BlsField other && line == other.line && bytes.equals(other.bytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(line, bytes);
  }

  /** Returns the line's number, the key and the value, safe to print. */
  @Override
  public String toString() {
    return line + ": " + key() + " " + value();
  }
}
