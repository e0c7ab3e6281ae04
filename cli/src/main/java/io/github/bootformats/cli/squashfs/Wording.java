package io.github.bootformats.cli.squashfs;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.cli.term.Sizes;
import io.github.bootformats.squashfs.CompressorOptions;
import io.github.bootformats.squashfs.SquashfsReader;
import io.github.bootformats.squashfs.SuperblockFlag;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Words for what is in an image. */
final class Wording {
  private static final List<String> STRATEGIES =
      List.of("default", "filtered", "huffman only", "run length encoded", "fixed");
  private static final List<String> FILTERS =
      List.of("x86", "powerpc", "ia64", "arm", "armthumb", "sparc", "arm64", "riscv");
  private static final List<String> LZO =
      List.of("lzo1x_1", "lzo1x_1_11", "lzo1x_1_12", "lzo1x_1_15", "lzo1x_999");
  private static final int HIGH_COMPRESSION = 1;
  private static final Map<FileType, String> TYPES =
      Map.of(
          FileType.DIRECTORY, "directory",
          FileType.REGULAR, "file",
          FileType.SYMLINK, "symlink",
          FileType.BLOCK_DEVICE, "block device",
          FileType.CHARACTER_DEVICE, "character device",
          FileType.FIFO, "fifo",
          FileType.SOCKET, "socket");

  private Wording() {}

  /** Returns such as {@code zstd, level 15}; without options the writer's defaults were used. */
  static String compression(SquashfsReader reader) throws IOException {
    String title = reader.compression().title();
    try {
      return title + reader.compressorOptions().map(Wording::of).orElse("");
    } catch (FormatException e) {
      return title + ", damaged options";
    }
  }

  private static String of(CompressorOptions options) {
    if (options instanceof CompressorOptions.Gzip gzip) {
      return ", level %s, window 2^%s%s"
          .formatted(
              gzip.level(), gzip.windowBits(), listed(", best of ", STRATEGIES, gzip.strategies()));
    }
    if (options instanceof CompressorOptions.Xz xz) {
      return ", dictionary %s%s"
          .formatted(Sizes.of(xz.dictionaryBytes()), listed(", filters ", FILTERS, xz.filters()));
    }
    if (options instanceof CompressorOptions.Lzo lzo) {
      String name =
          lzo.algorithm() < LZO.size()
              ? LZO.get((int) lzo.algorithm())
              : "algorithm " + lzo.algorithm();
      return ", " + name + (lzo.level() == 0 ? "" : ", level " + lzo.level());
    }
    if (options instanceof CompressorOptions.Lz4 lz4) {
      return (lz4.flags() & HIGH_COMPRESSION) == 0 ? "" : ", high compression";
    }
    if (options instanceof CompressorOptions.Zstd zstd) {
      return ", level " + zstd.level();
    }
    return ", unknown options";
  }

  private static String listed(String start, List<String> names, long bits) {
    List<String> set = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if ((bits & 1L << i) != 0) {
        set.add(names.get(i));
      }
    }
    return set.isEmpty() ? "" : start + String.join(" ", set);
  }

  static String flag(SuperblockFlag flag) {
    return flag.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String flags(SquashfsReader reader) {
    return reader.superblock().flags().stream().map(Wording::flag).collect(Collectors.joining(" "));
  }

  static String time(long seconds) {
    return Instant.ofEpochSecond(seconds).toString();
  }

  /** Returns how much of a size is left, in percent; empty where there is nothing. */
  static String ratio(long stored, long unpacked) {
    return unpacked == 0 ? "" : String.format(Locale.ROOT, "%.1f%%", 100.0 * stored / unpacked);
  }

  static String type(FileType type) {
    return TYPES.getOrDefault(type, "");
  }

  /** Returns such as {@code 1 file} and {@code 2 files}. */
  static String count(long count, String one) {
    String many = one.endsWith("y") ? one.substring(0, one.length() - 1) + "ies" : one + "s";
    return count + " " + (count == 1 ? one : many);
  }
}
