package io.github.bootformats.squashfs;

import java.io.IOException;
import java.util.Arrays;

/** Where the inode of each number is. */
final class ExportTable {
  private long[] refs = new long[1024];
  private int count;

  void put(long number, MetadataRef ref) {
    int index = Math.toIntExact(number - 1);
    if (index >= refs.length) {
      refs = Arrays.copyOf(refs, Math.max(index + 1, refs.length + (refs.length >> 1)));
    }
    refs[index] = ref.packed();
    count = Math.max(count, index + 1);
  }

  long appendTo(ImageOutput output, BlockCompressor compressor) throws IOException {
    MetadataWriter table = new MetadataWriter("the numbers of inodes", compressor);
    for (int i = 0; i < count; i++) {
      table.write(new FieldWriter().u64(refs[i]).toBytes());
    }
    return table.appendTableTo(output);
  }
}
