package io.github.bootformats.cpio;

import io.github.bootformats.cpio.internal.ShortName;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The data of the entry that a reader is at; sums it up where the sum is to be checked. */
final class EntryData extends InputStream {
  private static final int CHUNK = 64 << 10;
  private static final long SUM_MASK = 0xFFFF_FFFFL;

  private final ByteFeed feed;
  private final CpioEntry entry;
  private final boolean summed;
  private long left;
  private long sum;
  private boolean finished;

  EntryData(ByteFeed feed, CpioEntry entry, boolean summed) {
    this.feed = feed;
    this.entry = entry;
    this.summed = summed;
    this.left = entry.size();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    checkOpen();
    if (length == 0) {
      return 0;
    }
    if (left == 0) {
      return -1;
    }
    int count = feed.read(target, offset, (int) Math.min(length, left));
    if (count == 0) {
      throw cut();
    }
    if (summed) {
      sum += sumOf(target, offset, count);
    }
    left -= count;
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    checkOpen();
    if (summed) {
      return super.skip(count);
    }
    long wanted = Math.min(Math.max(0, count), left);
    long skipped = feed.skip(wanted);
    left -= skipped;
    if (skipped < wanted) {
      throw cut();
    }
    return skipped;
  }

  @Override
  public int available() {
    return finished ? 0 : (int) Math.min(left, CHUNK);
  }

  private void checkOpen() throws IOException {
    if (finished) {
      throw new IOException("the reader is no longer at " + entry);
    }
  }

  private IOException cut() {
    return CpioFinding.DATA_TRUNCATED.thrownAt(
        feed.position(),
        "%s ends after %s of %s bytes"
            .formatted(ShortName.of(entry.name()), entry.size() - left, entry.size()));
  }

  /** Goes to the end, after which nothing can be read any more. */
  void finish(FindingList findings) throws IOException {
    if (summed) {
      byte[] chunk = new byte[(int) Math.min(CHUNK, left)];
      while (left > 0) {
        read(chunk, 0, chunk.length);
      }
      checkSum(entry, sum & SUM_MASK, findings);
    } else {
      skip(left);
    }
    finished = true;
  }

  /** Notes a sum that is not the one that a crc header has. */
  static void checkSum(CpioEntry entry, long sum, FindingList findings) {
    long expected = entry.header().value(CpioField.CHECK);
    // Names of a file whose data comes with another name have no sum of their own.
    if (sum != expected && entry.size() > 0) {
      findings.add(
          CpioFinding.CHECKSUM,
          entry.offset() + entry.dialect().offset(CpioField.CHECK),
          "The bytes of %s sum up to %s, the header says %s"
              .formatted(ShortName.of(entry.name()), sum, expected));
    }
  }

  static long sumOf(byte[] bytes, int offset, int length) {
    long sum = 0;
    for (int i = offset; i < offset + length; i++) {
      sum += bytes[i] & 0xFF;
    }
    return sum;
  }
}
