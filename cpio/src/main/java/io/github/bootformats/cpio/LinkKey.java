package io.github.bootformats.cpio;

import io.github.bootformats.api.tree.FileType;
import java.util.Optional;

/** What entries have in common that are names of one file. */
record LinkKey(long deviceMajor, long deviceMinor, long inode, FileType type) {
  private static final int MIN_LINKS = 2;

  /** Returns the key of an entry; empty if it has but one name. */
  static Optional<LinkKey> of(CpioHeader header, FileType type) {
    boolean mayLink = type != FileType.DIRECTORY && type != FileType.SYMLINK;
    if (!mayLink || header.value(CpioField.NLINK) < MIN_LINKS) {
      return Optional.empty();
    }
    // Of both numbers of a device, the dialects have either one packed field or two.
    long major = header.value(CpioField.DEV_MAJOR) + header.value(CpioField.DEV);
    long minor = header.value(CpioField.DEV_MINOR);
    return Optional.of(new LinkKey(major, minor, header.value(CpioField.INO), type));
  }
}
