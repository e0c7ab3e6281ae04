package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.UnsupportedFormatException;
import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Tells version 4.0 from what else has a magic of SquashFS: older versions, other byte orders, and
 * what vendors of routers made of it.
 */
final class Signature {
  private static final int MAGIC_LENGTH = 4;
  private static final int VERSION_OFFSET = 28;
  private static final int MIN_LENGTH = VERSION_OFFSET + 4;
  private static final Bytes LITTLE = Bytes.utf8("hsqs");
  private static final Bytes BIG = Bytes.utf8("sqsh");
  private static final Bytes STREAM = Bytes.utf8("HSQS");

  /** Vendors' magics as they are in images. */
  private static final Map<Bytes, String> VENDORS =
      Map.of(
          Bytes.utf8("hsqt"), "little-endian with the magic of DD-WRT",
          Bytes.utf8("tqsh"), "big-endian with the magic of DD-WRT",
          Bytes.utf8("shsq"), "little-endian with a vendor's magic, usually with LZMA",
          Bytes.utf8("qshs"), "big-endian with a vendor's magic, usually with LZMA",
          Bytes.utf8("sqlz"), "big-endian with LZMA (sqlzma)",
          Bytes.utf8("zlqs"), "little-endian with LZMA (sqlzma)");

  private static final String SUPPORTED = "; only little-endian version 4.0 is supported";

  private Signature() {}

  /**
   * Looks at the first bytes.
   *
   * @return why the image is of another kind of SquashFS, or empty when it is of version 4.0 or no
   *     SquashFS at all
   */
  static Optional<UnsupportedFormatException> otherKind(ImageSource source) throws IOException {
    if (source.size() < MIN_LENGTH) {
      return Optional.empty();
    }
    Bytes head = Bytes.read(source, 0, MIN_LENGTH);
    Bytes magic = head.slice(0, MAGIC_LENGTH);
    if (magic.equals(LITTLE)) {
      int major = head.u16le(VERSION_OFFSET);
      int minor = head.u16le(VERSION_OFFSET + 2);
      return major == 4 && minor == 0
          ? Optional.empty()
          : Optional.of(
              SquashfsFinding.VERSION.unsupportedAt(
                  VERSION_OFFSET,
                  "SquashFS %s.%s, little-endian".formatted(major, minor) + SUPPORTED));
    }
    if (magic.equals(BIG)) {
      return Optional.of(
          SquashfsFinding.BYTE_ORDER.unsupportedAt(
              0, "SquashFS %s, big-endian".formatted(bigEndianVersion(head)) + SUPPORTED));
    }
    if (magic.equals(STREAM)) {
      return Optional.of(
          SquashfsFinding.VARIANT.unsupportedAt(
              0,
              "SquashFS written as a stream, whose superblock is its last %s bytes"
                      .formatted(SquashfsSuperblock.LENGTH)
                  + SUPPORTED));
    }
    return Optional.ofNullable(VENDORS.get(magic))
        .map(
            vendor ->
                SquashfsFinding.VARIANT.unsupportedAt(
                    0, "SquashFS %s, %s".formatted(anyVersion(head), vendor) + SUPPORTED));
  }

  private static String bigEndianVersion(Bytes head) {
    return swapped(head, VERSION_OFFSET) + "." + swapped(head, VERSION_OFFSET + 2);
  }

  private static int swapped(Bytes head, int index) {
    return head.at(index) << 8 | head.at(index + 1);
  }

  /** Vendors changed the magic, and not always the byte order that it stands for. */
  private static String anyVersion(Bytes head) {
    int major = head.u16le(VERSION_OFFSET);
    return major > 0 && major < 256
        ? major + "." + head.u16le(VERSION_OFFSET + 2)
        : bigEndianVersion(head);
  }
}
