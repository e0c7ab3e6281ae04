package io.github.bootformats.squashfs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The listing of a directory as it is stored, run by run. No name, type or order is refused.
 *
 * <p>A reader serves one thread and needs no closing.
 */
public final class DirectoryReader {
  private final ListingCursor listing;

  DirectoryReader(ListingCursor listing) {
    this.listing = listing;
  }

  /**
   * Reads the next run.
   *
   * @return the run, or null after the last
   * @throws io.github.bootformats.api.FormatException if a metadata block is damaged, or there are
   *     more than 256 entries in the run
   * @throws IOException if reading fails
   */
  public @Nullable DirectoryRun next() throws IOException {
    if (!listing.next()) {
      return null;
    }
    List<DirectoryEntry> entries = new ArrayList<>();
    entries.add(entry());
    while (!listing.endsRun() && listing.next()) {
      entries.add(entry());
    }
    return new DirectoryRun(
        listing.runOffset(), listing.inodeBlock(), listing.inodeNumber(), entries);
  }

  private DirectoryEntry entry() {
    return new DirectoryEntry(
        listing.inodeOffset(), listing.inodeDelta(), listing.type(), listing.name());
  }
}
