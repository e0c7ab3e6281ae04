package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Metadata of a test image: bytes one after the other, cut into blocks as they come. */
final class MetadataBytes {
  private static final int UNCOMPRESSED = 0x8000;

  private final Packing packing;
  private final ByteArrayOutputStream stored = new ByteArrayOutputStream();
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private final List<Long> starts = new ArrayList<>();

  MetadataBytes(Packing packing) {
    this.packing = packing;
  }

  /** Returns the place of what is added next. */
  MetadataRef ref() {
    return new MetadataRef(stored.size(), pending.size());
  }

  /** Adds bytes, and returns the place of the first. */
  MetadataRef add(Bytes bytes) {
    MetadataRef ref = ref();
    for (byte b : bytes.toByteArray()) {
      pending.write(b);
      if (pending.size() == MetadataBlock.MAX_LENGTH) {
        endBlock();
      }
    }
    return ref;
  }

  /** Ends a block, however short it is. */
  void endBlock() {
    if (pending.size() == 0) {
      return;
    }
    byte[] content = pending.toByteArray();
    byte[] packed = packing.pack(content);
    byte[] bytes = packed == null ? content : packed;
    int word = bytes.length | (packed == null ? UNCOMPRESSED : 0);
    starts.add((long) stored.size());
    stored.writeBytes(new FieldWriter().u16(word).toBytes().toByteArray());
    stored.writeBytes(bytes);
    pending.reset();
  }

  /** Returns where the blocks begin, after the last has ended. */
  List<Long> blockStarts() {
    return starts;
  }

  /** Returns all blocks, after the last has ended. */
  byte[] toByteArray() {
    endBlock();
    return stored.toByteArray();
  }
}
