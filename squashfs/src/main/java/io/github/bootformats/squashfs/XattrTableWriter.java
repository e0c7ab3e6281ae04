package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The extended attributes: each set of them once, and each longer value once, to which the others
 * refer.
 */
final class XattrTableWriter {
  /** A value that is as long as a reference is not worth one. */
  private static final int REF_LENGTH = Long.BYTES;

  private final MetadataWriter pairs;
  private final BlockCompressor compressor;
  private final List<XattrSet> sets = new ArrayList<>();
  private final Map<Map<Bytes, Bytes>, Long> indexes = new HashMap<>();
  private final Map<Bytes, MetadataRef> values = new HashMap<>();

  XattrTableWriter(BlockCompressor compressor) {
    this.compressor = compressor;
    this.pairs = new MetadataWriter("extended attributes", compressor);
  }

  /**
   * Adds a set.
   *
   * @param xattrs values by full names, all with a prefix that has a number
   * @return the set's index, or {@link SquashfsInode#NO_XATTRS} if there are none
   */
  long indexOf(Map<Bytes, Bytes> xattrs) throws IOException {
    if (xattrs.isEmpty()) {
      return SquashfsInode.NO_XATTRS;
    }
    Long known = indexes.get(xattrs);
    if (known != null) {
      return known;
    }
    MetadataRef ref = pairs.ref();
    long size = 0;
    for (Map.Entry<Bytes, Bytes> xattr : xattrs.entrySet()) {
      write(xattr.getKey(), xattr.getValue());
      size += xattr.getKey().length() + 1L + xattr.getValue().length();
    }
    long index = sets.size();
    sets.add(new XattrSet(ref, xattrs.size(), size));
    indexes.put(xattrs, index);
    return index;
  }

  private void write(Bytes fullName, Bytes value) throws IOException {
    int prefix = SquashfsXattr.prefixOf(fullName).orElseThrow();
    Bytes name = fullName.slice(SquashfsXattr.prefixLength(prefix), fullName.length());
    MetadataRef known = values.get(value);
    int type = known == null ? prefix : prefix | SquashfsXattr.OUT_OF_LINE;
    pairs.write(new FieldWriter().u16(type).u16(name.length()).bytes(name).toBytes());
    if (known != null) {
      pairs.write(new FieldWriter().u32(REF_LENGTH).u64(known.packed()).toBytes());
      return;
    }
    if (value.length() > REF_LENGTH) {
      values.put(value, pairs.ref());
    }
    pairs.write(new FieldWriter().u32(value.length()).bytes(value).toBytes());
  }

  boolean isEmpty() {
    return sets.isEmpty();
  }

  int size() {
    return sets.size();
  }

  /**
   * Writes attributes, sets and the header of their list.
   *
   * @return where the header is
   */
  long appendTo(ImageOutput output) throws IOException {
    long start = output.position();
    pairs.appendTo(output);
    MetadataWriter table = new MetadataWriter("sets of extended attributes", compressor);
    for (XattrSet set : sets) {
      table.write(set.encode());
    }
    long[] positions = table.appendTo(output);
    long header = output.append(new FieldWriter().u64(start).u32(sets.size()).u32(0).toBytes());
    MetadataWriter.appendList(output, positions);
    return header;
  }
}
