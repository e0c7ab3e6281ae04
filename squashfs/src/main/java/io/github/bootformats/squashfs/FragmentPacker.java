package io.github.bootformats.squashfs;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Packs the last bytes of many files into blocks: the next fragment begins where one is full. */
final class FragmentPacker {
  private final BlockPipeline pipeline;
  private final int blockSize;
  private final MetadataWriter table;
  private @Nullable BlockSlot open;

  /** How many fragments are full. */
  private long count;

  FragmentPacker(BlockPipeline pipeline, int blockSize, BlockCompressor compressor) {
    this.pipeline = pipeline;
    this.blockSize = blockSize;
    this.table = new MetadataWriter("fragments", compressor);
  }

  /** Adds bytes, fewer than a block, and returns where they will be. */
  FragmentPlace add(byte[] bytes, int length) throws IOException {
    BlockSlot fragment = roomFor(length);
    FragmentPlace place = new FragmentPlace(count, fragment.length);
    System.arraycopy(bytes, 0, fragment.bytes, fragment.length, length);
    fragment.length += length;
    return place;
  }

  private BlockSlot roomFor(int length) throws IOException {
    BlockSlot fragment = open;
    if (fragment != null && fragment.length + length <= blockSize) {
      return fragment;
    }
    flush();
    fragment = pipeline.acquire();
    fragment.length = 0;
    open = fragment;
    return fragment;
  }

  /** Ends the last fragment. */
  void flush() throws IOException {
    BlockSlot fragment = open;
    if (fragment != null) {
      open = null;
      count++;
      pipeline.submit(fragment, this::enter);
    }
  }

  private void enter(DataBlock block) throws IOException {
    table.write(new FieldWriter().u64(block.position()).u32(block.word()).u32(0).toBytes());
  }

  long count() {
    return count;
  }

  long appendTo(ImageOutput output) throws IOException {
    return table.appendTableTo(output);
  }
}
