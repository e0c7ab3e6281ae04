package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.codecs.EncodeOptions;
import io.github.bootformats.codecs.StreamCodec;
import java.util.List;
import java.util.Optional;

/**
 * The entries of one archive, in their order.
 *
 * @param codec how it is compressed
 * @param options the level
 * @param entries what is in it
 */
record ManifestSegment(
    Optional<StreamCodec> codec, EncodeOptions options, List<ManifestEntry> entries) {
  ManifestSegment {
    entries = List.copyOf(entries);
  }
}
