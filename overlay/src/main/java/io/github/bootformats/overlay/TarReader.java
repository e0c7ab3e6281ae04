package io.github.bootformats.overlay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipEncoding;
import org.apache.commons.compress.archivers.zip.ZipEncodingHelper;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a tar archive, one after the other. Commons Compress reads the headers; what comes
 * before them is read here, for it holds bytes, and Commons Compress makes text of them.
 */
final class TarReader {
  static final int BLOCK = 512;

  /** Names are bytes, which are characters of this encoding one by one. */
  static final ZipEncoding BYTES = ZipEncodingHelper.getZipEncoding(ISO_8859_1.name());

  /** The type of an entry that GNU tar names a volume with. */
  private static final byte VOLUME_LABEL = 'V';

  private final ImageSource source;
  private final ReadLimits limits;
  private long position;

  TarReader(ImageSource source, ReadLimits limits) {
    this.source = source;
    this.limits = limits;
  }

  /**
   * One entry.
   *
   * @param header the header, without what pax records say instead
   * @param path the whole path
   * @param link the whole target of a link
   * @param size of the data in bytes
   * @param offset of the data in the archive
   */
  record Entry(
      TarArchiveEntry header, PaxRecords pax, Bytes path, Bytes link, long size, long offset) {

    /**
     * Returns whether this is a directory: in old archives a file whose name ends with a slash, and
     * that is the whole name, not what the header has room for.
     */
    boolean isDirectory() {
      byte type = header.getLinkFlag();
      return isHeaderOnly(type)
          ? type == TarConstants.LF_DIR
          : !path.isEmpty() && path.at(path.length() - 1) == '/';
    }
  }

  /** Returns the next entry of a file; null at the end. */
  @Nullable Entry next() throws IOException {
    Entry entry = read();
    while (entry != null && entry.header().getLinkFlag() == VOLUME_LABEL) {
      entry = read();
    }
    return entry;
  }

  private @Nullable Entry read() throws IOException {
    PaxRecords pax = new PaxRecords();
    Bytes longName = Bytes.empty();
    Bytes longLink = Bytes.empty();
    long headerBytes = 0;
    while (true) {
      TarArchiveEntry header = header();
      if (header == null) {
        return null;
      }
      long offset = position;
      byte type = header.getLinkFlag();
      if (!isAboutNext(type)) {
        return entry(header, pax, longName, longLink, offset);
      }
      headerBytes += header.getSize();
      limits.check(
          OverlayLimits.MAX_TAR_HEADER_BYTES, headerBytes, OverlayFinding.FORMAT, offset - BLOCK);
      skip(header.getSize());
      Bytes data = Bytes.read(source, offset, (int) header.getSize());
      switch (type) {
        case TarConstants.LF_PAX_EXTENDED_HEADER_LC -> pax.parse(data);
        case TarConstants.LF_GNUTYPE_LONGNAME -> longName = data.untilNul();
        case TarConstants.LF_GNUTYPE_LONGLINK -> longLink = data.untilNul();
        default -> {} // what a global header says is about none of this
      }
    }
  }

  private static boolean isAboutNext(byte type) {
    return type == TarConstants.LF_PAX_EXTENDED_HEADER_LC
        || type == TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER
        || type == TarConstants.LF_GNUTYPE_LONGNAME
        || type == TarConstants.LF_GNUTYPE_LONGLINK;
  }

  private Entry entry(
      TarArchiveEntry header, PaxRecords pax, Bytes longName, Bytes longLink, long offset)
      throws IOException {
    if (header.isSparse() || pax.hasAny("GNU.sparse.")) {
      throw OverlayFinding.TAR_UNSUPPORTED.unsupported(
          "a sparse file at byte %s of the archive".formatted(offset - BLOCK));
    }
    Bytes path = kept(pax.get("path").orElse(or(longName, header.getName())));
    Bytes link = kept(pax.get("linkpath").orElse(or(longLink, header.getLinkName())));
    long size = hasData(header, pax) ? number(pax, "size", header.getSize()) : 0;
    skip(size);
    return new Entry(header, pax, path, link, size, offset);
  }

  /**
   * Returns whether data follows. Links, devices and directories have none whatever their header
   * says, as GNU tar and libarchive have it of most; a pax record is meant.
   */
  private static boolean hasData(TarArchiveEntry header, PaxRecords pax) {
    return !isHeaderOnly(header.getLinkFlag()) || pax.get("size").isPresent();
  }

  private static boolean isHeaderOnly(byte type) {
    return type >= TarConstants.LF_LINK && type <= TarConstants.LF_FIFO;
  }

  private static Bytes or(Bytes longName, String name) {
    return longName.isEmpty() ? Bytes.of(name.getBytes(ISO_8859_1)) : longName;
  }

  /** Returns bytes that do not keep all of the header in memory that they are a part of. */
  static Bytes kept(Bytes part) {
    return Bytes.of(part.toByteArray());
  }

  /** Returns a number of a pax record, or what the header says. */
  static long number(PaxRecords pax, String key, long otherwise) throws IOException {
    String text = pax.get(key).map(Bytes::toString).orElse(Long.toString(otherwise));
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw OverlayFinding.TAR_DAMAGED.failure("not a number: %s=%s".formatted(key, text));
    }
  }

  private @Nullable TarArchiveEntry header() throws IOException {
    if (source.size() - position < BLOCK) {
      return null; // archives may end without their two blocks of zeros
    }
    byte[] block = source.readBytes(position, BLOCK);
    if (Bytes.of(block).isZero()) {
      return null;
    }
    TarArchiveEntry header = parse(block);
    if (!header.isCheckSumOK() || header.getSize() < 0) {
      throw damaged("the checksum is wrong");
    }
    position += BLOCK;
    return header;
  }

  private TarArchiveEntry parse(byte[] block) throws IOException {
    try {
      return new TarArchiveEntry(Map.of(), block, BYTES, true);
    } catch (IOException | IllegalArgumentException e) {
      throw damaged("not a header");
    }
  }

  private void skip(long size) throws IOException {
    if (size < 0 || size > source.size() - position) {
      throw damaged("the archive ends within an entry");
    }
    position = Math.min(source.size(), position + (size + BLOCK - 1) / BLOCK * BLOCK);
  }

  private IOException damaged(String what) {
    return OverlayFinding.TAR_DAMAGED.failure("%s, at byte %s".formatted(what, position));
  }
}
