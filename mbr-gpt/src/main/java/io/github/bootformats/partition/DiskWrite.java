package io.github.bootformats.partition;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;

/**
 * One write of a {@link WritePlan}.
 *
 * @param what which structure this is, for people: {@code backup GPT header}
 * @param offset where to, in bytes from the start of the disk
 * @param bytes what to write
 * @param barrier whether this must be on the storage before anything later is written
 */
public record DiskWrite(String what, long offset, Bytes bytes, boolean barrier) {
  /**
   * Creates a write.
   *
   * @param what which structure this is, for people
   * @param offset where to, in bytes from the start of the disk
   * @param bytes what to write
   * @param barrier whether this must be on the storage before anything later is written
   */
  public DiskWrite {
    requireNonNull(what);
    requireNonNull(bytes);
    if (offset < 0) {
      throw new IllegalArgumentException("negative offset: " + offset);
    }
  }

  /** Returns {@code backup GPT header: 512 bytes at 8388096, then a barrier}. */
  @Override
  public String toString() {
    return "%s: %s bytes at %s%s"
        .formatted(what, bytes.length(), offset, barrier ? ", then a barrier" : "");
  }
}
