package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.UnsupportedFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
    Bytes magic = feed.peek(CpioDialect.MAX_MAGIC_BYTES);
    if (magic.isEmpty()) {
      return null;
    }
    CpioDialect dialect = dialect(magic, offset);
    Bytes header = feed.take(dialect.headerLength());
    if (header.length() < dialect.headerLength()) {
      throw CpioFinding.TRUNCATED.thrownAt(
          offset,
          "a header of %s bytes ends after %s".formatted(dialect.headerLength(), header.length()));
    }
    return withName(CpioHeader.of(dialect, header), offset);
  }

  private static CpioDialect dialect(Bytes magic, long offset) throws IOException {
    Optional<CpioDialect> dialect = CpioDialect.ofMagic(magic);
    if (dialect.isPresent()) {
      return dialect.get();
    }
    if (magic.equals(AFIO_MAGIC)) {
      throw new UnsupportedFormatException(
          CpioFinding.FORMAT,
          CpioFinding.AFIO.code(),
          offset,
          "the magic 070727 is of afio; newc, crc, odc and binary archives are read");
    }
    throw CpioFinding.MAGIC.thrownAt(offset, "no header begins with " + magic);
  }

  private CpioEntry withName(CpioHeader header, long offset) throws IOException {
    long nameSize = number(header, CpioField.NAME_SIZE, offset);
    number(header, CpioField.FILE_SIZE, offset);
    limits.check(CpioLimits.MAX_NAME_BYTES, nameSize, CpioFinding.FORMAT, offset);
    Bytes name = readName(nameSize);
    if (name.length() < nameSize) {
      throw CpioFinding.TRUNCATED.thrownAt(
          offset, "a name of %s bytes ends after %s".formatted(nameSize, name.length()));
    }
    Bytes padding = readPadding(header.dialect(), header.dialect().headerLength() + nameSize);
    return CpioEntry.of(header, name, padding, offset);
  }

  private static long number(CpioHeader header, CpioField field, long offset) throws IOException {
    if (!header.hasNumbersOnly() && !header.isNumber(field)) {
      throw CpioFinding.FIELD_DIGITS.thrownAt(
          offset + header.dialect().offset(field),
          "%s is \"%s\", not a number".formatted(field, header.text(field)));
    }
    return header.value(field);
  }

  /** Takes no more memory than there are bytes, whatever the header claims. */
  private Bytes readName(long nameSize) throws IOException {
    if (nameSize <= NAME_CHUNK) {
      return feed.take((int) nameSize);
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
    return Bytes.of(name.toByteArray());
  }

  /** Reads the bytes up to the next aligned one, or those that are there. */
  Bytes readPadding(CpioDialect dialect, long length) throws IOException {
    int wanted = dialect.paddingAfter(length);
    if (wanted == 0) {
      return Bytes.empty();
    }
    Bytes padding = feed.take(wanted);
    return padding.length() == wanted && padding.isZero() ? ZEROS[wanted] : padding;
  }
}
