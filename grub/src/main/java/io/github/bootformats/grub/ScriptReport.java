package io.github.bootformats.grub;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.spi.Report;
import java.io.IOException;

/** Describes a script in a few facts, without running it. */
final class ScriptReport {
  private ScriptReport() {}

  static Report of(ImageSource image, ReadLimits limits) throws IOException {
    ReadResult<GrubScript> read = GrubScript.read(image, limits);
    GrubConfig config = GrubConfig.of(read.model());
    int entries = config.entries().size();
    Report.Builder report =
        Report.builder("grub", "GRUB 2 script, " + entries + (entries == 1 ? " entry" : " entries"))
            .fact("statements", read.model().statements().size())
            .fact("entries", entries);
    config.defaultEntry().ifPresent(entry -> report.fact("default", entry.toString()));
    config.timeout().ifPresent(time -> report.fact("timeoutSeconds", time.toSeconds()));
    config
        .entries()
        .forEach(
            name ->
                report.child(
                    Report.builder("entry", name.toString())
                        .fact("name", name.toString())
                        .build()));
    return report.findings(read.diagnostics()).build();
  }
}
