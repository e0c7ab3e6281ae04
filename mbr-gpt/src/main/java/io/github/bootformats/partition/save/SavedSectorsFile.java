package io.github.bootformats.partition.save;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.UnsupportedFormatException;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.internal.Crc;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The fields of a file with saved sectors. */
final class SavedSectorsFile {
  private static final String FORMAT = "saved-sectors";
  private static final Bytes MAGIC = Bytes.utf8("BOOTFSAV");
  private static final int VERSION = 1;
  private static final int RANGE_COUNT_AT = 32;
  private static final int HEADER_BYTES = 36;
  private static final int RANGE_BYTES = 16;
  private static final int CRC_BYTES = 4;

  private final Bytes file;

  private SavedSectorsFile(Bytes file) {
    this.file = file;
  }

  static long length(SavedSectors saved) {
    long length = HEADER_BYTES + CRC_BYTES;
    for (SavedRange range : saved.ranges()) {
      length += RANGE_BYTES + (long) range.bytes().length();
    }
    return length;
  }

  static Bytes encode(SavedSectors saved) {
    ByteBuffer file =
        ByteBuffer.allocate(Math.toIntExact(length(saved))).order(ByteOrder.LITTLE_ENDIAN);
    file.put(MAGIC.asByteBuffer()).putInt(VERSION).putInt(saved.sectorSize().bytes());
    file.putLong(saved.sizeBefore()).putLong(saved.sizeAfter()).putInt(saved.ranges().size());
    for (SavedRange range : saved.ranges()) {
      file.putLong(range.offset()).putInt(range.bytes().length()).putInt((int) range.crcAfter());
      file.put(range.bytes().asByteBuffer());
    }
    Bytes all = Bytes.copyOf(file.array(), 0, file.position());
    file.putInt((int) Crc.of(all));
    return Bytes.of(file.array());
  }

  static SavedSectors read(ImageSource source, ReadLimits limits) throws IOException {
    boolean isOurs =
        source.size() >= MAGIC.length() && Bytes.read(source, 0, MAGIC.length()).equals(MAGIC);
    if (!isOurs) {
      throw new MalformedFormatException(
          FORMAT, FORMAT + ".magic", 0, "this is no file with saved sectors");
    }
    limits.check(SavedSectors.MAX_FILE_BYTES, source.size(), FORMAT, 0);
    Bytes file = Bytes.read(source, 0, (int) Math.min(source.size(), Integer.MAX_VALUE - 8));
    return new SavedSectorsFile(file).decode(limits);
  }

  private SavedSectors decode(ReadLimits limits) throws FormatException {
    if (file.length() < HEADER_BYTES + CRC_BYTES) {
      throw malformed("truncated", file.length(), "the file ends within its header");
    }
    if (file.u32le(8) != VERSION) {
      throw new UnsupportedFormatException(
          FORMAT, FORMAT + ".version", 8, "version %s, not 1".formatted(file.u32le(8)));
    }
    int end = file.length() - CRC_BYTES;
    if (Crc.of(file.slice(0, end)) != file.u32le(end)) {
      throw malformed("crc", end, "the CRC of the file is wrong: it is damaged or cut off");
    }
    try {
      SectorSize sectorSize = SectorSize.of((int) file.u32le(12));
      return SavedSectors.of(sectorSize, file.u64le(16), file.u64le(24), ranges(end, limits));
    } catch (IllegalArgumentException e) {
      throw malformed("fields", 12, String.valueOf(e.getMessage()));
    }
  }

  private List<SavedRange> ranges(int end, ReadLimits limits) throws FormatException {
    long count = file.u32le(RANGE_COUNT_AT);
    if (count > (end - HEADER_BYTES) / RANGE_BYTES) {
      throw malformed(
          "range", RANGE_COUNT_AT, "the file is too short for %s ranges".formatted(count));
    }
    limits.check(SavedSectors.MAX_RANGES, count, FORMAT, RANGE_COUNT_AT);
    List<SavedRange> ranges = new ArrayList<>();
    int at = HEADER_BYTES;
    for (long i = 0; i < count; i++) {
      long length = at + RANGE_BYTES <= end ? file.u32le(at + 8) : Long.MAX_VALUE;
      if (length > end - at - RANGE_BYTES) {
        throw malformed("range", at, "range %s of %s leaves the file".formatted(i + 1, count));
      }
      int begin = at + RANGE_BYTES;
      Bytes bytes = file.slice(begin, begin + (int) length);
      ranges.add(new SavedRange(file.u64le(at), bytes, file.u32le(at + 12)));
      at = begin + (int) length;
    }
    if (at != end) {
      throw malformed("range", at, "something follows the last range");
    }
    return ranges;
  }

  private static MalformedFormatException malformed(String reason, long offset, String message) {
    return new MalformedFormatException(FORMAT, FORMAT + "." + reason, offset, message);
  }
}
