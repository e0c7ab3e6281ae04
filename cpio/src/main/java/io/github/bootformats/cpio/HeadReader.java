package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.UnsupportedFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what stands before the data of an entry. */
final class HeadReader {
  private static final Bytes AFIO_MAGIC = Bytes.utf8("070727");
  private static final int NAME_CHUNK = 64 << 10;

  /** Nearly all padding is of zeros, and an archive has much of it. */
  private static final Bytes[] ZEROS = {
    Bytes.empty(), Bytes.zeros(1), Bytes.zeros(2), Bytes.zeros(3)
  };

  private final ByteFeed feed;
  private final ReadLimits limits;

  HeadReader(ByteFeed feed, ReadLimits limits) {
    this.feed = feed;
    this.limits = limits;
  }

  /** Returns the next entry; null if there is not one more byte. */
  @Nullable CpioEntry next() throws IOException {
    long offset = feed.position();
    byte[] magic = new byte[CpioDialect.MAX_MAGIC_BYTES];
    int count = feed.read(magic, 0, magic.length);
    if (count == 0) {
      return null;
    }
    CpioDialect dialect = dialect(Bytes.copyOf(magic, 0, count), offset);
    byte[] header = new byte[dialect.headerLength()];
    System.arraycopy(magic, 0, header, 0, count);
    int length = count + feed.read(header, count, header.length - count);
    if (length < header.length) {
      throw CpioFinding.TRUNCATED.thrownAt(
          offset, "a header of %d bytes ends after %d".formatted(header.length, length));
    }
    return withName(CpioHeader.of(Bytes.of(header)), offset);
  }

  private static CpioDialect dialect(Bytes magic, long offset) throws IOException {
    Optional<CpioDialect> dialect = CpioDialect.ofMagic(magic);
    if (dialect.isPresent()) {
      return dialect.get();
    }
    if (magic.equals(AFIO_MAGIC)) {
      throw new UnsupportedFormatException(
          CpioFinding.FORMAT,
          "cpio.afio",
          offset,
          "the magic 070727 is of afio; newc, crc, odc and binary archives are read");
    }
    throw CpioFinding.MAGIC.thrownAt(offset, "no header begins with " + magic);
  }

  private CpioEntry withName(CpioHeader header, long offset) throws IOException {
    long nameSize = number(header, CpioField.NAME_SIZE, offset);
    number(header, CpioField.FILE_SIZE, offset);
    limits.check(CpioLimits.MAX_NAME_BYTES, nameSize, CpioFinding.FORMAT, offset);
    byte[] name = readName(nameSize);
    if (name.length < nameSize) {
      throw CpioFinding.TRUNCATED.thrownAt(
          offset, "a name of %d bytes ends after %d".formatted(nameSize, name.length));
    }
    Bytes padding = readPadding(header.dialect(), header.dialect().headerLength() + nameSize);
    return CpioEntry.of(header, Bytes.of(name), padding, offset);
  }

  private static long number(CpioHeader header, CpioField field, long offset) throws IOException {
    if (!header.isNumber(field)) {
      throw CpioFinding.FIELD_DIGITS.thrownAt(
          offset + header.dialect().offset(field),
          "%s is \"%s\", not a number".formatted(field, header.text(field)));
    }
    return header.value(field);
  }

  /** Takes no more memory than there are bytes, whatever the header claims. */
  private byte[] readName(long nameSize) throws IOException {
    if (nameSize <= NAME_CHUNK) {
      byte[] name = new byte[(int) nameSize];
      int count = feed.read(name, 0, name.length);
      return count < name.length ? Arrays.copyOf(name, count) : name;
    }
    ByteArrayOutputStream name = new ByteArrayOutputStream();
    byte[] chunk = new byte[NAME_CHUNK];
    long left = nameSize;
    while (left > 0) {
      int count = feed.read(chunk, 0, (int) Math.min(NAME_CHUNK, left));
      if (count == 0) {
        break;
      }
      name.write(chunk, 0, count);
      left -= count;
    }
    return name.toByteArray();
  }

  /** Reads the bytes up to the next aligned one, or those that are there. */
  Bytes readPadding(CpioDialect dialect, long length) throws IOException {
    int wanted = dialect.paddingAfter(length);
    if (wanted == 0) {
      return Bytes.empty();
    }
    byte[] padding = new byte[wanted];
    int count = feed.read(padding, 0, wanted);
    boolean zeros = count == wanted && Bytes.of(padding).isZero();
    return zeros ? ZEROS[wanted] : Bytes.copyOf(padding, 0, count);
  }
}
