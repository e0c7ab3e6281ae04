package io.github.bootformats.squashfs;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Describes an image: its superblock, its tables, and what keeps Linux from mounting it. */
final class SquashfsReport {
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
              .fact("modificationTime", superblock.modificationTime())
              .fact("flags", flags(superblock))
              .fact("rootInode", superblock.rootInode().toString())
              .offset("inodeTable", superblock.inodeTable())
              .offset("directoryTable", superblock.directoryTable());
      List<Diagnostic> findings = new ArrayList<>(SuperblockFindings.of(superblock));
      addOptions(reader, report, findings);
      for (TableKind kind : TableKind.values()) {
        addTable(reader, kind, report, findings);
      }
      addMount(reader, findings);
      return report.findings(findings.stream().distinct().toList()).build();
    }
  }

  private static String flags(SquashfsSuperblock superblock) {
    return superblock.flags().stream()
        .map(flag -> flag.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.joining(" "));
  }

  private static void addOptions(
      SquashfsReader reader, Report.Builder report, List<Diagnostic> findings) throws IOException {
    try {
      reader
          .compressorOptions()
          .ifPresent(options -> report.fact("compressorOptions", options.toString()));
    } catch (FormatException e) {
      findings.add(finding(e));
    }
  }

  private static void addTable(
      SquashfsReader reader, TableKind kind, Report.Builder report, List<Diagnostic> findings)
      throws IOException {
    try {
      SquashfsTable table = reader.table(kind).orElse(null);
      if (table != null) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        report.child(
            Report.builder("table", name)
                .fact("table", name)
                .offset("list", table.listPosition())
                .fact("entries", table.entryCount())
                .fact("blocks", table.blockCount())
                .build());
      }
    } catch (FormatException e) {
      findings.add(finding(e));
    }
  }

  private static void addMount(SquashfsReader reader, List<Diagnostic> findings)
      throws IOException {
    try {
      LinuxMount.check(reader);
      new LinuxView(reader).root();
    } catch (FormatException e) {
      findings.add(finding(e));
    }
  }

  private static Diagnostic finding(FormatException e) {
    String message = e.getMessage() == null ? "damaged" : e.getMessage();
    Diagnostic finding =
        Diagnostic.of(io.github.bootformats.api.Severity.ERROR, e.reason(), message);
    return e.offset().isPresent() ? finding.atOffset(e.offset().getAsLong()) : finding;
  }
}
