package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An image for tests, made structure by structure: everything goes where Linux expects it, and may
 * say anything.
 */
final class ImageBytes {
  static final int BLOCK_LOG = 12;

  private final SquashfsCompression compression;
  private final int blockLog;
  private final Packing dataPacking;
  private final ByteArrayOutputStream image = new ByteArrayOutputStream();
  private final MetadataBytes fragments;
  private final MetadataBytes ids;
  private final MetadataBytes sets;
  private final List<Long> idList = new ArrayList<>();
  private final Map<Long, MetadataRef> numbers = new TreeMap<>();
  private final Map<SuperblockField, Long> changes = new EnumMap<>(SuperblockField.class);
  private int fragmentCount;
  private int setCount;
  private boolean hasExports = true;

  final MetadataBytes inodes;
  final MetadataBytes listings;
  final MetadataBytes xattrs;

  private ImageBytes(SquashfsCompression compression, int blockLog, Packing packing) {
    this.compression = compression;
    this.blockLog = blockLog;
    this.dataPacking = packing;
    this.inodes = new MetadataBytes(packing);
    this.listings = new MetadataBytes(packing);
    this.xattrs = new MetadataBytes(packing);
    this.fragments = new MetadataBytes(packing);
    this.ids = new MetadataBytes(packing);
    this.sets = new MetadataBytes(packing);
    image.writeBytes(new byte[SquashfsSuperblock.LENGTH]);
    if (compression == SquashfsCompression.LZ4) {
      MetadataBytes options = new MetadataBytes(Packing.RAW);
      options.add(new CompressorOptions.Lz4(1, 0, Bytes.empty()).encode());
      image.writeBytes(options.toByteArray());
    }
  }

  /** Makes an image of blocks of 4 KiB in which nothing is compressed. */
  static ImageBytes raw() {
    return new ImageBytes(SquashfsCompression.GZIP, BLOCK_LOG, Packing.RAW);
  }

  static ImageBytes of(SquashfsCompression compression, int blockLog) {
    return new ImageBytes(compression, blockLog, Packing.of(compression));
  }

  int blockSize() {
    return 1 << blockLog;
  }

  /** Returns the position of what is stored next in the area of data. */
  long position() {
    return image.size();
  }

  /** Stores bytes as they are, and returns where. */
  long store(byte[] bytes) {
    long position = position();
    image.writeBytes(bytes);
    return position;
  }

  /** Stores a block of data. */
  DataBlock block(byte[] content) {
    byte[] packed = dataPacking.pack(content);
    long position = store(packed == null ? content : packed);
    return new DataBlock(
        position, packed == null ? content.length | 0x100_0000L : (long) packed.length);
  }

  /** Stores a fragment, and returns its index. */
  long fragment(byte[] content) {
    return fragment(block(content));
  }

  long fragment(DataBlock block) {
    fragments.add(new FieldWriter().u64(block.position()).u32(block.word()).u32(0).toBytes());
    return fragmentCount++;
  }

  /** Returns the index of an owner or group. */
  int id(long id) {
    int known = idList.indexOf(id);
    if (known >= 0) {
      return known;
    }
    ids.add(new FieldWriter().u32(id).toBytes());
    idList.add(id);
    return idList.size() - 1;
  }

  /** Adds an inode; its own place does not matter. */
  MetadataRef inode(SquashfsInode inode, Bytes after) {
    MetadataRef ref = inodes.add(inode.encode());
    inodes.add(after);
    numbers.put(inode.header().number(), ref);
    return ref;
  }

  MetadataRef listing(List<DirectoryRun> runs) {
    MetadataRef ref = listings.ref();
    runs.forEach(run -> listings.add(run.encode()));
    return ref;
  }

  /** Adds a set of attributes, those with a reference by that, and returns its index. */
  long xattrs(List<SquashfsXattr> set) {
    MetadataRef ref = xattrs.ref();
    long size = 0;
    for (SquashfsXattr xattr : set) {
      FieldWriter out = new FieldWriter();
      out.u16(xattr.type()).u16(xattr.name().length()).bytes(xattr.name());
      if (xattr.valueRef().isPresent()) {
        out.u32(8).u64(xattr.valueRef().get().packed());
      } else {
        out.u32(xattr.value().length()).bytes(xattr.value());
      }
      xattrs.add(out.toBytes());
      size += xattr.name().length() + xattr.value().length();
    }
    return xattrSet(new XattrSet(ref, set.size(), size));
  }

