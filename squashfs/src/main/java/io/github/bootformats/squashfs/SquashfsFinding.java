package io.github.bootformats.squashfs;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Finding;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.UnsupportedFormatException;
import java.util.Optional;

/**
 * What can be odd about an image, one constant for each {@linkplain Diagnostic#code() code}.
 *
 * <p>Codes are stable: a release may add some, but does not change what one means. A code has
 * always the same severity. The errors are also the {@linkplain
 * io.github.bootformats.api.FormatException#reason() reasons} of exceptions, whose offsets count
 * from the start of the image; where a structure lies in compressed metadata, it is the offset of
 * that metadata block.
 */
public enum SquashfsFinding implements Finding {
  /** There is no magic where the superblock should be. */
  MAGIC(Severity.ERROR, "squashfs.magic"),

  /** The image ends within the superblock. */
  TRUNCATED(Severity.ERROR, "squashfs.truncated"),

  /** The image is of another version than 4.0. */
  VERSION(Severity.ERROR, "squashfs.version"),

  /** The image is in big-endian order, which version 4.0 has not. */
  BYTE_ORDER(Severity.ERROR, "squashfs.byte-order"),

  /** The magic is that of a vendor's own SquashFS, or of the variant for streams. */
  VARIANT(Severity.ERROR, "squashfs.variant"),

  /** The compression has a number that no release gave to any. */
  COMPRESSION(Severity.ERROR, "squashfs.compression"),

  /** Linux cannot decompress this; squashfs-tools can. */
  COMPRESSION_NOT_IN_LINUX(Severity.WARNING, "squashfs.compression-not-in-linux"),

  /** The block size is not one of 4 KiB to 1 MiB, or not the power that the superblock says. */
  BLOCK_SIZE(Severity.ERROR, "squashfs.block-size"),

  /** The superblock claims more bytes than the image has. */
  BYTES_USED(Severity.ERROR, "squashfs.bytes-used"),

  /** Behind the image there is something else than zeros. */
  TRAILING_DATA(Severity.INFO, "squashfs.trailing-data"),

  /** The image is not followed by zeros up to a multiple of 4 KiB, which loop devices need. */
  PADDING(Severity.INFO, "squashfs.padding"),

  /** Bytes between the superblock and the inodes belong to no file. */
  SPACE_UNUSED(Severity.INFO, "squashfs.space-unused"),

  /** A flag says other than what there is. */
  FLAG_CONTRADICTED(Severity.INFO, "squashfs.flag-contradicted"),

  /** Flags are set that have no meaning. */
  FLAGS_UNKNOWN(Severity.INFO, "squashfs.flags-unknown"),

  /** The options of the compression are missing, too short or have a value they cannot have. */
  OPTIONS(Severity.ERROR, "squashfs.options"),

  /** Tables do not follow each other as Linux demands. */
  TABLE_ORDER(Severity.ERROR, "squashfs.table-order"),

  /** The list of a table's blocks is longer or shorter than the space that it has. */
  TABLE_SIZE(Severity.ERROR, "squashfs.table-size"),

  /** A table's block does not lie before the table's list, or is larger than a block can be. */
  TABLE_POINTER(Severity.ERROR, "squashfs.table-pointer"),

  /** A table that must have entries has none. */
  TABLE_EMPTY(Severity.ERROR, "squashfs.table-empty"),

  /** The root is not a directory. */
  ROOT(Severity.ERROR, "squashfs.root"),

  /** A metadata block is longer than 8 KiB, or lies outside the image. */
  METADATA_BLOCK(Severity.ERROR, "squashfs.metadata-block"),

  /** A reference points behind the end of a metadata block. */
  METADATA_OFFSET(Severity.ERROR, "squashfs.metadata-offset"),

  /** A block cannot be decompressed. */
  BLOCK_CORRUPT(Severity.ERROR, "squashfs.block-corrupt"),

  /** A block of data lies outside the image, or is stored in more bytes than it can have. */
  BLOCK_OUTSIDE(Severity.ERROR, "squashfs.block-outside"),

  /** A block's size has bits that have no meaning. */
  BLOCK_WORD(Severity.ERROR, "squashfs.block-word"),

  /** A block of data has another length than its file needs. */
  BLOCK_LENGTH(Severity.ERROR, "squashfs.block-length"),

  /** An inode has an unknown type. */
  INODE_TYPE(Severity.ERROR, "squashfs.inode-type"),

  /** An inode has the number 0. */
  INODE_NUMBER(Severity.ERROR, "squashfs.inode-number"),

  /** Two inodes have the same number; Linux may show one of them for the other. */
  INODE_NUMBER_TWICE(Severity.WARNING, "squashfs.inode-number-twice"),

