package io.github.bootformats.partition;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.io.ImageTarget;
import java.io.IOException;
import java.util.List;

/**
 * The writes that put a {@link DiskLayout} on a disk, in their order.
 *
 * <p><b>The order.</b> A GPT is written as backup array, backup header, primary array, primary
 * header (UEFI 2.10, section 5.3.2), then tables inside MBR partitions, EBRs from the last to the
 * first, and the MBR. A {@linkplain DiskWrite#barrier() barrier} follows each array, each header
 * and each part after them. Where structures of a layout overlap, the later one wins.
 *
 * <p><b>When writing is cut off</b>, by a crash between any two writes or within one that then
 * reached the disk in part, down to a part of a sector, this is what a reader finds:
 *
 * <table>
 *   <caption>What a cut leaves</caption>
 *   <tr><th>change</th><th>a reader that uses the backup (UEFI, sfdisk, sgdisk, parted)</th>
 *       <th>Linux, which uses the primary only</th></tr>
 *   <tr><td>a GPT over a GPT of which a copy is whole ({@link DiskLayout#encodeOver})</td>
 *       <td>the old or the new partitions</td><td>the old, the new or none</td></tr>
 *   <tr><td>a GPT on a blank disk</td><td>nothing, or the new partitions</td>
 *       <td>nothing, or the new partitions</td></tr>
 *   <tr><td>a GPT over an MBR, or an MBR over a GPT</td>
 *       <td colspan="2">the old or the new partitions, if the disk writes the sector of the MBR
 *       whole; disks do, but nothing in the format could tell a part. No promise where EBRs lie in
 *       the place of the GPT, or the other way round</td></tr>
 *   <tr><td>a GPT moved to a new end of the disk</td>
 *       <td>the same partitions; if the disk shrinks by less than a backup has, only if the disk
 *       writes the primary header whole</td><td>the same or none</td></tr>
 *   <tr><td>an MBR, primary partitions only</td><td colspan="2">the same</td></tr>
 *   <tr><td>EBRs added at the end of a chain, or a new chain where there was no EBR</td>
 *       <td colspan="2">the same: what is not linked yet is not seen</td></tr>
 *   <tr><td>EBRs changed in an extended partition that stays where it is</td>
 *       <td colspan="2">each partition is an old or a new one, and there may be some of both, if the
 *       disk writes sectors whole</td></tr>
 *   <tr><td>EBRs written over those of an extended partition that moves</td>
 *       <td colspan="2">no promise, as links count from a start that is not written yet; write a
 *       layout without the extended partition first, and each of the two steps leaves
 *       the old or the new partitions</td></tr>
 * </table>
 *
 * <p>An update of a GPT clears the header of a copy before it overwrites the array of that copy, so
 * that each copy is whole or not there at all. It begins with the backup when the primary is whole,
 * and with the primary when only the backup is. There is no such order, and no guarantee, when both
 * copies are damaged, or when new structures lie on both old copies at once. A whole copy is one
 * that {@link PartitionConsumer#UEFI_2_10} accepts, the backup being the one at the last LBA. The
 * protective MBR comes last and may be rewritten too: its changes, such as that of its size, matter
 * to no reader.
 */
public final class WritePlan {
  private final List<DiskWrite> writes;

  private WritePlan(List<DiskWrite> writes) {
    this.writes = List.copyOf(writes);
  }

  /**
   * Puts a plan together. What a cut leaves of other writes than those of {@link DiskLayout#encode}
   * and {@link DiskLayout#encodeOver} is up to whoever orders them.
   *
   * @param writes the writes in the order in which they must be made
   * @return the plan
   */
  public static WritePlan of(List<DiskWrite> writes) {
    return new WritePlan(writes);
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
   * Makes the writes and waits for the storage at every barrier and at the end. A file that is
   * smaller than the disk grows to the end of the last structure.
   *
   * @param target the disk; not closed
   * @param progress told the bytes written; cancelling leaves the disk at a point between two
   *     writes
   * @throws IOException if writing fails or is cancelled; the writes before have been made
   */
  public void applyTo(ImageTarget target, Progress progress) throws IOException {
    long done = 0;
    long total = totalBytes();
    for (DiskWrite write : writes) {
      progress.check(done, total);
      Bytes bytes = write.bytes();
      target.write(write.offset(), bytes.asByteBuffer());
      done += bytes.length();
      if (write.barrier()) {
        target.force();
      }
    }
    if (!writes.isEmpty() && !writes.get(writes.size() - 1).barrier()) {
      target.force();
    }
    progress.update(done, total);
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
