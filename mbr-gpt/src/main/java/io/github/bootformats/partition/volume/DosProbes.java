package io.github.bootformats.partition.volume;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.internal.read.BootSectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** File systems whose boot sector has the parameter block of DOS. */
final class DosProbes {
  private static final int ENTRY_BYTES = 32;
  private static final int LABEL_BYTES = 11;

  /** How much of a root directory is searched. */
  private static final int MAX_DIRECTORY = 64 << 10;

  private static final int ATTRIBUTES = 11;
  private static final int VOLUME_ID = 0x08;
  private static final int LONG_NAME = 0x0f;
  private static final int DELETED = 0xe5;
  private static final int EXFAT_LABEL = 0x83;
  private static final String NO_NAME = "NO NAME";

  private DosProbes() {}

  private static boolean isNamed(Bytes sector, String id) {
    return BootSectors.nameOf(sector).filter(name -> name.id().equals(id)).isPresent();
  }

  static Optional<Volume> ntfs(Fields image) throws IOException {
    Bytes sector = image.read(0, 512);
    if (!isNamed(sector, "ntfs")) {
      return Optional.empty();
    }
    String serial = String.format(Locale.ROOT, "%016X", sector.u64le(0x48));
    return Optional.of(
        new Volume(
            VolumeType.NTFS,
            Optional.empty(),
            Optional.of(serial),
            Sizes.product(sector.u64le(0x28), sector.u16le(11))));
  }

  static Optional<Volume> exfat(Fields image) throws IOException {
    Bytes sector = image.read(0, 512);
    int sectorShift = sector.at(0x6c);
    int clusterShift = sectorShift + sector.at(0x6d);
    if (!isNamed(sector, "exfat") || sectorShift > 12 || clusterShift > 25) {
      return Optional.empty();
    }
    long root = (sector.u32le(0x58) << sectorShift) + ((sector.u32le(0x60) - 2) << clusterShift);
    Bytes entries = image.read(root, Math.min(MAX_DIRECTORY, 1 << clusterShift));
    return Optional.of(
        new Volume(
            VolumeType.EXFAT,
            exfatLabel(entries),
            Optional.of(serial(sector.u32le(0x64))),
            Sizes.product(sector.u64le(0x48), 1L << sectorShift)));
  }

  private static Optional<String> exfatLabel(Bytes entries) {
    return entries(entries)
        .filter(entry -> entry.at(0) == EXFAT_LABEL)
        .findFirst()
        .flatMap(
            entry -> {
              int units = Math.min(LABEL_BYTES, entry.at(1));
              return Fields.text(entry.slice(2, 2 + 2 * units), StandardCharsets.UTF_16LE);
            });
  }

  /** A FAT32 has no length of a table in the place where the others have it. */
  static Optional<Volume> fat(Fields image) throws IOException {
    Bytes sector = image.read(0, 512);
    if (!isNamed(sector, "fat")) {
      return Optional.empty();
    }
    boolean large = sector.u16le(22) == 0;
    long sectorBytes = sector.u16le(11);
    long sectors = sector.u16le(19) != 0 ? sector.u16le(19) : sector.u32le(32);
    int extended = large ? 0x42 : 0x26;
    Optional<String> label = fatLabel(rootDirectory(image, sector, large));
    boolean hasSerial = sector.at(extended) == 0x28 || sector.at(extended) == 0x29;
    Optional<String> serial =
        hasSerial ? Optional.of(serial(sector.u32le(extended + 1))) : Optional.empty();
    boolean hasLabel = sector.at(extended) == 0x29;
    return Optional.of(
        new Volume(
            VolumeType.FAT,
            label.or(() -> hasLabel ? bootLabel(sector, extended + 5) : Optional.empty()),
            serial,
            sectors == 0 ? OptionalLong.empty() : Sizes.product(sectors, sectorBytes)));
  }

  private static Optional<String> bootLabel(Bytes sector, int at) {
    return Fields.text(sector.slice(at, at + LABEL_BYTES), StandardCharsets.ISO_8859_1)
        .filter(label -> !label.equals(NO_NAME));
  }

  private static Bytes rootDirectory(Fields image, Bytes sector, boolean large) throws IOException {
    long sectorBytes = sector.u16le(11);
    long tables = sector.at(16) * (large ? sector.u32le(36) : sector.u16le(22));
    long start = sector.u16le(14) + tables;
    int length = ENTRY_BYTES * sector.u16le(17);
    if (large) {
      start += (sector.u32le(44) - 2) * sector.at(13);
      length = sector.at(13) * sector.u16le(11);
    }
    return image.read(start * sectorBytes, Math.min(MAX_DIRECTORY, length));
  }

  private static Optional<String> fatLabel(Bytes entries) {
    return entries(entries)
        .filter(DosProbes::isFatLabel)
        .findFirst()
        .flatMap(entry -> Fields.text(entry.slice(0, LABEL_BYTES), StandardCharsets.ISO_8859_1));
  }

  private static boolean isFatLabel(Bytes entry) {
    int attributes = entry.at(ATTRIBUTES);
    return (attributes & VOLUME_ID) != 0
        && (attributes & LONG_NAME) != LONG_NAME
        && entry.at(0) != DELETED;
  }

  /** Returns the entries of a directory, which end at one that begins with a zero. */
  private static Stream<Bytes> entries(Bytes directory) {
    return IntStream.range(0, directory.length() / ENTRY_BYTES)
        .mapToObj(i -> directory.slice(i * ENTRY_BYTES, (i + 1) * ENTRY_BYTES))
        .takeWhile(entry -> entry.at(0) != 0);
  }

  private static String serial(long number) {
    return String.format(Locale.ROOT, "%04X-%04X", number >>> 16, number & 0xffff);
  }
}
