package io.github.bootformats.overlay;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.testsupport.HostileSuite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** Archives that claim more than they have. */
final class HostileTars implements HostileSuite {
  private static final List<Supplier<byte[]>> ARCHIVES =
      List.of(
          () -> archive('0', "f", 0_77777777777L, Bytes.empty()),
          () -> archive('x', "f", 0_77777777777L, Bytes.empty()),
          () -> archive('L', "f", 0_7777777777L, Bytes.empty()),
          () -> archive('x', "f", 900_000, Bytes.utf8("99999999 path=a\n")),
          () -> archive('x', "f", 900_000, Bytes.utf8("900000 path=" + "a/".repeat(449_993))),
          () -> archive('x', "f", 20, Bytes.utf8("20 size=-123456789\n\n")),
          () -> archive('x', "f", 30, Bytes.utf8("30 mtime=9e999999999999999999\n")),
          () -> archive('x', "f", 30, Bytes.utf8("30 mtime=999999999999999999.9\n")),
          () -> archive('S', "f", 512, Bytes.zeros(512)),
          HostileTars::manyPaths,
          HostileTars::endlessHeaders);

  /** More bytes than there is memory. */
  private static final List<IntFunction<byte[]>> LARGE =
      List.of(HostileTars::longTarget, HostileTars::longComment);

  private static final int LARGE_ENTRIES = 200;

  @Override
  public int count() {
    return ARCHIVES.size() + LARGE.size();
  }

  @Override
  public void run(int index) throws IOException {
    TarImage.open(source(index), ReadLimits.defaults()).close();
  }

  private static ImageSource source(int index) {
    int large = index - ARCHIVES.size();
    return large < 0
        ? ImageSource.of(ARCHIVES.get(index).get())
        : new ManyEntries(LARGE_ENTRIES, LARGE.get(large));
  }

  /** Long paths that all make directories of their own. */
  private static byte[] manyPaths() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < 1000; i++) {
      Bytes records = record("path", i + "/a".repeat(2000));
      out.writeBytes(archive('x', "x", records.length(), records));
      out.writeBytes(archive('0', "f", 0, Bytes.empty()));
    }
    return out.toByteArray();
  }

  /** Long targets, which the tree keeps. */
  private static byte[] longTarget(int number) {
    Bytes records = record("linkpath", "x".repeat(1_000_000));
    return Bytes.join(
            Bytes.of(archive('x', "x", records.length(), records)),
            Bytes.of(archive('2', "l%03d".formatted(number), 0, Bytes.empty())))
        .toByteArray();
  }

  /** Long records, which it does not keep, beside names, which it does. */
  private static byte[] longComment(int number) {
    Bytes path = record("path", "f%03d".formatted(number));
    Bytes records = Bytes.join(path, record("comment", "x".repeat(1_000_000)));
    return Bytes.join(
            Bytes.of(archive('x', "x", records.length(), records)),
            Bytes.of(archive('0', "f", 0, Bytes.empty())))
        .toByteArray();
  }

  /** Headers for an entry that never comes. */
  private static byte[] endlessHeaders() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < 100; i++) {
      Bytes records = record("SCHILY.xattr.user." + i, "x".repeat(50_000));
      out.writeBytes(archive('x', "x", records.length(), records));
    }
    return out.toByteArray();
  }

  static Bytes record(String key, String value) {
    PaxRecords records = new PaxRecords();
    records.put(key, Bytes.utf8(value));
    return records.toBytes();
  }

  static byte[] archive(char type, String name, long size, Bytes data) {
    byte[] header = new byte[TarReader.BLOCK];
    TarArchiveEntry entry = new TarArchiveEntry(name, (byte) type);
    entry.setUserName("");
    entry.setGroupName("");
    entry.writeEntryHeader(header);
    System.arraycopy("%011o\0".formatted(size).getBytes(US_ASCII), 0, header, 124, 12);
    long sum = 0;
    for (int i = 0; i < header.length; i++) {
      sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xFF;
    }
    System.arraycopy("%06o\0 ".formatted(sum).getBytes(US_ASCII), 0, header, 148, 8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header);
    out.writeBytes(data.toByteArray());
    out.writeBytes(new byte[-data.length() & (TarReader.BLOCK - 1)]);
    return out.toByteArray();
  }
}
