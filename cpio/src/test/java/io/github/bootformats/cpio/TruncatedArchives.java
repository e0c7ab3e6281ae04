package io.github.bootformats.cpio;

import io.github.bootformats.testsupport.HostileSuite;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An archive of each dialect that ends at every byte. */
final class TruncatedArchives implements HostileSuite {
  private final List<byte[]> whole = new ArrayList<>();
  private int count;

  TruncatedArchives() throws IOException {
    for (CpioDialect dialect : CpioDialect.values()) {
      byte[] archive = HostileArchive.sound(dialect, 0);
      whole.add(archive);
      count += archive.length + 1;
    }
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public void run(int index) throws IOException {
    outcome(index);
  }

  @Override
  public String outcome(int index) throws IOException {
    int length = index;
    for (byte[] archive : whole) {
      if (length <= archive.length) {
        return HostileArchive.use(Arrays.copyOf(archive, length));
      }
      length -= archive.length + 1;
    }
    throw new IllegalArgumentException("no input " + index);
  }
}
