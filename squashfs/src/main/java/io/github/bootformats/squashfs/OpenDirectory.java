package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A directory whose entries are being written. */
final class OpenDirectory {
  private final @Nullable OpenDirectory parent;
  private final Bytes name;
  private final InodeFacts facts;
  private final List<DirectoryTableWriter.Entry> entries = new ArrayList<>();
  private long subdirectories;
  private @Nullable Bytes lastName;

  /**
   * Opens a directory.
   *
   * @param parent what it is in; null for the root
   */
  OpenDirectory(@Nullable OpenDirectory parent, Bytes name, InodeFacts facts) {
    this.parent = parent;
    this.name = name;
    this.facts = facts;
  }

  /** Notes that a name comes, before its inode is written. */
  void expect(Bytes next) throws IOException {
    if (lastName != null && lastName.compareTo(next) >= 0) {
      throw SquashfsFinding.NAME_ORDER.thrownAt(
          -1, "the tree gives the name %s after %s".formatted(next, lastName));
    }
    lastName = next;
  }

  void add(Bytes entryName, FileType type, MetadataRef inode, long number) {
    entries.add(new DirectoryTableWriter.Entry(entryName, type, inode, number));
    if (type == FileType.DIRECTORY) {
      subdirectories++;
    }
  }

  /**
   * Writes the listing and the inode, and enters the directory into its parent.
   *
   * @param rootParent what the root has as its parent's number
   */
  MetadataRef close(DirectoryTableWriter listings, InodeTableWriter inodes, long rootParent)
      throws IOException {
    DirectoryTableWriter.Place listing = listings.add(entries);
    long parentNumber = parent == null ? rootParent : parent.facts.number();
    MetadataRef ref = inodes.directory(facts, listing, subdirectories, parentNumber);
    if (parent != null) {
      parent.add(name, FileType.DIRECTORY, ref, facts.number());
    }
    return ref;
  }
}
