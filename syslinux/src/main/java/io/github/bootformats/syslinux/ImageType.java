package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import java.util.Optional;

/** How a file is loaded. */
enum ImageType {
  LOCALBOOT("localboot", ""),
  KERNEL("kernel", ""),
  LINUX("linux", ""),
  COM32("com32", ".c32"),
  FDIMAGE("fdimage", ".img"),
  BSS("bss", ".bss"),
  BOOT("boot", ".bin"),
  BOOT_SECTOR("boot", ".bs"),
  PXE("pxe", ".0"),
  CONFIG("config", "");

  @SuppressWarnings("ImmutableEnumChecker") // immutable, without the annotation
  private final Bytes typeName;

  @SuppressWarnings("ImmutableEnumChecker") // immutable, without the annotation
  private final Bytes suffix;

  ImageType(String typeName, String suffix) {
    this.typeName = Bytes.utf8("." + typeName);
    this.suffix = Bytes.utf8(suffix);
  }

  /** What a name without a known suffix is tried with, when no such file is named. */
  Bytes suffix() {
    return suffix;
  }

  /** The type of a command's first word, by its suffix; case matters. */
  static ImageType bySuffix(Bytes command) {
    Bytes name = Ascii.firstWord(command);
    for (ImageType type : values()) {
      int begin = name.length() - type.suffix.length();
      if (!type.suffix.isEmpty()
          && begin >= 0
          && name.slice(begin, name.length()).equals(type.suffix)) {
        return type;
      }
    }
    return KERNEL;
  }

  /** The type that a word such as {@code .linux} names; case matters. */
  static Optional<ImageType> byTypeName(Bytes word) {
    for (ImageType type : values()) {
      if (type.typeName.equals(word)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
