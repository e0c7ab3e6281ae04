package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import java.util.ArrayList;
import java.util.List;

/** The listing of a directory of a test image: entries are put into runs as they come. */
final class Listing {
  private final List<DirectoryRun> runs = new ArrayList<>();
  private final List<DirectoryEntry> entries = new ArrayList<>();
  private int maxEntries = DirectoryRun.MAX_ENTRIES;
  private long inodeBlock;
  private long inodeNumber;
  private long runOffset;
  private long length;

  /** Has runs end earlier than they must. */
  Listing runsOf(int entryCount) {
    maxEntries = entryCount;
    return this;
  }

  Listing add(String name, FileType type, MetadataRef inode, long number) {
    return add(Bytes.utf8(name), InodeType.of(type, false).id(), inode, number);
  }

  Listing add(Bytes name, int type, MetadataRef inode, long number) {
    long delta = number - inodeNumber;
    if (entries.isEmpty()
        || inode.block() != inodeBlock
        || delta != (short) delta
        || entries.size() == maxEntries) {
      endRun();
      runOffset = length;
      inodeBlock = inode.block();
      inodeNumber = number;
      delta = 0;
      length += DirectoryRun.HEADER_LENGTH;
    }
    entries.add(new DirectoryEntry(inode.offset(), (int) delta, type, name));
    length += DirectoryEntry.FIXED_LENGTH + name.length();
    return this;
  }

  private void endRun() {
    if (!entries.isEmpty()) {
      runs.add(new DirectoryRun(runOffset, inodeBlock, inodeNumber, entries));
      entries.clear();
    }
  }

  /** Returns how many bytes the listing has. */
  long length() {
    return length;
  }

  List<DirectoryRun> runs() {
    endRun();
    return runs;
  }

  /** Puts the listing into an image, and the inode of its directory. */
  MetadataRef addTo(ImageBytes image, long number) {
    return image.inode(Inodes.directory(number, image.listing(runs()), length), Bytes.empty());
  }

  /** Puts the listing into an image, and the inode of its directory with an index of all runs. */
  MetadataRef addIndexedTo(ImageBytes image, long number) {
    FieldWriter index = new FieldWriter();
    MetadataRef start = image.listings.ref();
    for (DirectoryRun run : runs()) {
      MetadataRef ref = image.listings.add(run.encode());
      Bytes first = run.entries().get(0).name();
      index.bytes(new DirectoryIndexEntry(run.listingOffset(), ref.block(), first).encode());
    }
    return image.inode(Inodes.indexed(number, start, length, runs.size()), index.toBytes());
  }

  /** Makes the image of a root that has nothing but these. */
  byte[] build(ImageBytes image, long rootNumber) {
    return image.build(addTo(image, rootNumber));
  }
}
