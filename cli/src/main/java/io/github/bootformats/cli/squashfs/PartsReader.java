package io.github.bootformats.cli.squashfs;

import io.github.bootformats.squashfs.DataBlock;
import io.github.bootformats.squashfs.MetadataBlock;
import io.github.bootformats.squashfs.SquashfsReader;
import io.github.bootformats.squashfs.SquashfsSuperblock;
import io.github.bootformats.squashfs.SquashfsTable;
import io.github.bootformats.squashfs.TableKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Measures the parts of an image that are metadata, in the order of their places. */
final class PartsReader {
  private final SquashfsReader reader;
  private final List<Part> parts = new ArrayList<>();

  private PartsReader(SquashfsReader reader) {
    this.reader = reader;
  }

  static List<Part> of(SquashfsReader reader) throws IOException {
    PartsReader measured = new PartsReader(reader);
    SquashfsSuperblock superblock = reader.superblock();
    measured.metadata("inodes", superblock.inodeTable(), superblock.directoryTable());
    measured.metadata("directories", superblock.directoryTable(), measured.endOfDirectories());
    for (TableKind kind : List.of(TableKind.FRAGMENT, TableKind.EXPORT, TableKind.ID)) {
      measured.table(kind);
    }
    measured.xattrs();
    return measured.parts;
  }

  /** Returns where the first table behind the directories begins. */
  private long endOfDirectories() throws IOException {
    for (TableKind kind : List.of(TableKind.FRAGMENT, TableKind.EXPORT, TableKind.ID)) {
      Optional<SquashfsTable> table = reader.table(kind);
      if (table.isPresent() && table.get().blockCount() > 0) {
        return table.get().blockPosition(0);
      }
    }
    return reader.size();
  }

  private void table(TableKind kind) throws IOException {
    SquashfsTable table = reader.table(kind).orElse(null);
    if (table == null || table.blockCount() == 0) {
      return;
    }
    long unpacked = 0;
    for (int i = 0; i < table.blockCount(); i++) {
      unpacked += reader.metadata(table.blockPosition(i)).length();
    }
    long begin = table.blockPosition(0);
    parts.add(
        new Part(
            kind.name().toLowerCase(Locale.ROOT) + " table",
            begin,
            table.listEnd() - begin,
            unpacked,
            table.blockCount()));
  }

  private void xattrs() throws IOException {
    SquashfsTable table = reader.table(TableKind.XATTR).orElse(null);
    if (table != null && table.blockCount() > 0) {
      long first = reader.xattrStart().orElse(table.blockPosition(0));
      metadata("xattrs", first, table.blockPosition(0));
      table(TableKind.XATTR);
    }
  }

  /** Measures metadata blocks that follow each other. */
  private void metadata(String name, long begin, long end) throws IOException {
    long unpacked = 0;
    long blocks = 0;
    long position = begin;
    while (position < end) {
      MetadataBlock block = reader.metadataBlock(position);
      unpacked += reader.metadata(position).length();
      blocks++;
      position = block.next();
    }
    if (blocks > 0) {
      parts.add(new Part(name, begin, position - begin, unpacked, blocks));
    }
  }

  /** Returns how many bytes all fragments have in the image. */
  static long fragmentBytes(SquashfsReader reader) throws IOException {
    long bytes = 0;
    for (long i = 0; i < reader.superblock().fragmentCount(); i++) {
      DataBlock fragment = reader.fragment(i);
      bytes += fragment.storedLength();
    }
    return bytes;
  }
}
