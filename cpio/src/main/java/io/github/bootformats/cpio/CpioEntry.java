package io.github.bootformats.cpio;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.cpio.internal.ShortName;
import java.util.Optional;

/**
 * What stands before the data of a file: header, name and the padding after the name, exactly as
 * they are written.
 *
 * <p>The name field is as long as {@code namesize} says and should end with a NUL; the {@link
 * #name()} ends at its first one. Some writers put more NULs there, to align the data. Instances
 * are immutable.
 */
public final class CpioEntry {
  /** The name of the entry that ends an archive. */
  public static final Bytes TRAILER = Bytes.utf8("TRAILER!!!");

  private final CpioHeader header;
  private final Bytes nameField;
  private final Bytes name;
  private final Bytes namePadding;
  private final long offset;

  private CpioEntry(CpioHeader header, Bytes nameField, Bytes namePadding, long offset) {
    this.header = requireNonNull(header);
    this.nameField = requireNonNull(nameField);
    this.name = nameField.untilNul();
    this.namePadding = requireNonNull(namePadding);
    this.offset = offset;
  }

  /**
   * Joins the parts of an entry, which need not fit together.
   *
   * @param header the header
   * @param nameField the name with all that belongs to it; should be as long as the header says
   * @param namePadding what follows, up to the data
   * @param offset where the header begins, in bytes from the start of the archive
   * @return the entry
   */
  public static CpioEntry of(CpioHeader header, Bytes nameField, Bytes namePadding, long offset) {
    if (offset < 0) {
      throw new IllegalArgumentException("negative offset: " + offset);
    }
    return new CpioEntry(header, nameField, namePadding, offset);
  }

  /**
   * Makes an entry of the usual form at offset 0: one NUL after the name, zeros as padding, and the
   * header's {@code namesize} set.
   *
   * @param header the header
   * @param name the name, without a NUL
   * @return the entry
   * @throws IllegalArgumentException if the name is too long for the dialect
   */
  public static CpioEntry of(CpioHeader header, Bytes name) {
    byte[] field = new byte[name.length() + 1];
    System.arraycopy(name.toByteArray(), 0, field, 0, name.length());
    int padding = header.dialect().paddingAfter(header.dialect().headerLength() + field.length);
    return new CpioEntry(
        header.toBuilder().set(CpioField.NAME_SIZE, field.length).build(),
        Bytes.of(field),
        Bytes.zeros(padding),
        0);
  }

  /**
   * Makes the entry that ends an archive, as GNU cpio writes it.
   *
   * @param dialect the form
   * @return an entry named {@link #TRAILER} with one link and else zeros
   */
  public static CpioEntry trailer(CpioDialect dialect) {
    return of(CpioHeader.builder(dialect).set(CpioField.NLINK, 1).build(), TRAILER);
  }

  /**
   * Returns the same entry at another place.
   *
   * @param offset bytes from the start of the archive
   * @return an entry that differs in the offset only
   */
  public CpioEntry at(long offset) {
    return of(header, nameField, namePadding, offset);
  }

  /**
   * Returns the same entry with another header.
   *
   * @param header the header, which need not fit the name
   * @return an entry that differs in the header only
   */
  public CpioEntry withHeader(CpioHeader header) {
    return new CpioEntry(header, nameField, namePadding, offset);
  }

  /**
   * Returns the numbers.
   *
   * @return the header
   */
  public CpioHeader header() {
    return header;
  }

  /**
   * Returns the form.
   *
   * @return the header's dialect
   */
  public CpioDialect dialect() {
    return header.dialect();
  }

  /**
   * Returns the name: all bytes of the name field before its first NUL.
   *
   * @return the name as it is stored, perhaps empty, absolute or with {@code ..} in it
   */
  public Bytes name() {
    return name;
  }

  /**
   * Returns the name with all that belongs to it.
   *
   * @return as many bytes as the header's {@code namesize} says
   */
  public Bytes nameField() {
    return nameField;
  }

  /**
   * Returns what lies between the name and the data.
   *
   * @return 0 to 3 bytes, usually zeros
   */
  public Bytes namePadding() {
    return namePadding;
  }

  /**
   * Returns where the header begins.
   *
   * @return bytes from the start of the archive
   */
  public long offset() {
    return offset;
  }

  /**
   * Returns how many bytes stand before the data.
   *
   * @return the length of header, name field and padding
   */
  public int headLength() {
    return header.bytes().length() + nameField.length() + namePadding.length();
  }

  /**
   * Returns where the data begins.
   *
   * @return bytes from the start of the archive
   */
  public long dataOffset() {
    return offset + headLength();
  }

  /**
   * Returns how long the header says that the data is.
   *
   * @return the header's {@code filesize}
   */
  public long size() {
    return header.value(CpioField.FILE_SIZE);
  }

  /**
   * Returns the type.
   *
   * @return the type, or empty when the mode has none
   */
  public Optional<FileType> type() {
    return header.type();
  }

  /**
   * Returns whether this ends an archive.
   *
   * @return whether the name is {@link #TRAILER}
   */
  public boolean isTrailer() {
    return nameField.length() > TRAILER.length() && name.equals(TRAILER);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof CpioEntry other
        && offset == other.offset
        && header.equals(other.header)
        && nameField.equals(other.nameField)
        && namePadding.equals(other.namePadding);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * header.hashCode() + nameField.hashCode()) + Long.hashCode(offset);
  }

  /** Returns the name, escaped, and where it is. */
  @Override
  public String toString() {
    return ShortName.of(name()) + " at byte " + offset;
  }
}
