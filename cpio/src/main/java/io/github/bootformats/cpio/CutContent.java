package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.cpio.internal.ShortName;
import io.github.bootformats.cpio.internal.SourceData;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Data of which a part is missing: what is there, and then an exception.
 *
 * @param there what is there
 * @param size how much there should be
 * @param name of the file
 */
record CutContent(SourceData there, long size, Bytes name) implements FileContent {
  @Override
  public InputStream newInputStream() {
    return new Stream(this);
  }

  private IOException cut() {
    return CpioFinding.DATA_TRUNCATED.thrownAt(
        there.offset() + there.length(),
        "%s ends after %s of %s bytes".formatted(ShortName.of(name), there.length(), size));
  }

  private static final class Stream extends FilterInputStream {
    private final CutContent content;

    Stream(CutContent content) {
      super(content.there.newInputStream());
      this.content = content;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      if (count < 0) {
        throw content.cut();
      }
      return count;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
