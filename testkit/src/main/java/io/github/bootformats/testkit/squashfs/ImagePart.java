package io.github.bootformats.testkit.squashfs;

import io.github.bootformats.squashfs.TableKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an image has in metadata blocks, in the order in which Linux wants it. */
enum ImagePart {
  INODES("inode table", null, false),
  DIRECTORIES("directory table", null, true),
  FRAGMENTS("fragment table", TableKind.FRAGMENT, false),
  EXPORTS("export table", TableKind.EXPORT, false),
  IDS("id table", TableKind.ID, false),
  XATTRS("extended attributes", null, true),
  XATTR_SETS("xattr table", TableKind.XATTR, false);

  private final String title;
  private final @Nullable TableKind table;
  private final boolean isReferredToEarly;

  ImagePart(String title, @Nullable TableKind table, boolean isReferredToEarly) {
    this.title = title;
    this.table = table;
    this.isReferredToEarly = isReferredToEarly;
  }

  /** Returns the table whose list leads to the blocks; empty for those without a list. */
  Optional<TableKind> table() {
    return Optional.ofNullable(table);
  }

  /**
   * Returns whether what is compressed before, or the part itself, has references to it. Their
   * values must be known before the blocks are compressed that they lead to.
   */
  boolean isReferredToEarly() {
    return isReferredToEarly;
  }

  @Override
  public String toString() {
    return title;
  }
}
