package io.github.bootformats.cpio;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileContent;
import java.io.IOException;

/**
 * An entry of an archive with its data and what lies between that and the next entry.
 *
 * <p>The data is not held but read from the archive's source when it is asked for. Instances are
 * immutable.
 */
public final class CpioMember {
  private final CpioEntry entry;
  private final FileContent data;
  private final Bytes padding;

  private CpioMember(CpioEntry entry, FileContent data, Bytes padding) {
    this.entry = requireNonNull(entry);
    this.data = requireNonNull(data);
    this.padding = requireNonNull(padding);
  }

  /**
   * Joins the parts of a member, which need not fit together.
   *
   * @param entry what stands before the data
   * @param data the data; should be as long as the header says
   * @param padding what follows the data, up to the next entry
   * @return the member
   */
  public static CpioMember of(CpioEntry entry, FileContent data, Bytes padding) {
    return new CpioMember(entry, data, padding);
  }

  /**
   * Makes a member of the usual form: {@code filesize} is the data's length, and the padding is of
   * zeros. The {@code check} of a crc header is left as it is.
   *
   * @param entry what stands before the data
   * @param data the data
   * @return the member
   * @throws IllegalArgumentException if the data is too long for the dialect
   */
  public static CpioMember of(CpioEntry entry, Bytes data) {
    CpioHeader header = entry.header().toBuilder().set(CpioField.FILE_SIZE, data.length()).build();
    return new CpioMember(
        entry.withHeader(header),
        FileContent.of(data),
        Bytes.zeros(entry.dialect().paddingAfter(data.length())));
  }

  /**
   * Returns the same member with another entry before its data.
   *
   * @param entry the entry, which need not fit the data
   * @return a member that differs in the entry only
   */
  public CpioMember withEntry(CpioEntry entry) {
    return new CpioMember(entry, data, padding);
  }

  /**
   * Returns what stands before the data.
   *
   * @return header and name
   */
  public CpioEntry entry() {
    return entry;
  }

  /**
   * Returns the numbers.
   *
   * @return the entry's header
   */
  public CpioHeader header() {
    return entry.header();
  }

  /**
   * Returns the name.
   *
   * @return the entry's name, up to its first NUL
   */
  public Bytes name() {
    return entry.name();
  }

  /**
   * Returns the data as far as it is there: of regular files the content, of symbolic links the
   * target. It is shorter than {@link CpioEntry#size()} where the archive is cut off.
   *
   * @return the data, to be read while the archive's source is open
   */
  public FileContent data() {
    return data;
  }

  /**
   * Returns what lies between the data and the next entry.
   *
   * @return 0 to 3 bytes, usually zeros
   */
  public Bytes padding() {
    return padding;
  }

  /**
   * Returns how long the member is.
   *
   * @return the bytes of entry, data and padding
   * @throws IOException if the length of the data cannot be told
   */
  public long length() throws IOException {
    return entry.headLength() + data.size() + padding.length();
  }

  /** Returns the name, escaped, and where it is. */
  @Override
  public String toString() {
    return entry.toString();
  }
}
