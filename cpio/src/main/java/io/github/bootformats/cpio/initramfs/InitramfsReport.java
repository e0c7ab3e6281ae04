package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Describes an image: its segments, and what Linux finds in what it unpacks. */
final class InitramfsReport {
  private final InitramfsImage image;
  private final InitramfsContents contents;
  private final ReadResult<InitramfsLayout> layout;

  private InitramfsReport(InitramfsImage image) throws IOException {
    this.image = image;
    this.contents = new InitramfsContents(image.tree());
    this.layout = image.layout();
  }

  static Report of(ImageSource source, ReadLimits limits) throws IOException {
    try (InitramfsImage image = InitramfsImage.open(source, limits)) {
      return new InitramfsReport(image).build();
    }
  }

  private Report build() throws IOException {
    List<InitramfsSegment> segments = layout.model().segments();
    Report.Builder report =
        Report.builder(
            "initramfs",
            "initramfs, " + (segments.size() == 1 ? "1 segment" : segments.size() + " segments"));
    image
        .as(InitramfsConsumer.LINUX_6_1)
        .message()
        .ifPresent(message -> report.fact("linuxSays", message));
    contents.init().ifPresent(init -> report.fact("init", init));
    contents.madeBy().ifPresent(tool -> report.fact("madeBy", tool));
    List<String> versions = contents.moduleVersions();
    if (!versions.isEmpty()) {
      report.fact("modulesFor", String.join(", ", versions));
    }
    List<String> microcode = contents.microcode(layout.model());
    if (!microcode.isEmpty()) {
      report.fact("microcode", String.join(", ", microcode));
    }
    for (InitramfsSegment segment : segments) {
      report.child(row(segment));
    }
    return report.findings(findings()).build();
  }

  private static Report row(InitramfsSegment segment) {
    Report.Builder row =
        Report.builder("segment", segment.title())
            .offset("offset", segment.offset())
            .size("length", segment.length());
    if (segment.kind() == InitramfsSegment.Kind.COMPRESSED) {
      row.size("unpacked", segment.unpacked().size());
      if (segment.length() > 0) {
        double ratio = (double) segment.unpacked().size() / segment.length();
        row.fact("ratio", String.format(Locale.ROOT, "%.2f", ratio));
      }
    }
    if (!segment.archives().isEmpty()) {
      row.fact("entries", segment.archives().stream().mapToInt(a -> a.members().size()).sum());
    }
    return row.build();
  }

  /** Returns Linux's view of what is wrong, and then what only a close look shows to be. */
  private List<Diagnostic> findings() {
    List<Diagnostic> findings = new ArrayList<>(image.diagnostics());
    layout.diagnostics().stream()
        .filter(finding -> finding.severity() != Severity.INFO)
        .forEach(findings::add);
    return findings;
  }
}
