package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the listings of directories. In each metadata block of a listing a run begins, to which an
 * entry of the index leads, so that a name is found by decompressing one or two blocks.
 */
final class DirectoryTableWriter {
  private static final long MAX_SIZE = 0xFFFF_FFFFL;

  /** The inode counts the entries of the index in 16 bits; names behind the last take longer. */
  private static final int MAX_INDEX = 0xFFFF;

  private final MetadataWriter table;

  /**
   * A name in a directory, and its inode.
   *
   * @param name the name
   * @param type what it names
   * @param inode where the inode is
   * @param number the inode's number
   */
  record Entry(Bytes name, FileType type, MetadataRef inode, long number) {}

  /**
   * Where a listing is.
   *
   * @param start where it begins
   * @param length how many bytes it has
   * @param index leads to runs within
   */
  record Place(MetadataRef start, long length, List<DirectoryIndexEntry> index) {}

  DirectoryTableWriter(BlockCompressor compressor) {
    this.table = new MetadataWriter("directories", compressor);
  }

  /** Writes a listing of entries, which are sorted by name. */
  Place add(List<Entry> entries) throws IOException {
    MetadataRef start = table.ref();
    List<DirectoryIndexEntry> index = new ArrayList<>();
    long indexedBlock = start.block();
    long length = 0;
    for (int from = 0; from < entries.size(); ) {
      MetadataRef ref = table.ref();
      if (ref.block() != indexedBlock && index.size() < MAX_INDEX) {
        index.add(new DirectoryIndexEntry(length, ref.block(), entries.get(from).name()));
        indexedBlock = ref.block();
      }
      DirectoryRun run = run(entries, from, length, ref.offset());
      Bytes bytes = run.encode();
      table.write(bytes);
      length += bytes.length();
      from += run.entries().size();
      checkLength(length);
    }
    return new Place(start, length, index);
  }

  private static void checkLength(long length) throws IOException {
    if (length > MAX_SIZE - DirectoryInode.INVENTED_BYTES) {
      throw SquashfsFinding.VALUE_TOO_LARGE.unsupportedAt(
          -1, "the listing of a directory has more than 4 GiB");
    }
  }

  /** Makes the run that begins with an entry, at a place in a metadata block. */
  private static DirectoryRun run(List<Entry> entries, int from, long listingOffset, int offset) {
    Entry first = entries.get(from);
    List<DirectoryEntry> run = new ArrayList<>();
    int end = offset + DirectoryRun.HEADER_LENGTH;
    for (int i = from; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      long delta = entry.number() - first.number();
      if (run.size() == DirectoryRun.MAX_ENTRIES
          || entry.inode().block() != first.inode().block()
          || delta != (short) delta
          || (i > from && end >= MetadataBlock.MAX_LENGTH)) {
        break;
      }
      int type = InodeType.of(entry.type(), false).id();
      run.add(new DirectoryEntry(entry.inode().offset(), (int) delta, type, entry.name()));
      end += DirectoryEntry.FIXED_LENGTH + entry.name().length();
    }
    return new DirectoryRun(listingOffset, first.inode().block(), first.number(), run);
  }

  void appendTo(ImageOutput output) throws IOException {
    table.appendTo(output);
  }
}
