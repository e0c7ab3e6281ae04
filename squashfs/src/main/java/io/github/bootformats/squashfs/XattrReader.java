package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads extended attributes. */
final class XattrReader {
  private static final int REF_LENGTH = 8;

  /** What an attribute takes in memory beside its bytes. */
  private static final int OVERHEAD = 64;

  private final MetadataStore metadata;
  private final long start;
  private final ReadLimits limits;
  private long total;

  /**
   * Prepares to read one set.
   *
   * @param start where the metadata blocks of extended attributes begin
   */
  XattrReader(MetadataStore metadata, long start, ReadLimits limits) {
    this.metadata = metadata;
    this.start = start;
    this.limits = limits;
  }

  List<SquashfsXattr> read(XattrSet set) throws IOException {
    List<SquashfsXattr> xattrs = new ArrayList<>();
    if (set.count() == 0) {
      return xattrs;
    }
    MetadataCursor cursor = cursor(set.ref());
    for (long i = 0; i < set.count(); i++) {
      xattrs.add(xattr(cursor));
    }
    return xattrs;
  }

  private MetadataCursor cursor(MetadataRef ref) throws IOException {
    return metadata.cursor(start + MetadataRef.readBlockOf(ref.packed()), ref.offset());
  }

  private SquashfsXattr xattr(MetadataCursor cursor) throws IOException {
    int type = cursor.u16();
    int nameLength = cursor.u16();
    count(cursor, OVERHEAD + nameLength);
    Bytes name = cursor.bytes(nameLength);
    long length = cursor.u32();
    if (!SquashfsXattr.isOutOfLine(type)) {
      return new SquashfsXattr(type, name, value(cursor, length), Optional.empty());
    }
    if (length != REF_LENGTH) {
      throw SquashfsFinding.XATTR_VALUE.thrownAt(
          cursor.blockPosition(), "a reference to a value has 8 bytes, not " + length);
    }
    MetadataRef ref = MetadataRef.of(cursor.u64());
    MetadataCursor elsewhere = cursor(ref);
    return new SquashfsXattr(type, name, value(elsewhere, elsewhere.u32()), Optional.of(ref));
  }

  private Bytes value(MetadataCursor cursor, long length) throws IOException {
    count(cursor, length);
    return cursor.bytes((int) length);
  }

  private void count(MetadataCursor cursor, long bytes) throws IOException {
    total += bytes;
    limits.check(
        SquashfsLimits.MAX_XATTR_BYTES, total, SquashfsFinding.FORMAT, cursor.blockPosition());
    if (total > Integer.MAX_VALUE) {
      throw SquashfsFinding.XATTR_VALUE.thrownAt(
          cursor.blockPosition(), "a value has %s bytes".formatted(bytes));
    }
  }
}
