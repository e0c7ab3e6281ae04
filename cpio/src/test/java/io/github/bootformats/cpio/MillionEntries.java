package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.testsupport.HostileSuite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A stream of a million files, made as it is read. */
final class MillionEntries implements HostileSuite {
  private static final int ENTRIES = 1_000_000;

  private static final String DIRECTORY = "some/directory/";
  private static final int DIGITS = 7;

  @Override
  public int count() {
    return 1;
  }

  @Override
  public void run(int index) throws IOException {
    CpioReader reader = CpioReader.of(new Entries(), ReadLimits.defaults());
    byte[] name = (DIRECTORY + "0".repeat(DIGITS)).getBytes(StandardCharsets.US_ASCII);
    int count = 0;
    for (CpioEntry entry = reader.next(); entry != null; entry = reader.next()) {
      number(name, DIRECTORY.length(), count);
      if (!entry.name().equals(Bytes.of(name))) {
        throw new AssertionError(entry);
      }
      count++;
    }
    if (count != ENTRIES || !reader.diagnostics().isEmpty() || reader.trailer() == null) {
      throw new AssertionError(count + " entries, " + reader.diagnostics());
    }
  }

  private static void number(byte[] target, int at, int number) {
    int left = number;
    for (int i = at + DIGITS - 1; i >= at; i--) {
      target[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
  }

  private static final class Entries extends InputStream {
    private final byte[] file;
    private final byte[] trailer;
    private byte[] current;
    private int at;
    private int next;

    Entries() throws IOException {
      CpioHeader header = ArchiveBytes.header(CpioDialect.NEWC, FileType.REGULAR).build();
      CpioEntry entry = CpioEntry.of(header, Bytes.utf8(DIRECTORY + "0".repeat(DIGITS)));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      CpioWriter writer = CpioWriter.of(out, Progress.NONE);
      writer.write(CpioMember.of(entry, Bytes.zeros(37)));
      writer.finish();
      this.file = out.toByteArray();
      writer.writeTrailer(CpioDialect.NEWC);
      writer.finish();
      this.trailer = Bytes.of(out.toByteArray()).slice(file.length, out.size()).toByteArray();
      this.current = file;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (at == current.length) {
        if (next == ENTRIES) {
          return -1;
        }
        next++;
        at = 0;
        current = next == ENTRIES ? trailer : file;
      }
      if (at == 0) {
        number(file, CpioDialect.NEWC.headerLength() + DIRECTORY.length(), next);
      }
      int step = Math.min(length, current.length - at);
      System.arraycopy(current, at, target, offset, step);
      at += step;
      return step;
    }
  }
}
