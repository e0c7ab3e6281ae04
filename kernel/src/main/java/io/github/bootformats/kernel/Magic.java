package io.github.bootformats.kernel;

import io.github.bootformats.api.Bytes;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The compressions of a kernel by their first bytes, as scripts/extract-vmlinux knows them. */
final class Magic {
  /** How much is looked at, in bytes. */
  static final int BYTES = 8;

  static final String UNKNOWN = "unknown";

  private static final Map<Bytes, String> ALL = new LinkedHashMap<>();

  static {
    ALL.put(hex("1f8b08"), "gzip");
    ALL.put(hex("425a68"), "bzip2");
    ALL.put(hex("fd377a585a00"), "xz");
    ALL.put(hex("5d000000"), "lzma");
    ALL.put(hex("894c5a4f000d0a"), "lzo");
    ALL.put(hex("02214c18"), "lz4");
    ALL.put(hex("28b52ffd"), "zstd");
    ALL.put(hex("7f454c46"), "none");
  }

  private Magic() {}

  private static Bytes hex(String digits) {
    return Bytes.of(HexFormat.of().parseHex(digits));
  }

  static String compression(Bytes begin) {
    return ALL.entrySet().stream()
        .filter(magic -> begin.startsWith(magic.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(UNKNOWN);
  }
}
