package io.github.bootformats.partition.internal.report;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.spi.Fact;
import io.github.bootformats.api.spi.Report;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.ForeignLabel;
import io.github.bootformats.partition.NestedLabel;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.mbr.BootCode;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A disk's layout as facts and findings. */
public final class LayoutReport {
  private final DiskSurvey survey;
  private final DiskLayout layout;

  private LayoutReport(DiskSurvey survey) {
    this.survey = survey;
    this.layout = survey.layout();
  }

  public static Report of(DiskSurvey survey) {
    return new LayoutReport(survey).report();
  }

  private Report report() {
    Report.Builder report = Report.builder("partition-table", title());
    report.fact("table", survey.seen().table());
    report.size("diskSize", layout.diskSize());
    report.fact("sectorSize", layout.sectorSize().bytes());
    report.fact("sectorEvidence", survey.sectorSize().reason());
    gptTable().ifPresent(t -> report.fact("diskGuid", t.header().diskGuid().toString()));
    report.fact("mbr", mbrKind());
    if (layout.mbr().hasBootSignature()) {
      report.fact("bootCode", BootCode.of(layout.mbr()).description());
    }
    if (layout.mbr().hasBootSignature() && layout.mbr().diskSignature() != 0) {
      report.fact("diskSignature", "0x%08x".formatted(layout.mbr().diskSignature()));
    }
    report.fact("linux", SeenText.of(survey.linux()));
    report.fact("uefi", SeenText.comparedTo(survey.linux(), survey.uefi()));
    report.findings(findings());
    layout.gptTables().forEach(table -> report.child(gptCopy(table)));
    rows().forEach(row -> report.child(row.report()));
    labels().forEach(report::child);
    return report.build();
  }

  private String title() {
    PartitionMap seen = survey.seen();
    if (!seen.partitions().isEmpty()) {
      String who = seen.equals(survey.linux()) ? "" : ", as UEFI sees it";
      return SeenText.table(seen.table()) + " with " + SeenText.count(seen) + who;
    }
    if (!layout.gptTables().isEmpty()) {
      return "GPT without partitions";
    }
    Optional<ForeignLabel> label = layout.foreignLabels().stream().findFirst();
    if (label.isPresent()) {
      return label.get().name();
    }
    return layout.mbr().hasBootSignature() ? "MBR without partitions" : "No partition table";
  }

  private Optional<GptTable> gptTable() {
    return layout.primaryGpt().filter(t -> t.header().headerCrcValid()).or(layout::backupGpt);
  }

  private String mbrKind() {
    MbrSector mbr = layout.mbr();
    if (!mbr.hasBootSignature()) {
      return "none";
    }
    boolean isProtective = false;
    boolean isOther = false;
    for (MbrEntry entry : mbr.entries()) {
      isProtective |= entry.type() == MbrEntry.TYPE_GPT_PROTECTIVE;
      isOther |= !entry.isEmpty() && entry.type() != MbrEntry.TYPE_GPT_PROTECTIVE;
    }
    if (isProtective) {
      return isOther ? "hybrid" : "protective";
    }
    return isOther ? "ordinary" : "without entries";
  }

  private List<Diagnostic> findings() {
    List<Diagnostic> findings = new ArrayList<>();
    survey
        .sectorSize()
        .finding()
        .filter(f -> f.severity() != Severity.INFO)
        .ifPresent(findings::add);
    findings.addAll(layout.findings());
    return findings;
  }

  private Report gptCopy(GptTable table) {
    GptHeader header = table.header();
    boolean isPrimary = table.lba() == GptTable.PRIMARY_LBA;
    return Report.builder("gpt", isPrimary ? "primary GPT" : "backup GPT")
        .fact("state", state(table))
        .fact("headerLba", table.lba())
        .fact("entriesLba", unsigned(header.entriesLba()))
        .fact("entries", header.entryCount())
        .fact("firstUsable", unsigned(header.firstUsableLba()))
        .fact("lastUsable", unsigned(header.lastUsableLba()))
        .fact("entrySize", header.entrySize())
        .build();
  }

  private static String state(GptTable table) {
    if (!table.header().headerCrcValid()) {
      return "header damaged";
    }
    if (table.array().isEmpty()) {
      return "entries out of reach";
    }
    return table.arrayCrcValid() ? "intact" : "entries damaged";
  }

  private record Row(BigInteger start, int number, Report report) {}

  /** Returns partitions and gaps in the order in which they lie on the disk. */
  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Partition partition : survey.partitions()) {
      rows.add(new Row(big(partition.start()), partition.number(), partition(partition)));
    }
    LayoutGaps gaps = new LayoutGaps(survey);
    gaps.main().forEach(gap -> rows.add(gap(gap, "free")));
    gaps.logical().forEach(gap -> rows.add(gap(gap, "free, logical")));
    rows.sort(Comparator.comparing(Row::start).thenComparingInt(Row::number));
    return rows;
  }

  private Report partition(Partition partition) {
    return Report.builder("partition", "partition " + partition.number())
        .id(Integer.toString(partition.number()))
        .fact("start", unsigned(partition.start()))
        .fact(bytes(partition.sectors()))
        .fact("type", partition.typeName().isEmpty() ? partition.type() : partition.typeName())
        .fact("name", partition.name())
        .fact("flags", String.join(",", partition.flags()))
        .fact("uuid", partition.uuid().orElse(""))
        .fact("sectors", unsigned(partition.sectors()))
        .fact("typeId", partition.type())
        .build();
  }

  private Row gap(SectorRange range, String title) {
    return new Row(
        big(range.first()),
        0,
        Report.builder(Report.GAP, title)
            .fact("start", range.first())
            .fact(bytes(range.sectors()))
            .fact("sectors", range.sectors())
            .build());
  }

  private List<Report> labels() {
    List<Report> labels = new ArrayList<>();
    boolean isTable = layout.mbr().hasBootSignature();
    for (NestedLabel label : isTable ? layout.nestedLabels() : List.<NestedLabel>of()) {
      String id = label.kind().name().toLowerCase(Locale.ROOT);
      String title = nestedName(label.kind()) + " in partition " + (label.slot() + 1);
      labels.add(label(id, title, label.offset()));
    }
    for (ForeignLabel label : layout.foreignLabels()) {
      labels.add(label(label.id(), label.name(), label.offset()));
    }
    return labels;
  }

  private static String nestedName(NestedLabel.Kind kind) {
    return switch (kind) {
      case BSD -> "BSD disklabel";
      case SOLARIS -> "Solaris VTOC";
      case UNIXWARE -> "UnixWare VTOC";
      case MINIX -> "Minix table";
    };
  }

  private static Report label(String id, String title, long offset) {
    return Report.builder("label", title).offset("offset", offset).fact("label", id).build();
  }

  private Fact bytes(long sectors) {
    BigInteger size = big(sectors).multiply(BigInteger.valueOf(layout.sectorSize().bytes()));
    return new Fact("size", simple(size), Fact.Unit.BYTES);
  }

  private static Object unsigned(long value) {
    return simple(big(value));
  }

  private static Object simple(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Object) value.longValueExact() : value;
  }

  private static BigInteger big(long unsigned) {
    return new BigInteger(Long.toUnsignedString(unsigned));
  }
}
