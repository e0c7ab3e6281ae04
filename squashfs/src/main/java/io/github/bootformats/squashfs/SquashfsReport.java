package io.github.bootformats.squashfs;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Report;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;

/** Describes an image: its superblock, its tables, and what is odd, as far as a look tells. */
final class SquashfsReport {
  /** How much a report looks at; whoever wants to know all runs a {@link SquashfsCheck}. */
  private static final long MAX_STRUCTURES = 100_000;

  private static final int MAX_FINDINGS = 100;

  private SquashfsReport() {}

  static Report of(ImageSource image, ReadLimits limits) throws IOException {
    try (SquashfsReader reader =
        SquashfsReader.open(image, SquashfsOptions.defaults().withLimits(limits))) {
      SquashfsSuperblock superblock = reader.superblock();
      Report.Builder report =
          Report.builder("squashfs", "SquashFS 4.0, " + reader.compression())
              .fact("compression", reader.compression().title())
              .size("blockSize", superblock.blockSize())
              .size("bytesUsed", superblock.bytesUsed())
              .fact("inodes", superblock.inodeCount())
              .fact("fragments", superblock.fragmentCount())
              .fact("ids", superblock.idCount())
              .fact("modificationTime", time(superblock))
              .fact("flags", flags(superblock))
              .fact("rootInode", superblock.rootInode().toString())
              .offset("inodeTable", superblock.inodeTable())
              .offset("directoryTable", superblock.directoryTable());
      CheckFindings findings = new CheckFindings(0, Integer.MAX_VALUE);
      addOptions(reader, report, findings);
      for (TableKind kind : TableKind.values()) {
        addTable(reader, kind, report, findings);
      }
      SquashfsCheck check =
          SquashfsCheck.of(reader).withMaxStructures(MAX_STRUCTURES).withMaxFindings(MAX_FINDINGS);
      check.run().forEach(findings::add);
      return report.findings(findings.toList()).build();
    }
  }

  private static String time(SquashfsSuperblock superblock) {
    return Instant.ofEpochSecond(superblock.modificationTime()).toString();
  }

  private static String flags(SquashfsSuperblock superblock) {
    return superblock.flags().stream()
        .map(flag -> flag.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.joining(" "));
  }

  private static void addOptions(
      SquashfsReader reader, Report.Builder report, CheckFindings findings) throws IOException {
    findings.guard(
        () -> reader.compressorOptions().ifPresent(options -> addOptions(options, report)));
  }

  private static void addOptions(CompressorOptions options, Report.Builder report) {
    if (options instanceof CompressorOptions.Gzip gzip) {
      report.fact("level", gzip.level()).fact("windowBits", gzip.windowBits());
      report.fact("strategies", gzip.strategies());
    } else if (options instanceof CompressorOptions.Xz xz) {
      report.size("dictionary", xz.dictionaryBytes()).fact("filters", xz.filters());
    } else if (options instanceof CompressorOptions.Lzo lzo) {
      report.fact("algorithm", lzo.algorithm()).fact("level", lzo.level());
    } else if (options instanceof CompressorOptions.Lz4 lz4) {
      report.fact("highCompression", (lz4.flags() & 1) != 0);
    } else if (options instanceof CompressorOptions.Zstd zstd) {
      report.fact("level", zstd.level());
    } else {
      report.fact("compressorOptions", options.toString());
    }
  }

  private static void addTable(
      SquashfsReader reader, TableKind kind, Report.Builder report, CheckFindings findings)
      throws IOException {
    findings.guard(
        () -> {
          SquashfsTable table = reader.table(kind).orElse(null);
          if (table != null) {
            report.child(
                Report.builder("table", kind.name().toLowerCase(Locale.ROOT) + " table")
                    .offset("list", table.listPosition())
                    .fact("entries", table.entryCount())
                    .fact("blocks", table.blockCount())
                    .build());
          }
        });
  }
}