  long xattrSet(XattrSet set) {
    sets.add(set.encode());
    return setCount++;
  }

  /** Stores a value apart from its name. */
  MetadataRef xattrValue(Bytes value) {
    return xattrs.add(new FieldWriter().u32(value.length()).bytes(value).toBytes());
  }

  ImageBytes withoutExports() {
    hasExports = false;
    return this;
  }

  /** Has a field of the superblock say something else in the end. */
  ImageBytes with(SuperblockField field, long value) {
    changes.put(field, value);
    return this;
  }

  /** Adds the tables and makes the superblock; the image ends with the last table's list. */
  byte[] build(MetadataRef root) {
    id(0);
    long inodeTable = store(inodes.toByteArray());
    long directoryTable = store(listings.toByteArray());
    long fragmentTable = fragmentCount == 0 ? SquashfsSuperblock.NO_TABLE : table(fragments, null);
    MetadataBytes exports = hasExports ? exports() : null;
    long exportTable = exports == null ? SquashfsSuperblock.NO_TABLE : table(exports, null);
    long idTable = table(ids, null);
    long xattrTable = SquashfsSuperblock.NO_TABLE;
    if (setCount > 0) {
      long start = store(xattrs.toByteArray());
      xattrTable = table(sets, new FieldWriter().u64(start).u32(setCount).u32(0).toBytes());
    }
    SquashfsSuperblock superblock =
        SquashfsSuperblock.zeros()
            .with(SuperblockField.MAGIC, SquashfsSuperblock.MAGIC)
            .with(SuperblockField.INODE_COUNT, numbers.size())
            .with(SuperblockField.MODIFICATION_TIME, 1_700_000_000)
            .with(SuperblockField.BLOCK_SIZE, blockSize())
            .with(SuperblockField.FRAGMENT_COUNT, fragmentCount)
            .with(SuperblockField.COMPRESSION, compression.id())
            .with(SuperblockField.BLOCK_LOG, blockLog)
            .with(SuperblockField.FLAGS, flags())
            .with(SuperblockField.ID_COUNT, idList.size())
            .with(SuperblockField.VERSION_MAJOR, 4)
            .with(SuperblockField.ROOT_INODE, root.packed())
            .with(SuperblockField.BYTES_USED, position())
            .with(SuperblockField.ID_TABLE, idTable)
            .with(SuperblockField.XATTR_TABLE, xattrTable)
            .with(SuperblockField.INODE_TABLE, inodeTable)
            .with(SuperblockField.DIRECTORY_TABLE, directoryTable)
            .with(SuperblockField.FRAGMENT_TABLE, fragmentTable)
            .with(SuperblockField.EXPORT_TABLE, exportTable);
    for (Map.Entry<SuperblockField, Long> change : changes.entrySet()) {
      superblock = superblock.with(change.getKey(), change.getValue());
    }
    byte[] bytes = image.toByteArray();
    System.arraycopy(superblock.encode().toByteArray(), 0, bytes, 0, SquashfsSuperblock.LENGTH);
    return Arrays.copyOf(bytes, (bytes.length + 4095) & -4096);
  }

  private int flags() {
    return (compression == SquashfsCompression.LZ4 ? SuperblockFlag.COMPRESSOR_OPTIONS.bit() : 0)
        | (hasExports ? SuperblockFlag.EXPORTABLE.bit() : 0)
        | (setCount == 0 ? SuperblockFlag.NO_XATTRS.bit() : 0)
        | (fragmentCount == 0 ? SuperblockFlag.NO_FRAGMENTS.bit() : 0);
  }

  private MetadataBytes exports() {
    MetadataBytes exports = new MetadataBytes(dataPacking);
    for (long number = 1; number <= numbers.size(); number++) {
      MetadataRef ref = numbers.getOrDefault(number, Inodes.ANYWHERE);
      exports.add(new FieldWriter().u64(ref.packed()).toBytes());
    }
    return exports;
  }

  /** Stores the blocks of a table and the list of them; returns where what leads to it begins. */
  private long table(MetadataBytes table, @Nullable Bytes head) {
    long start = store(table.toByteArray());
    FieldWriter out = new FieldWriter();
    if (head != null) {
      out.bytes(head);
    }
    table.blockStarts().forEach(block -> out.u64(start + block));
    return store(out.toBytes().toByteArray());
  }
}
