package io.github.bootformats.cpio;

import io.github.bootformats.api.Progress;
import java.io.IOException;
import java.io.InputStream;

/** Reads the data of members whose headers have its sum. */
final class SumCheck {
  private static final int CHUNK = 256 << 10;
  private static final long SUM_MASK = 0xFFFF_FFFFL;

  private SumCheck() {}

  /**
   * Notes a sum that is wrong. Members without one, or without all their data, are left out.
   *
   * @param before how many bytes were read before
   * @return how many were read now
   */
  static long of(CpioMember member, long before, Progress progress, FindingList findings)
      throws IOException {
    CpioEntry entry = member.entry();
    if (!CpioReader.hasSum(entry) || entry.size() == 0 || member.data().size() != entry.size()) {
      return before;
    }
    byte[] chunk = new byte[(int) Math.min(CHUNK, entry.size())];
    long done = before;
    long sum = 0;
    try (InputStream in = member.data().newInputStream()) {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        sum += EntryData.sumOf(chunk, 0, n);
        done += n;
        progress.check(done, -1);
      }
    }
    EntryData.checkSum(entry, sum & SUM_MASK, findings);
    return done;
  }
}
