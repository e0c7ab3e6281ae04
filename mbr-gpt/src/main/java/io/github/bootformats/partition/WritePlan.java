package io.github.bootformats.partition;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.io.ImageTarget;
import java.io.IOException;
import java.util.List;

/**
 * The writes that put a {@link DiskLayout} on a disk, in their order.
 *
 * <p>A GPT is written in the order backup array, backup header, primary array, primary header,
 * protective MBR, with a barrier after each header, as the UEFI specification wants it (UEFI 2.10,
 * section 5.3.2) and libfdisk does it.
 */
public final class WritePlan {
  private final List<DiskWrite> writes;

  WritePlan(List<DiskWrite> writes) {
    this.writes = List.copyOf(writes);
  }

  /**
   * Returns the writes.
   *
   * @return the writes in the order in which they must be made
   */
  public List<DiskWrite> writes() {
    return writes;
  }

  /**
   * Returns how much is to be written.
   *
   * @return bytes
   */
  public long totalBytes() {
    return writes.stream().mapToLong(w -> w.bytes().length()).sum();
  }

  /**
   * Makes the writes and waits for the storage at every barrier and at the end.
   *
   * @param target the disk; not closed
   * @param progress told the bytes written; cancelling leaves the disk at a point between two
   *     writes
   * @throws IOException if writing fails or is cancelled; the writes before have been made
   */
  public void applyTo(ImageTarget target, Progress progress) throws IOException {
    long done = 0;
    for (DiskWrite write : writes) {
      progress.check(done, totalBytes());
      Bytes bytes = write.bytes();
      target.write(write.offset(), bytes.asByteBuffer());
      if (write.barrier()) {
        target.force();
      }
      done += bytes.length();
    }
    target.force();
    progress.update(done, totalBytes());
  }

  /**
   * Makes the writes and waits for the storage at every barrier and at the end.
   *
   * @param target the disk; not closed
   * @throws IOException if writing fails; the writes before have been made
   */
  public void applyTo(ImageTarget target) throws IOException {
    applyTo(target, Progress.NONE);
  }

  @Override
  public String toString() {
    return writes.toString();
  }
}
