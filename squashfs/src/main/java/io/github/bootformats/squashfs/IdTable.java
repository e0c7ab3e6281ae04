package io.github.bootformats.squashfs;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The owners and groups, each once, in the order in which they were first met. */
final class IdTable {
  /** The superblock counts them in 16 bits. */
  private static final int MAX_IDS = 0xFFFF;

  private final Map<Long, Integer> indexes = new LinkedHashMap<>();

  /** Returns the index of an owner or group. */
  int indexOf(long id) throws IOException {
    Integer known = indexes.get(id);
    if (known != null) {
      return known;
    }
    if (indexes.size() == MAX_IDS) {
      throw SquashfsFinding.VALUE_TOO_LARGE.unsupportedAt(
          -1, "more than %s different owners and groups".formatted(MAX_IDS));
    }
    int index = indexes.size();
    indexes.put(id, index);
    return index;
  }

  int size() {
    return indexes.size();
  }

  long appendTo(ImageOutput output, BlockCompressor compressor) throws IOException {
    MetadataWriter table = new MetadataWriter("owners", compressor);
    for (long id : indexes.keySet()) {
      table.write(new FieldWriter().u32(id).toBytes());
    }
    return table.appendTableTo(output);
  }
}
