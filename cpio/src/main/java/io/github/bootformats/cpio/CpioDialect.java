package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The forms that an entry's header can have.
 *
 * <p>Sources: the man pages cpio(5) of libarchive and of System V release 4, POSIX.1-1988 (the
 * {@code cpio} interchange format, here odc), and {@code buffer-format.rst} of Linux.
 */
public enum CpioDialect {
  /** The "new ASCII" format of SVR4, magic 070701: 8 hexadecimal digits a field. */
  NEWC("newc", 4),
  /** The same with a sum over each regular file, magic 070702; no CRC in spite of its name. */
  CRC("crc", 4),
  /** The portable format of POSIX.1-1988, magic 070707: 6 or 11 octal digits a field. */
  ODC("odc", 1),
  /** The old binary format from a little-endian machine: 16-bit words, magic 070707 octal. */
  BINARY_LITTLE_ENDIAN("bin-le", 2),
  /** The old binary format from a big-endian machine. */
  BINARY_BIG_ENDIAN("bin-be", 2);

  /** How many bytes {@link #ofMagic} may need. */
  static final int MAX_MAGIC_BYTES = 6;

  private static final CpioDialect[] ALL = values(); // which copies whenever it is asked

  private final String id;
  private final int alignment;

  CpioDialect(String id, int alignment) {
    this.id = id;
    this.alignment = alignment;
  }

  private HeaderLayout layout() {
    return HeaderLayout.of(this);
  }

  /**
   * Finds the dialect of a header.
   *
   * @param header the header's first bytes, or more
   * @return the dialect; empty if no magic is there
   */
  public static Optional<CpioDialect> ofMagic(Bytes header) {
    for (CpioDialect dialect : ALL) {
      if (header.startsWith(dialect.magic())) {
        return Optional.of(dialect);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the short name that cpio programs use.
   *
   * @return {@code newc}, {@code crc}, {@code odc}, {@code bin-le} or {@code bin-be}
   */
  public String id() {
    return id;
  }

  /**
   * Returns what a header begins with.
   *
   * @return 6 or 2 bytes
   */
  public Bytes magic() {
    return layout().magic();
  }

  /**
   * Returns how long a header is, without the name.
   *
   * @return 110, 76 or 26 bytes
   */
  public int headerLength() {
    return layout().length();
  }

  /**
   * Returns to which multiple of bytes the data and the next header are aligned, counted from the
   * entry's first byte.
   *
   * @return 4, 2 or 1
   */
  public int alignment() {
    return alignment;
  }

  /**
   * Returns how many bytes are missing to the next aligned one.
   *
   * @param length bytes, not negative
   * @return 0 to 3
   */
  public int paddingAfter(long length) {
    return (int) (-length & (alignment - 1));
  }

  /**
   * Returns the fields in the order of the header.
   *
   * @return the fields; immutable
   */
  public List<CpioField> fields() {
    return layout().fields();
  }

  /**
   * Returns whether headers have a field.
   *
   * @param field the field
   * @return whether it is one of {@link #fields()}
   */
  public boolean has(CpioField field) {
    return slotOrNull(field) != null;
  }

  /**
   * Returns the largest number that fits into a field.
   *
   * @param field one of {@link #fields()}
   * @return such as 2<sup>32</sup>-1
   * @throws IllegalArgumentException if headers have no such field
   */
  public long maximum(CpioField field) {
    return slot(field).maximum();
  }

  /**
   * Returns where a field begins.
   *
   * @param field one of {@link #fields()}
   * @return bytes from the start of the header
   * @throws IllegalArgumentException if headers have no such field
   */
  public int offset(CpioField field) {
    return slot(field).offset();
  }

  /**
   * Returns how long a field is.
   *
   * @param field one of {@link #fields()}
   * @return bytes
   * @throws IllegalArgumentException if headers have no such field
   */
  public int width(CpioField field) {
    return slot(field).width();
  }

  FieldSlot slot(CpioField field) {
    FieldSlot slot = slotOrNull(field);
    if (slot == null) {
      throw new IllegalArgumentException(id + " has no field " + field);
    }
    return slot;
  }

  @Nullable FieldSlot slotOrNull(CpioField field) {
    return layout().slot(field);
  }

  /** Returns whether numbers are written as digits, so that there may be others in their place. */
  boolean isText() {
    return alignment != 2;
  }

  @Override
  public String toString() {
    return id;
  }
}
