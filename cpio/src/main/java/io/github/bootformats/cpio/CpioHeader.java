package io.github.bootformats.cpio;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import java.util.Optional;

/**
 * The fixed part of an entry, before its name: numbers, exactly as they are written.
 *
 * <p>Digits keep their case, and a field that holds something else than digits keeps that too:
 * {@link #isNumber} tells, {@link #text} returns it. Instances are immutable.
 */
public final class CpioHeader {
  private final CpioDialect dialect;
  private final Bytes bytes;
  private final boolean numbersOnly;

  private CpioHeader(CpioDialect dialect, Bytes bytes) {
    this.dialect = dialect;
    this.bytes = bytes;
    this.numbersOnly = !dialect.isText() || FieldSlot.areDigits(dialect, bytes);
  }

  /**
   * Takes a header as it is written.
   *
   * @param bytes all of it, beginning with a dialect's {@linkplain CpioDialect#magic() magic}
   * @return the header
   * @throws IllegalArgumentException if there is no magic, or the length is not the dialect's
   */
  public static CpioHeader of(Bytes bytes) {
    CpioDialect dialect =
        CpioDialect.ofMagic(bytes)
            .orElseThrow(() -> new IllegalArgumentException("no cpio header: " + bytes));
    if (bytes.length() != dialect.headerLength()) {
      throw new IllegalArgumentException(
          "a header of %s has %s bytes, not %s"
              .formatted(dialect, dialect.headerLength(), bytes.length()));
    }
    return new CpioHeader(dialect, bytes);
  }

  /** Takes a header of a dialect as it is written. */
  static CpioHeader of(CpioDialect dialect, Bytes bytes) {
    return new CpioHeader(dialect, bytes);
  }

  /**
   * Starts a header in which all numbers are 0.
   *
   * @param dialect the form
   * @return a builder
   */
  public static Builder builder(CpioDialect dialect) {
    return new Builder(dialect);
  }

  /**
   * Starts with this header. What is not set stays as it is written.
   *
   * @return a builder
   */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /**
   * Returns the form.
   *
   * @return the dialect
   */
  public CpioDialect dialect() {
    return dialect;
  }

  /**
   * Returns the header as it is written.
   *
   * @return {@link CpioDialect#headerLength()} bytes
   */
  public Bytes bytes() {
    return bytes;
  }

  /**
   * Returns a number.
   *
   * @param field the field
   * @return the number; 0 where the dialect has no such field, or its text is {@linkplain #isNumber
   *     no number}
   */
  public long value(CpioField field) {
    FieldSlot slot = dialect.slotOrNull(field);
    if (slot == null) {
      return 0;
    }
    return numbersOnly && slot.isHexWord() ? slot.hexWord(bytes) : Math.max(0, slot.get(bytes));
  }

  /**
   * Returns whether a field holds nothing but digits. Spaces, signs and {@code 0x} are no digits.
   *
   * @param field the field
   * @return whether {@link #value} is what is written; true where the dialect has no such field
   */
  public boolean isNumber(CpioField field) {
    FieldSlot slot = dialect.slotOrNull(field);
    return slot == null || slot.get(bytes) != FieldSlot.NO_NUMBER;
  }

  /** Returns whether all fields are {@linkplain #isNumber numbers}. */
  boolean hasNumbersOnly() {
    return numbersOnly;
  }

  /**
   * Returns a field as it is written.
   *
   * @param field one of the dialect's {@link CpioDialect#fields()}
   * @return its bytes
   * @throws IllegalArgumentException if headers have no such field
   */
  public Bytes text(CpioField field) {
    FieldSlot slot = dialect.slot(field);
    return bytes.slice(slot.offset(), slot.offset() + slot.width());
  }

  /**
   * Returns the type that the mode tells.
   *
   * @return the type, or empty when the mode has none, as 0
   */
  public Optional<FileType> type() {
    return FileType.ofMode((int) value(CpioField.MODE));
  }

  /**
   * Returns the permissions that the mode tells.
   *
   * @return the lowest 12 bits of the mode
   */
  public int permissions() {
    return (int) value(CpioField.MODE) & 07777;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof CpioHeader other && bytes.equals(other.bytes);
  }

  @Override
  public int hashCode() {
    return bytes.hashCode();
  }

  /** Returns the dialect and all fields. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(dialect.id());
    for (CpioField field : dialect.fields()) {
      text.append(' ').append(field).append('=');
      if (isNumber(field)) {
        text.append(value(field));
      } else {
        text.append('"').append(text(field)).append('"');
      }
    }
    return text.toString();
  }

  /** Collects numbers, any that fit. */
  public static final class Builder {
    private final CpioDialect dialect;
    private final byte[] header;
    private boolean upperCase = true;

    private Builder(CpioDialect dialect) {
      this.dialect = requireNonNull(dialect);
      this.header = new byte[dialect.headerLength()];
      System.arraycopy(dialect.magic().toByteArray(), 0, header, 0, dialect.magic().length());
      for (CpioField field : dialect.fields()) {
        dialect.slot(field).put(header, 0, upperCase);
      }
    }

    private Builder(CpioHeader base) {
      this.dialect = base.dialect;
      this.header = base.bytes.toByteArray();
    }

    /**
     * Sets the case of the hexadecimal digits of what is set from now on: upper case, as GNU cpio
     * and Linux write them, or lower case, as libarchive does.
     *
     * @param upperCase whether upper case, which is the default
     * @return this builder
     */
    public Builder upperCase(boolean upperCase) {
      this.upperCase = upperCase;
      return this;
    }

    /**
     * Sets a number.
     *
     * @param field one of the dialect's fields
     * @param value the number
     * @return this builder
     * @throws IllegalArgumentException if the number does not fit, or there is no such field
     */
    public Builder set(CpioField field, long value) {
      FieldSlot slot = dialect.slot(field);
      if (value < 0 || value > slot.maximum()) {
        throw new IllegalArgumentException(
            "%s in %s is 0 to %s, not %s".formatted(field, dialect, slot.maximum(), value));
      }
      slot.put(header, value, upperCase);
      return this;
    }

    /**
     * Writes a field as it is given, digits or not.
     *
     * @param field one of the dialect's fields
     * @param text as many bytes as the field has
     * @return this builder
     * @throws IllegalArgumentException if it is longer or shorter, or there is no such field
     */
    public Builder setText(CpioField field, Bytes text) {
      FieldSlot slot = dialect.slot(field);
      if (text.length() != slot.width()) {
        throw new IllegalArgumentException(
            "%s in %s has %s bytes, not %s".formatted(field, dialect, slot.width(), text.length()));
      }
      System.arraycopy(text.toByteArray(), 0, header, slot.offset(), slot.width());
      return this;
    }

    /**
     * Returns the header.
     *
     * @return a new header
     */
    public CpioHeader build() {
      return new CpioHeader(dialect, Bytes.of(header));
    }
  }
}