  /** The superblock counts more or less inodes than there are. */
  INODE_COUNT(Severity.WARNING, "squashfs.inode-count"),

  /** The inodes do not end where the directories begin. */
  INODE_TABLE(Severity.WARNING, "squashfs.inode-table"),

  /** An inode has no name. */
  INODE_UNUSED(Severity.INFO, "squashfs.inode-unused"),

  /** A file has more or less names than its inode counts. */
  LINK_COUNT(Severity.INFO, "squashfs.link-count"),

  /** The export table leads from a number to an inode of another number. */
  EXPORT_ENTRY(Severity.WARNING, "squashfs.export-entry"),

  /** A directory is said to be in another directory than it is in. */
  PARENT_NUMBER(Severity.INFO, "squashfs.parent-number"),

  /** An owner or group has an index that the table of ids does not have. */
  ID_INDEX(Severity.ERROR, "squashfs.id-index"),

  /** A file is larger than 2<sup>63</sup>-1 bytes. */
  FILE_SIZE(Severity.ERROR, "squashfs.file-size"),

  /** A file has a fragment that the table of fragments does not have. */
  FRAGMENT_INDEX(Severity.ERROR, "squashfs.fragment-index"),

  /** A file's last bytes are not within its fragment. */
  FRAGMENT_OFFSET(Severity.ERROR, "squashfs.fragment-offset"),

  /** A symbolic link's target is longer than 4096 bytes, which Linux refuses. */
  TARGET_LONG(Severity.ERROR, "squashfs.target-long"),

  /** A file has extended attributes that the table of those does not have. */
  XATTR_INDEX(Severity.ERROR, "squashfs.xattr-index"),

  /** A reference to the value of an extended attribute is damaged. */
  XATTR_VALUE(Severity.ERROR, "squashfs.xattr-value"),

  /** A part of a directory has more than 256 entries. */
  DIRECTORY_COUNT(Severity.ERROR, "squashfs.directory-count"),

  /** The entries of a directory do not end where the directory does. */
  DIRECTORY_SIZE(Severity.WARNING, "squashfs.directory-size"),

  /** The index of a directory does not lead to the entries that it names. */
  DIRECTORY_INDEX(Severity.WARNING, "squashfs.directory-index"),

  /** A directory is entered by a second name, perhaps its own parent's. */
  DIRECTORY_TWICE(Severity.ERROR, "squashfs.directory-twice"),

  /** A name is empty, {@code .} or {@code ..}, or has a slash or a NUL in it, or is too long. */
  NAME(Severity.ERROR, "squashfs.name"),

  /** Names do not ascend, or one comes twice. */
  NAME_ORDER(Severity.ERROR, "squashfs.name-order"),

  /** An entry has an unknown type, or another one than its inode. */
  ENTRY_TYPE(Severity.ERROR, "squashfs.entry-type"),

  /** An entry leads to a place where no inode begins. */
  ENTRY_INODE(Severity.ERROR, "squashfs.entry-inode"),

  /** An entry has another number than its inode. */
  ENTRY_NUMBER(Severity.WARNING, "squashfs.entry-number"),

  /** A check was ended before it had seen everything. */
  CHECK_ENDED(Severity.INFO, "squashfs.check-ended"),

  /** What was to be written does not fit into a field, or is more than Linux takes. */
  VALUE_TOO_LARGE(Severity.ERROR, "squashfs.value-too-large"),

  /** What was to be written is something that images cannot hold. */
  NOT_STORABLE(Severity.ERROR, "squashfs.not-storable"),

  /** What was written had extended attributes with a prefix for which images have no number. */
  PACK_XATTRS(Severity.WARNING, "squashfs.pack-xattrs"),

  /** There is more to tell of what was written than is kept. */
  PACK_MORE(Severity.INFO, "squashfs.pack-more");

  /** The id of the format in exceptions. */
  static final String FORMAT = "squashfs";

  private final Severity severity;
  private final String code;

  SquashfsFinding(Severity severity, String code) {
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
  public static Optional<SquashfsFinding> of(Diagnostic diagnostic) {
    return Finding.find(values(), diagnostic.code());
  }

  /**
   * Makes a diagnostic.
   *
   * @param offset where, in bytes from the start of the image
   * @param message what was found, one sentence
   * @return the diagnostic
   */
  public Diagnostic at(long offset, String message) {
    return diagnostic(message).atOffset(offset);
  }

  MalformedFormatException thrownAt(long offset, String message) {
    return new MalformedFormatException(FORMAT, code, offset, message);
  }

  UnsupportedFormatException unsupportedAt(long offset, String message) {
    return new UnsupportedFormatException(FORMAT, code, offset, message);
  }
}
