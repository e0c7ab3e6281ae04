package io.github.bootformats.grub.bios;

import io.github.bootformats.api.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.tukaani.xz.LZMAInputStream;

/**
 * What {@code core.img} unpacks when it starts: GRUB's kernel and, behind it, modules with the
 * prefix among them. Behind the first sector lies the code that unpacks ({@code startup_raw.S}),
 * with the sizes of the rest at its begin, then the rest: one LZMA stream without a header.
 */
final class CorePayload {
  private static final int SIZES = CoreImage.SECTOR + 8;
  private static final int MAX_UNPACKED = 16 << 20;

  /** The code that unpacks ends at a multiple of 16, somewhere here: it has 2848 bytes in 2.06. */
  private static final int FIRST_END = CoreImage.SECTOR + 0x400;

  private static final int LAST_END = CoreImage.SECTOR + 0x1400;
  private static final int ALIGNMENT = 16;

  private static final byte LC3_LP0_PB2 = 0x5d;
  private static final int DICTIONARY = 1 << 16;

  /** "mimg", the magic of the list of modules; each module has a type and a size. */
  private static final long MODULES = 0x676d696dL;

  private static final int MODULES_HEADER = 12;
  private static final int MODULE_HEADER = 8;
  private static final int TYPE_PREFIX = 3;

  private CorePayload() {}

  /** Returns the prefix in an image; empty where none is found. */
  static Optional<Bytes> prefix(Bytes core) {
    if (core.length() < LAST_END) {
      return Optional.empty();
    }
    long packed = core.u32le(SIZES);
    long unpacked = core.u32le(SIZES + 4);
    if (unpacked == 0 || unpacked > MAX_UNPACKED) {
      return Optional.empty();
    }
    for (int at = FIRST_END; at <= LAST_END && at + packed <= core.length(); at += ALIGNMENT) {
      // An LZMA stream begins with a zero.
      Optional<Bytes> prefix =
          core.at(at) == 0
              ? unpack(core, at, (int) packed, (int) unpacked).flatMap(CorePayload::inModules)
              : Optional.empty();
      if (prefix.isPresent()) {
        return prefix;
      }
    }
    return Optional.empty();
  }

  private static Optional<Bytes> unpack(Bytes core, int at, int packed, int unpacked) {
    byte[] all = new byte[unpacked];
    try (InputStream in =
        new LZMAInputStream(
            new ByteArrayInputStream(core.slice(at, at + packed).toByteArray()),
            unpacked,
            LC3_LP0_PB2,
            DICTIONARY)) {
      return in.readNBytes(all, 0, unpacked) == unpacked
          ? Optional.of(Bytes.of(all))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // the code that unpacks did not end here
    }
  }

  private static Optional<Bytes> inModules(Bytes unpacked) {
    for (int i = 0; i + MODULES_HEADER <= unpacked.length(); i += 4) {
      if (unpacked.u32le(i) == MODULES && unpacked.u32le(i + 4) == MODULES_HEADER) {
        long end = i + unpacked.u32le(i + 8);
        Optional<Bytes> prefix =
            end <= unpacked.length() ? inModules(unpacked, i, (int) end) : Optional.empty();
        if (prefix.isPresent()) {
          return prefix;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Bytes> inModules(Bytes unpacked, int begin, int end) {
    int at = begin + MODULES_HEADER;
    while (at + MODULE_HEADER <= end) {
      long size = unpacked.u32le(at + 4);
      if (size < MODULE_HEADER || size > end - at) {
        return Optional.empty();
      }
      if (unpacked.u32le(at) == TYPE_PREFIX) {
        Bytes text = unpacked.slice(at + MODULE_HEADER, at + (int) size);
        return Optional.of(text.untilNul());
      }
      at += (int) size;
    }
    return Optional.empty();
  }
}
