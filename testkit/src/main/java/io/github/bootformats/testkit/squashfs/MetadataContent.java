package io.github.bootformats.testkit.squashfs;

import static io.github.bootformats.squashfs.MetadataBlock.MAX_LENGTH;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.squashfs.MetadataBlock;
import io.github.bootformats.squashfs.SquashfsReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The decompressed content of a part of an image, and where its blocks were. All of them but the
 * last have 8192 bytes, as sound writers make them.
 */
final class MetadataContent {
  private final byte[] bytes;
  private final List<Long> starts;

  private MetadataContent(byte[] bytes, List<Long> starts) {
    this.bytes = bytes;
    this.starts = starts;
  }

  /** Reads blocks that follow each other. */
  static MetadataContent read(SquashfsReader reader, long from, long to) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    List<Long> starts = new ArrayList<>();
    long position = from;
    while (position < to) {
      MetadataBlock block = reader.metadataBlock(position);
      content.writeBytes(reader.metadata(position).toByteArray());
      starts.add(position - from);
      position = block.next();
    }
    starts.add(position - from);
    return new MetadataContent(content.toByteArray(), starts);
  }

  int length() {
    return bytes.length;
  }

  int blockCount() {
    return starts.size() - 1;
  }

  byte[] toByteArray() {
    return bytes.clone();
  }

  Bytes slice(int from, int to) {
    return Bytes.copyOf(bytes, from, to - from);
  }

  /** Returns the byte to which a reference leads. */
  int find(long block, int offset) {
    int index = Collections.binarySearch(starts, block);
    if (index < 0) {
      throw new IllegalArgumentException("no block begins at " + block);
    }
    return index * MAX_LENGTH + offset;
  }

  long get(int at, int length) {
    return LittleEndian.get(bytes, at, length);
  }

  void put(int at, int length, long value) {
    LittleEndian.put(bytes, at, length, value);
  }

  void put(int at, Bytes value) {
    value.copyTo(bytes, at);
  }
}
