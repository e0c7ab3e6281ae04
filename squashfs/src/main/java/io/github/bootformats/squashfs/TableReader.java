package io.github.bootformats.squashfs;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds entries of the tables; where a table is, is read once. */
final class TableReader {
  private final SquashfsSuperblock superblock;
  private final StoredBlocks blocks;
  private final MetadataStore metadata;
  private final ReadLimits limits;

  /** The tables that were asked for, whether they are there or not. */
  private final Map<TableKind, Optional<SquashfsTable>> located = new EnumMap<>(TableKind.class);

  /** All ids: they are few, and every inode asks for two. */
  private volatile IdBlock @Nullable [] ids;

  /**
   * The ids of a metadata block, up to damage, which harms only those who ask for what lies there.
   */
  private static final class IdBlock {
    final int[] ids;
    final @Nullable FormatException damage;

    IdBlock(int[] ids, @Nullable FormatException damage) {
      this.ids = ids;
      this.damage = damage;
    }

    long id(int index) throws FormatException {
      if (index >= ids.length && damage != null) {
        throw damage;
      }
      return ids[index] & 0xFFFF_FFFFL;
    }
  }

  TableReader(
      SquashfsSuperblock superblock,
      StoredBlocks blocks,
      MetadataStore metadata,
      ReadLimits limits) {
    this.superblock = superblock;
    this.blocks = blocks;
    this.metadata = metadata;
    this.limits = limits;
  }

  @Nullable SquashfsTable table(TableKind kind) throws IOException {
    synchronized (located) {
      Optional<SquashfsTable> known = located.get(kind);
      if (known == null) {
        known = Optional.ofNullable(locate(kind));
        located.put(kind, known);
      }
      return known.orElse(null);
    }
  }

  private @Nullable SquashfsTable locate(TableKind kind) throws IOException {
    long position = superblock.value(kind.field());
    if (position == SquashfsSuperblock.NO_TABLE) {
      return null;
    }
    return switch (kind) {
      case ID -> read(kind, position, superblock.idCount());
      case EXPORT -> read(kind, position, superblock.inodeCount());
      case FRAGMENT ->
          superblock.fragmentCount() == 0 ? null : read(kind, position, superblock.fragmentCount());
      case XATTR -> read(kind, position + SquashfsReader.XATTR_HEADER_LENGTH, xattrCount());
    };
  }

  private SquashfsTable read(TableKind kind, long position, long entries) throws IOException {
    long count = SquashfsTable.blocksOf(kind, entries);
    long length = count * SquashfsTable.POINTER_LENGTH;
    if (!blocks.contains(position, length)) {
      throw SquashfsFinding.TABLE_SIZE.thrownAt(
          kind.field().offset(),
          "the list of the %s table has %s bytes at %s, the image has %s"
              .formatted(kind, length, Long.toUnsignedString(position), blocks.size()));
    }
    limits.check(SquashfsLimits.MAX_POINTER_BYTES, length, SquashfsFinding.FORMAT, position);
    byte[] list = new byte[(int) length];
    blocks.readStored(position, list, 0, list.length);
    long[] pointers = new long[(int) count];
    for (int i = 0; i < pointers.length; i++) {
      pointers[i] = LittleEndian.u64(list, i * SquashfsTable.POINTER_LENGTH);
    }
    return new SquashfsTable(kind, position, entries, pointers);
  }

  /** Returns where the metadata blocks of extended attributes begin. */
  long xattrBlocks() throws IOException {
    return LittleEndian.u64(xattrHeader(), 0);
  }

  private long xattrCount() throws IOException {
    return LittleEndian.u32(xattrHeader(), 8);
  }

  private byte[] xattrHeader() throws IOException {
    long position = superblock.value(SuperblockField.XATTR_TABLE);
    if (!blocks.contains(position, SquashfsReader.XATTR_HEADER_LENGTH)) {
      throw SquashfsFinding.TABLE_SIZE.thrownAt(
          SuperblockField.XATTR_TABLE.offset(),
          "the header of the xattr table has 16 bytes at %s, the image has %s"
              .formatted(Long.toUnsignedString(position), blocks.size()));
    }
    byte[] header = new byte[SquashfsReader.XATTR_HEADER_LENGTH];
    blocks.readStored(position, header, 0, header.length);
    return header;
  }

  long id(int index) throws IOException {
    SquashfsTable table = table(TableKind.ID);
    if (table == null || index < 0 || index >= table.entryCount()) {
      throw SquashfsFinding.ID_INDEX.thrownAt(
          SuperblockField.ID_COUNT.offset(),
          "id %s is asked for, of %s".formatted(index, table == null ? 0 : table.entryCount()));
    }
    IdBlock[] known = ids;
    if (known == null) {
      known = readIds(table);
      ids = known;
    }
    return known[table.blockOf(index)].id(table.offsetOf(index) / TableKind.ID.entryLength());
  }

  private IdBlock[] readIds(SquashfsTable table) throws IOException {
    IdBlock[] blocks = new IdBlock[table.blockCount()];
    long first = 0;
    for (int i = 0; i < blocks.length; i++) {
      long end = first;
      while (end < table.entryCount() && table.blockOf(end) == i) {
        end++;
      }
      blocks[i] = readIds(table, first, end);
      first = end;
    }
    return blocks;
  }

  private IdBlock readIds(SquashfsTable table, long first, long end) throws IOException {
    int[] all = new int[(int) (end - first)];
    int count = 0;
    try {
      while (count < all.length) {
        all[count] = (int) entry(table, first + count).u32();
        count++;
      }
      return new IdBlock(all, null);
    } catch (FormatException e) {
      return new IdBlock(Arrays.copyOf(all, count), e);
    }
  }

  DataBlock fragment(long index) throws IOException {
    SquashfsTable table = table(TableKind.FRAGMENT);
    if (table == null || index >= table.entryCount()) {
      throw SquashfsFinding.FRAGMENT_INDEX.thrownAt(
          SuperblockField.FRAGMENT_COUNT.offset(),
          "fragment %s is asked for, of %s"
              .formatted(index, table == null ? 0 : table.entryCount()));
    }
    MetadataCursor entry = entry(table, index);
    return new DataBlock(entry.u64(), entry.u32());
  }

  Optional<MetadataRef> inodeRef(long number) throws IOException {
    SquashfsTable table = table(TableKind.EXPORT);
    if (table == null || number < 1 || number > table.entryCount()) {
      return Optional.empty();
    }
    return Optional.of(MetadataRef.of(entry(table, number - 1).u64()));
  }

  XattrSet xattrSet(long index) throws IOException {
    SquashfsTable table = table(TableKind.XATTR);
    if (table == null || index >= table.entryCount()) {
      throw SquashfsFinding.XATTR_INDEX.thrownAt(
          SuperblockField.XATTR_TABLE.offset(),
          "extended attributes %s are asked for, of %s"
              .formatted(index, table == null ? 0 : table.entryCount()));
    }
    MetadataCursor entry = entry(table, index);
    return new XattrSet(MetadataRef.of(entry.u64()), entry.u32(), entry.u32());
  }

  private MetadataCursor entry(SquashfsTable table, long index) throws IOException {
    return metadata.cursor(table.blockPosition(table.blockOf(index)), table.offsetOf(index));
  }
}
