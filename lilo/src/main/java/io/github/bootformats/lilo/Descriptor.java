package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;

/**
 * A name that can be booted, as LILO keeps it in its map file (IMAGE_DESCR in common.h).
 *
 * @param name a label or an alias
 * @param header the image= or other= of the entry
 * @param entry the options of the entry
 * @param constant the kernel parameters of the entry
 * @param protection when a password is asked for
 */
record Descriptor(Bytes name, Item header, Options entry, Bytes constant, Protection protection) {
  /** When a password is asked for. */
  enum Protection {
    /** Never. */
    NONE,
    /** When parameters are typed. */
    PARAMETERS,
    /** Always. */
    ALWAYS
  }

  boolean isImage() {
    return Ascii.equalsIgnoreCase(header.text(), Bytes.utf8(LiloKeyword.IMAGE.word()));
  }

  Descriptor named(Bytes other) {
    return new Descriptor(other, header, entry, constant, protection);
  }
}
