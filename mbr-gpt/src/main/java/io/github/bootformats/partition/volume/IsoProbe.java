package io.github.bootformats.partition.volume;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.internal.IsoDescriptor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** ISO 9660, whose time is its UUID (ECMA-119, 8.4: the Primary Volume Descriptor). */
final class IsoProbe {
  private static final int SECTOR = 2048;
  private static final int MAX_DESCRIPTORS = 16;
  private static final int PRIMARY = 1;
  private static final int CREATED = 813;
  private static final int MODIFIED = 830;
  private static final int TIME_DIGITS = 16;

  private IsoProbe() {}

  static Optional<Volume> at(Fields image) throws IOException {
    for (int i = 0; i < MAX_DESCRIPTORS; i++) {
      long at = IsoDescriptor.FIRST_AT + (long) i * SECTOR;
      if (!image.matches(at + IsoDescriptor.MARK_AT, IsoDescriptor.MARK)) {
        return Optional.empty();
      }
      Bytes descriptor = image.read(at, SECTOR);
      if (descriptor.at(0) == PRIMARY) {
        return Optional.of(
            new Volume(
                VolumeType.ISO_9660,
                Fields.text(descriptor.slice(40, 72), StandardCharsets.ISO_8859_1),
                time(descriptor, MODIFIED).or(() -> time(descriptor, CREATED)),
                Sizes.product(descriptor.u32le(80), descriptor.u16le(128))));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> time(Bytes descriptor, int at) {
    String digits =
        new String(
            descriptor.slice(at, at + TIME_DIGITS).toByteArray(), StandardCharsets.ISO_8859_1);
    if (digits.chars().allMatch(c -> c == '0')
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    return Optional.of(
        digits.replaceFirst("(....)(..)(..)(..)(..)(..)(..)", "$1-$2-$3-$4-$5-$6-$7"));
  }
}
