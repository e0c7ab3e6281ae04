package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.testsupport.HostileSuite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream of a million files, made as it is read. */
final class MillionEntries implements HostileSuite {
  private static final int ENTRIES = 1_000_000;

  @Override
  public int count() {
    return 1;
  }

  @Override
  public void run(int index) throws IOException {
    CpioReader reader = CpioReader.of(new Entries(), ReadLimits.defaults());
    long count = 0;
    for (CpioEntry entry = reader.next(); entry != null; entry = reader.next()) {
      if (!entry.name().equals(Bytes.utf8("some/directory/file" + count))) {
        throw new AssertionError(entry);
      }
      count++;
    }
    if (count != ENTRIES || !reader.diagnostics().isEmpty() || reader.trailer() == null) {
      throw new AssertionError(count + " entries, " + reader.diagnostics());
    }
  }

  private static final class Entries extends InputStream {
    private static final Bytes DATA = Bytes.zeros(37);

    private static final CpioHeader HEADER =
        ArchiveBytes.header(CpioDialect.NEWC, FileType.REGULAR).build();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final CpioWriter writer = CpioWriter.of(out, Progress.NONE);
    private byte[] current = new byte[0];
    private int at;
    private int next;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (at == current.length) {
        if (next > ENTRIES) {
          return -1;
        }
        current = next++ == ENTRIES ? trailer() : file(next - 1);
        at = 0;
      }
      int count = Math.min(length, current.length - at);
      System.arraycopy(current, at, target, offset, count);
      at += count;
      return count;
    }

    private byte[] trailer() throws IOException {
      writer.writeTrailer(CpioDialect.NEWC);
      return taken();
    }

    private byte[] file(int number) throws IOException {
      CpioEntry entry = CpioEntry.of(HEADER, Bytes.utf8("some/directory/file" + number));
      writer.write(CpioMember.of(entry, DATA));
      return taken();
    }

    private byte[] taken() throws IOException {
      writer.finish();
      byte[] bytes = out.toByteArray();
      out.reset();
      return bytes;
    }
  }
}
