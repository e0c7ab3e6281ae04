package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The entries of a directory as nodes; names that are none and do not ascend are refused. */
final class DirectoryEntries implements TreeCursor {
  private static final int BASIC_TYPES = 7;

  private final LinuxView view;
  private final long directory;
  private final ListingCursor listing;
  private Bytes before = Bytes.empty();

  /**
   * Lists a directory.
   *
   * @param directory where its inode is
   */
  DirectoryEntries(LinuxView view, long directory, ListingCursor listing) {
    this.view = view;
    this.directory = directory;
    this.listing = listing;
  }

  @Override
  public @Nullable SquashfsNode next() throws IOException {
    if (!listing.next()) {
      return null;
    }
    Bytes name = listing.name();
    checkName(name);
    before = name;
    FileType type = type();
    long place =
        type == FileType.DIRECTORY
            ? DirectoryPlaces.of(directory, listing.entryOffset())
            : DirectoryPlaces.NOWHERE;
    return new SquashfsNode(view, name, type, listing.inodeRef(), place);
  }

  /** Goes on to a name; as names ascend, the first that is behind it ends the search. */
  @Nullable SquashfsNode find(@Nullable SquashfsNode first, Bytes wanted) throws IOException {
    SquashfsNode node = first;
    while (node != null) {
      int order = node.name().compareTo(wanted);
      if (order >= 0) {
        return order == 0 ? node : null;
      }
      node = next();
    }
    return null;
  }

  private void checkName(Bytes name) throws IOException {
    if (name.length() > DirectoryEntry.MAX_NAME || !TreePath.isName(name)) {
      throw SquashfsFinding.NAME.thrownAt(
          listing.blockPosition(),
          name.length() > DirectoryEntry.MAX_NAME
              ? "a name has at most 256 bytes, not " + name.length()
              : "not a name: \"%s\"".formatted(name));
    }
    if (name.compareTo(before) <= 0) {
      throw SquashfsFinding.NAME_ORDER.thrownAt(
          listing.blockPosition(), "\"%s\" follows \"%s\"".formatted(name, before));
    }
  }

  private FileType type() throws IOException {
    int id = listing.type();
    if (id > BASIC_TYPES) {
      throw unknownType(id);
    }
    return InodeType.of(id).orElseThrow(() -> unknownType(id)).fileType();
  }

  private IOException unknownType(int id) {
    return SquashfsFinding.ENTRY_TYPE.thrownAt(
        listing.blockPosition(),
        "entry \"%s\" has type %s, of 1 to 7".formatted(listing.name(), id));
  }

  @Override
  public void close() {}
}
