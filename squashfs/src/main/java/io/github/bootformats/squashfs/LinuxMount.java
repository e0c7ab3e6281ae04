package io.github.bootformats.squashfs;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what {@code squashfs_fill_super} of Linux 6.1 does not mount, in its order: tables must
 * lie one behind the other, from the end to the beginning, without gaps after their lists.
 */
final class LinuxMount {
  private static final int MAX_STORED_BLOCK = MetadataBlock.MAX_LENGTH + MetadataBlock.WORD_LENGTH;

  /** Options are read into a page. */
  private static final int MAX_OPTIONS = 4096;

  private final SquashfsReader reader;
  private final SquashfsSuperblock superblock;

  private LinuxMount(SquashfsReader reader) {
    this.reader = reader;
    this.superblock = reader.superblock();
  }

  static void check(SquashfsReader reader) throws IOException {
    new LinuxMount(reader).check();
  }

  private void check() throws IOException {
    checkSize();
    if (superblock.rootInode().offset() > MetadataBlock.MAX_LENGTH) {
      throw SquashfsFinding.METADATA_OFFSET.thrownAt(
          SuperblockField.ROOT_INODE.offset(),
          "the root is said to be at byte %s of a metadata block of 8192"
              .formatted(superblock.rootInode().offset()));
    }
    checkOptions();
    long next = superblock.bytesUsed();
    next = checkXattrs(next);
    next = checkIds(next);
    next = checkExport(next);
    next = checkFragments(next);
    checkInodes(next);
  }

  private void checkSize() throws IOException {
    long used = superblock.bytesUsed();
    long size = reader.source().size();
    if (used < 0 || used > size) {
      throw SquashfsFinding.BYTES_USED.thrownAt(
          SuperblockField.BYTES_USED.offset(),
          "the image should have %s bytes, and has %s"
              .formatted(Long.toUnsignedString(used), size));
    }
  }

  private void checkOptions() throws IOException {
    if (superblock.has(SuperblockFlag.COMPRESSOR_OPTIONS)) {
      int stored = reader.metadataBlock(SquashfsSuperblock.LENGTH).storedLength();
      int length = Math.max(stored, reader.metadata(SquashfsSuperblock.LENGTH).length());
      if (length > MAX_OPTIONS) {
        throw options("options of a compression have at most 4096 bytes, not " + length);
      }
    }
    CompressorOptions options = reader.compressorOptions().orElse(null);
    switch (reader.compression()) {
      case LZ4 -> {
        if (!(options instanceof CompressorOptions.Lz4 lz4)) {
          throw options("lz4 must have options of 8 bytes");
        }
        if (lz4.version() != 1) {
          throw options("lz4 of version 1 is expected, not " + lz4.version());
        }
      }
      case XZ -> {
        if (options instanceof CompressorOptions.Xz xz) {
          checkDictionary(xz.dictionaryBytes());
        } else if (options != null && options.encode().length() < 8) {
          throw options("xz has options of 8 bytes");
        }
      }
      default -> {
        // Linux does not look at the others.
      }
    }
  }

  private static void checkDictionary(long bytes) throws IOException {
    long high = Long.highestOneBit(bytes);
    long rest = bytes ^ high;
    if (bytes == 0 || (rest != 0 && rest != high >>> 1)) {
      throw options("a dictionary of xz has 2^n or 2^n + 2^(n+1) bytes, not " + bytes);
    }
  }

  private static IOException options(String message) {
    return SquashfsFinding.OPTIONS.thrownAt(SquashfsSuperblock.LENGTH, message);
  }

  private long checkXattrs(long end) throws IOException {
    SquashfsTable table = reader.table(TableKind.XATTR).orElse(null);
    if (table == null) {
      return end;
    }
    checkNotEmpty(table);
    checkEndsAt(table, end);
    checkPointers(table, table.listPosition() - SquashfsReader.XATTR_HEADER_LENGTH);
    long first = reader.tables().xattrBlocks();
    if (Long.compareUnsigned(first, table.blockPosition(0)) >= 0) {
      throw SquashfsFinding.TABLE_ORDER.thrownAt(
          table.listPosition(),
          "extended attributes begin at %s, behind the xattr table's first block at %s"
              .formatted(unsigned(first), unsigned(table.blockPosition(0))));
    }
    return first;
  }

