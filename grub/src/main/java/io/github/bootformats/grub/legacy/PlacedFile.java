package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.grub.internal.run.Latin;

/**
 * A file on a device.
 *
 * @param device the device
 * @param path the path on it, or a list of blocks such as {@code +1}
 * @param shown the file as an entry shows it, with the device where one was said
 */
record PlacedFile(LegacyDevice device, Bytes path, Bytes shown) {
  boolean isBlocks() {
    return !path.isEmpty() && path.at(0) != '/';
  }

  @Override
  public String toString() {
    return Latin.of(shown);
  }
}
