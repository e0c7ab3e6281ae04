package io.github.bootformats.cpio;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Finding;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.Severity;
import java.util.Optional;

/**
 * What can be odd about an archive, one constant for each {@linkplain Diagnostic#code() code}.
 *
 * <p>Codes are stable: a release may add some, but does not change what one means. A code has
 * always the same severity. Those of damage that ends the archive are also the {@linkplain
 * io.github.bootformats.api.FormatException#reason() reasons} of exceptions.
 */
public enum CpioFinding implements Finding {
  /** Where a header should be there is no magic; the archive ends before it. */
  MAGIC(Severity.ERROR, "cpio.magic"),

  /** The archive ends within a header or a name. */
  TRUNCATED(Severity.ERROR, "cpio.truncated"),

  /** The archive ends within the data of a file. Linux fills such a file up with zeros. */
  DATA_TRUNCATED(Severity.ERROR, "cpio.data-truncated"),

  /** The archive ends without a trailer, which Linux accepts and cpio programs do not. */
  NO_TRAILER(Severity.WARNING, "cpio.no-trailer"),

  /** A field has something else than digits; what readers make of it differs. */
  FIELD_DIGITS(Severity.ERROR, "cpio.field-digits"),

  /** An entry has no name; Linux leaves it out. */
  NAME_EMPTY(Severity.WARNING, "cpio.name-empty"),

  /** A name does not end with a NUL; Linux leaves the entry out. */
  NAME_UNTERMINATED(Severity.WARNING, "cpio.name-unterminated"),

  /** There are NULs after a name's first one, as writers put them there to align data. */
  NAME_PADDED(Severity.INFO, "cpio.name-padded"),

  /** There is something else than NULs behind a name's first one. */
  NAME_GARBAGE(Severity.WARNING, "cpio.name-garbage"),

  /** A name is longer than 4095 bytes; Linux leaves the entry out. */
  NAME_LONG(Severity.WARNING, "cpio.name-long"),

  /** A name begins with a slash; some programs write outside of their directory then. */
  NAME_ABSOLUTE(Severity.WARNING, "cpio.name-absolute"),

  /** A name has a {@code ..} in it; some programs write outside of their directory then. */
  NAME_PARENT(Severity.WARNING, "cpio.name-parent"),

  /** The mode has no type; Linux leaves the entry out. */
  TYPE_UNKNOWN(Severity.WARNING, "cpio.type-unknown"),

  /** There is data in an entry that is neither a file nor a symbolic link. */
  DATA_UNEXPECTED(Severity.WARNING, "cpio.data-unexpected"),

  /** A symbolic link has no target. */
  TARGET_EMPTY(Severity.WARNING, "cpio.target-empty"),

  /** A symbolic link's target is longer than 4095 bytes; Linux leaves the entry out. */
  TARGET_LONG(Severity.WARNING, "cpio.target-long"),

  /** The sum of a file's bytes is another one than its crc header says. */
  CHECKSUM(Severity.ERROR, "cpio.checksum"),

  /** A header that has no sum has a number in its place. */
  CHECK_UNUSED(Severity.INFO, "cpio.check-unused"),

  /** Padding is not of zeros. */
  PADDING_NOT_ZERO(Severity.INFO, "cpio.padding-not-zero"),

  /** The archive ends within padding. */
  PADDING_SHORT(Severity.INFO, "cpio.padding-short"),

  /** An entry has another dialect than the first one; most readers refuse that. */
  DIALECT_MIXED(Severity.WARNING, "cpio.dialect-mixed"),

  /** After the trailer there is more than zeros, as in an initramfs of several archives. */
  TRAILING_DATA(Severity.INFO, "cpio.trailing-data"),

  /** There are more findings than are kept. */
  LIMIT_FINDINGS(Severity.WARNING, "limit.findings"),

  /** An entry has no place in the tree: its header is damaged or its name leads nowhere. */
  TREE_LEFT_OUT(Severity.WARNING, "cpio.tree-left-out"),

  /** The directory of an entry is something else than a directory in the tree. */
  TREE_PARENT(Severity.WARNING, "cpio.tree-parent"),

  /** An entry has the name of one before; the later one is in the tree. */
  TREE_DUPLICATE(Severity.INFO, "cpio.tree-duplicate"),

  /** An entry would replace a directory that is not empty; it is not in the tree. */
  TREE_DIRECTORY_IN_USE(Severity.WARNING, "cpio.tree-directory-in-use"),

  /** Two entries are numbered as names of one file but are not. */
  TREE_LINKS_DIFFER(Severity.WARNING, "cpio.tree-links-differ"),

  /** What was packed has extended attributes, which an archive cannot hold. */
  PACK_XATTRS(Severity.WARNING, "cpio.pack-xattrs"),

  /** The data of a file could not be aligned, as the name would get too long for Linux. */
  PACK_UNALIGNED(Severity.INFO, "cpio.pack-unaligned"),

  /** Linux leaves out what was packed, or makes something else of it, for a number or length. */
  PACK_NOT_FOR_LINUX(Severity.WARNING, "cpio.pack-not-for-linux"),

  /** What was to be written does not fit into a field. */
  VALUE_TOO_LARGE(Severity.ERROR, "cpio.value-too-large"),

  /** A header is one of afio, another format; the archive ends before it. */
  AFIO(Severity.ERROR, "cpio.afio");

  /** The id of the format in exceptions. */
  static final String FORMAT = "cpio";

  private final Severity severity;
  private final String code;

  CpioFinding(Severity severity, String code) {
    this.severity = severity;
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Severity severity() {
    return severity;
  }

  /**
   * Finds the constant of a diagnostic.
   *
   * @param diagnostic a finding of whatever source
   * @return its constant; empty if it is none of these
   */
  public static Optional<CpioFinding> of(Diagnostic diagnostic) {
    return Finding.find(values(), diagnostic.code());
  }

  /** Returns the finding that an exception is when it ends an archive that has begun. */
  static CpioFinding of(FormatException e) {
    return Finding.find(values(), e.reason()).orElse(MAGIC); // another format's magic
  }

  /**
   * Makes a diagnostic.
   *
   * @param offset where, in bytes from the start of the archive
   * @param message what was found, one sentence
   * @return the diagnostic
   */
  public Diagnostic at(long offset, String message) {
    return diagnostic(message).atOffset(offset);
  }

  MalformedFormatException thrownAt(long offset, String message) {
    return new MalformedFormatException(FORMAT, code, offset, message);
  }
}
