package io.github.bootformats.cpio;

import io.github.bootformats.api.tree.FileContent;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Data that may be shorter than its header says: what is there, and then an exception. */
record CutContent(CpioMember member) implements FileContent {
  @Override
  public long size() {
    return member.entry().size();
  }

  @Override
  public InputStream newInputStream() throws IOException {
    return new Stream(member);
  }

  private static final class Stream extends FilterInputStream {
    private final CpioMember member;
    private long left;

    Stream(CpioMember member) throws IOException {
      super(member.data().newInputStream());
      this.member = member;
      this.left = member.entry().size();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      if (count < 0 && left > 0) {
        throw cut();
      }
      left -= Math.max(0, count);
      return count;
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = super.skip(count);
      left -= skipped;
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    private IOException cut() {
      CpioEntry entry = member.entry();
      return CpioFinding.DATA_TRUNCATED.thrownAt(
          entry.dataOffset() + entry.size() - left,
          "%s ends after %d of %d bytes"
              .formatted(ShortName.of(entry.name()), entry.size() - left, entry.size()));
    }
  }
}
