package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Report;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.cpio.internal.SourceData;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describes an archive in a few facts; its files are for those who ask for the tree. */
final class ArchiveReport {
  private final Map<FileType, Long> counts = new EnumMap<>(FileType.class);
  private final FindingList sums = new FindingList();
  private @Nullable CpioDialect dialect;
  private @Nullable CpioEntry trailer;
  private long entries;
  private long bytes;

  private ArchiveReport() {}

  static Report of(ImageSource source, ReadLimits limits) throws IOException {
    try (CpioImage image = CpioImage.open(source, limits)) {
      ArchiveReport counted = new ArchiveReport();
      long end =
          new ArchiveReader(source, limits)
              .read((entry, available, padding) -> counted.count(entry, available, source));
      return counted.report(source.size() - end, image.diagnostics());
    }
  }

  private void count(CpioEntry entry, long available, ImageSource source) throws IOException {
    if (dialect == null) {
      dialect = entry.dialect();
    }
    if (entry.isTrailer()) {
      trailer = entry;
      return;
    }
    entries++;
    entry.type().ifPresent(type -> counts.merge(type, 1L, Long::sum));
    bytes += available;
    SourceData data = new SourceData(source, entry.dataOffset(), available);
    SumCheck.of(CpioMember.of(entry, data, Bytes.empty()), 0, Progress.NONE, sums);
  }

  private Report report(long trailing, List<Diagnostic> findings) {
    String form = dialect == null ? "empty" : dialect.id();
    String length = entries == 1 ? "1 entry" : entries + " entries";
    Report.Builder report =
        Report.builder("cpio", "cpio archive, %s, %s".formatted(form, length))
            .fact("dialect", form)
            .fact("entries", entries);
    counts.forEach((type, count) -> report.fact(nameOf(type), count));
    report.size("dataBytes", bytes);
    if (trailer != null) {
      report.offset("trailer", trailer.offset());
    }
    report.size("trailingBytes", trailing);
    return report.findings(findings).findings(sums.toList()).build();
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
