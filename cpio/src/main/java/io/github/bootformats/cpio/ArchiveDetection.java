package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Confidence;
import io.github.bootformats.api.spi.Detection;
import java.io.IOException;
import java.util.Optional;

/** Looks whether an image begins with an entry. */
final class ArchiveDetection {
  private ArchiveDetection() {}

  static Detection of(ImageSource image) throws IOException {
    int magicLength = (int) Math.min(CpioDialect.MAX_MAGIC_BYTES, image.size());
    Optional<CpioDialect> found = CpioDialect.ofMagic(Bytes.read(image, 0, magicLength));
    if (found.isEmpty()) {
      return Detection.none(CpioProvider.DESCRIPTOR);
    }
    CpioDialect dialect = found.get();
    boolean isText = dialect.isText();
    if (isSound(image, dialect)) {
      return new Detection(
          CpioProvider.DESCRIPTOR,
          isText ? Confidence.CERTAIN : Confidence.LIKELY,
          dialect + " entry at byte 0");
    }
    return new Detection(
        CpioProvider.DESCRIPTOR,
        isText ? Confidence.LIKELY : Confidence.POSSIBLE,
        dialect + " magic at byte 0, but no sound entry");
  }

  /** Returns whether all numbers are numbers, the type is known and the name ends with a NUL. */
  private static boolean isSound(ImageSource image, CpioDialect dialect) throws IOException {
    int length = dialect.headerLength();
    if (image.size() < length) {
      return false;
    }
    CpioHeader header = CpioHeader.of(Bytes.read(image, 0, length));
    for (CpioField field : dialect.fields()) {
      if (!header.isNumber(field)) {
        return false;
      }
    }
    long nameSize = header.value(CpioField.NAME_SIZE);
    if (nameSize < 2 || nameSize > EntryFindings.PATH_MAX || nameSize > image.size() - length) {
      return false;
    }
    CpioEntry entry =
        CpioEntry.of(header, Bytes.read(image, length, (int) nameSize), Bytes.empty(), 0);
    return entry.nameField().at((int) nameSize - 1) == 0
        && !entry.name().isEmpty()
        && (entry.type().isPresent() || entry.isTrailer());
  }
}
