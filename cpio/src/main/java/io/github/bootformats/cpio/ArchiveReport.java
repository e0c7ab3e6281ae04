package io.github.bootformats.cpio;

import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Report;
import io.github.bootformats.api.tree.FileType;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** Describes an archive in a few facts; its files are for those who ask for the tree. */
final class ArchiveReport {
  private ArchiveReport() {}

  static Report of(ImageSource source, ReadLimits limits) throws IOException {
    try (CpioImage image = CpioImage.open(source, limits)) {
      CpioArchive archive = image.archive();
      Map<FileType, Integer> counts = new EnumMap<>(FileType.class);
      long bytes = 0;
      for (CpioMember member : archive.members()) {
        member.entry().type().ifPresent(type -> counts.merge(type, 1, Integer::sum));
        bytes += member.data().size();
      }
      String dialect = archive.dialect().map(CpioDialect::id).orElse("empty");
      Report.Builder report =
          Report.builder("cpio", "cpio archive, %s, %s".formatted(dialect, entries(archive)))
              .fact("dialect", dialect)
              .fact("entries", archive.members().size());
      counts.forEach((type, count) -> report.fact(nameOf(type), count));
      report.size("dataBytes", bytes);
      archive.trailer().ifPresent(t -> report.offset("trailer", t.entry().offset()));
      report.size("trailingBytes", archive.trailing().size());
      report.findings(image.diagnostics()).findings(archive.checkSums(Progress.NONE));
      return report.build();
    }
  }

  private static String entries(CpioArchive archive) {
    int count = archive.members().size();
    return count == 1 ? "1 entry" : count + " entries";
  }

  private static String nameOf(FileType type) {
    return switch (type) {
      case REGULAR -> "files";
      case DIRECTORY -> "directories";
      case SYMLINK -> "symlinks";
      case CHARACTER_DEVICE -> "characterDevices";
      case BLOCK_DEVICE -> "blockDevices";
      case FIFO -> "fifos";
      case SOCKET -> "sockets";
    };
  }
}