  private long checkIds(long end) throws IOException {
    SquashfsTable table =
        reader
            .table(TableKind.ID)
            .orElseThrow(
                () ->
                    SquashfsFinding.TABLE_EMPTY.thrownAt(
                        SuperblockField.ID_TABLE.offset(), "there is no table of ids"));
    checkNotEmpty(table);
    checkEndsAt(table, end);
    checkPointers(table, table.listPosition());
    return table.blockPosition(0);
  }

  private long checkExport(long end) throws IOException {
    SquashfsTable table = reader.table(TableKind.EXPORT).orElse(null);
    if (table == null) {
      return end;
    }
    checkNotEmpty(table);
    checkEndsAt(table, end);
    checkPointers(table, table.listPosition());
    return table.blockPosition(0);
  }

  private long checkFragments(long end) throws IOException {
    if (superblock.fragmentCount() == 0) {
      return end;
    }
    SquashfsTable table = fragments();
    if (table == null || table.listEnd() > end) {
      throw SquashfsFinding.TABLE_SIZE.thrownAt(
          SuperblockField.FRAGMENT_TABLE.offset(),
          "the list of fragments does not end before the next table at " + unsigned(end));
    }
    long first = table.blockPosition(0);
    if (Long.compareUnsigned(first, table.listPosition()) >= 0) {
      throw SquashfsFinding.TABLE_POINTER.thrownAt(
          table.listPosition(),
          "the table's first block is said to be at %s, behind its list"
              .formatted(unsigned(first)));
    }
    return first;
  }

  private @Nullable SquashfsTable fragments() throws IOException {
    return reader.table(TableKind.FRAGMENT).orElse(null);
  }

  private void checkInodes(long end) throws IOException {
    long inodes = superblock.inodeTable();
    long directories = superblock.directoryTable();
    if (Long.compareUnsigned(directories, end) > 0
        || Long.compareUnsigned(inodes, directories) >= 0) {
      throw SquashfsFinding.TABLE_ORDER.thrownAt(
          SuperblockField.INODE_TABLE.offset(),
          "inodes at %s should lie before directories at %s, and those before %s"
              .formatted(unsigned(inodes), unsigned(directories), unsigned(end)));
    }
  }

  private static void checkNotEmpty(SquashfsTable table) throws IOException {
    if (table.entryCount() == 0) {
      throw SquashfsFinding.TABLE_EMPTY.thrownAt(
          table.listPosition(), "the %s table has no entries".formatted(table.kind()));
    }
  }

  private static void checkEndsAt(SquashfsTable table, long end) throws IOException {
    if (table.listEnd() != end) {
      throw SquashfsFinding.TABLE_SIZE.thrownAt(
          table.listPosition(),
          "the list of the %s table's %s blocks ends at %s, the next table begins at %s"
              .formatted(table.kind(), table.blockCount(), table.listEnd(), unsigned(end)));
    }
  }

  /** Each block must begin before the next one, and so close that it can be no other's. */
  private static void checkPointers(SquashfsTable table, long end) throws IOException {
    for (int i = 0; i < table.blockCount(); i++) {
      long start = table.blockPosition(i);
      long next = i + 1 < table.blockCount() ? table.blockPosition(i + 1) : end;
      if (Long.compareUnsigned(start, next) >= 0
          || Long.compareUnsigned(next - start, MAX_STORED_BLOCK) > 0) {
        throw SquashfsFinding.TABLE_POINTER.thrownAt(
            table.listPosition() + (long) i * SquashfsTable.POINTER_LENGTH,
            "block %s of the %s table should be at most %s bytes before %s, not at %s"
                .formatted(i, table.kind(), MAX_STORED_BLOCK, unsigned(next), unsigned(start)));
      }
    }
  }

  private static String unsigned(long value) {
    return Long.toUnsignedString(value);
  }
}
