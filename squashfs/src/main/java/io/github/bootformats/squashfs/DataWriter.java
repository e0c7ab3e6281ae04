package io.github.bootformats.squashfs;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileContent;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Cuts the content of files into blocks and tails, and finds what is there already. */
final class DataWriter {
  private final SquashfsWriteOptions options;
  private final int blockSize;
  private final ReadLimits limits;
  private final TreeSurvey survey;
  private final BlockPipeline pipeline;
  private final FragmentPacker fragments;
  private final PackCounter counter;
  private final DuplicateIndex duplicates = new DuplicateIndex();
  private final ContentDigest tailDigest = new ContentDigest();
  private final byte[] zeros;

  DataWriter(
      SquashfsWriteOptions options,
      ReadLimits limits,
      TreeSurvey survey,
      BlockPipeline pipeline,
      FragmentPacker fragments,
      PackCounter counter) {
    this.options = options;
    this.blockSize = options.blockSize();
    this.limits = limits;
    this.survey = survey;
    this.pipeline = pipeline;
    this.fragments = fragments;
    this.counter = counter;
    this.zeros = new byte[blockSize];
  }

  /**
   * Writes a content.
   *
   * @return where it is, as soon as the blocks are stored that were submitted
   * @throws EOFException if it is shorter than its size
   */
  FileData write(FileContent content) throws IOException {
    long size = content.size();
    long blocks = (size + blockSize - 1) / blockSize;
    limits.check(SquashfsLimits.MAX_FILE_BLOCKS, blocks, SquashfsFinding.FORMAT, -1);
    int tail = tailOf(size);
    int ownBlocks = (int) (tail > 0 ? blocks - 1 : blocks);
    boolean mayHaveTwin = ownBlocks > 0 && options.findsDuplicates() && survey.isShared(size);
    if (mayHaveTwin && duplicates.hasFileOf(size)) {
      Optional<FileData> twin = duplicates.file(digest(content, size));
      if (twin.isPresent()) {
        counter.addContent(size);
        counter.addDuplicate(size);
        return twin.get();
      }
    }
    FileData data = new FileData(size, ownBlocks);
    if (size > 0) {
      write(content, data, tail, mayHaveTwin);
    }
    return data;
  }

  /** Returns how many of the last bytes go into a fragment. */
  private int tailOf(long size) {
    return switch (options.fragments()) {
      case NORMAL -> size < blockSize ? (int) size : 0;
      case ALWAYS -> (int) (size % blockSize);
      case NEVER -> 0;
    };
  }

  private ContentDigest.Value digest(FileContent content, long size) throws IOException {
    ContentDigest digest = new ContentDigest();
    BlockSlot slot = pipeline.acquire();
    try (InputStream in = content.newInputStream()) {
      for (long done = 0; done < size; done += slot.length) {
        counter.checkCancelled();
        fill(slot, in, done, size, (int) Math.min(blockSize, size - done));
        digest.update(slot.bytes, slot.length);
      }
    } finally {
      pipeline.release(slot);
    }
    return digest.finish(size);
  }

  private void write(FileContent content, FileData data, int tail, boolean mayHaveTwin)
      throws IOException {
    ContentDigest digest = new ContentDigest();
    long size = data.size();
    long end = size - tail;
    try (InputStream in = content.newInputStream()) {
      long done = 0;
      for (int index = 0; done < end; index++) {
        BlockSlot slot = pipeline.acquire();
        fill(slot, in, done, size, (int) Math.min(blockSize, end - done));
        done += slot.length;
        counter.addContent(slot.length);
        if (mayHaveTwin) {
          digest.update(slot.bytes, slot.length);
        }
        writeBlock(slot, data, index);
      }
      if (tail > 0) {
        BlockSlot slot = pipeline.acquire();
        fill(slot, in, done, size, tail);
        counter.addContent(tail);
        if (mayHaveTwin) {
          digest.update(slot.bytes, slot.length);
        }
        data.setTail(writeTail(slot));
        pipeline.release(slot);
      }
    }
    if (mayHaveTwin) {
      duplicates.add(digest.finish(size), data);
    }
  }

  private static void fill(BlockSlot slot, InputStream in, long done, long size, int length)
      throws IOException {
    int count = in.readNBytes(slot.bytes, 0, length);
    if (count < length) {
      throw new EOFException("content ends after %s of %s bytes".formatted(done + count, size));
    }
    slot.length = length;
  }

  private void writeBlock(BlockSlot slot, FileData data, int index) throws IOException {
    if (options.makesHoles() && Arrays.equals(slot.bytes, 0, slot.length, zeros, 0, slot.length)) {
      data.addHole(slot.length);
      pipeline.release(slot);
    } else {
      pipeline.submit(slot, block -> data.stored(index, block));
    }
  }

  private FragmentPlace writeTail(BlockSlot slot) throws IOException {
    if (!options.findsDuplicates()) {
      return fragments.add(slot.bytes, slot.length);
    }
    tailDigest.update(slot.bytes, slot.length);
    ContentDigest.Value digest = tailDigest.finish(slot.length);
    Optional<FragmentPlace> twin = duplicates.tail(digest);
    if (twin.isPresent()) {
      counter.addDuplicate(slot.length);
      return twin.get();
    }
    FragmentPlace place = fragments.add(slot.bytes, slot.length);
    duplicates.add(digest, place);
    return place;
  }
}
