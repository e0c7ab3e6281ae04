package io.github.bootformats.syslinux;

import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.spi.Report;

/** What {@code inspect} shows of one file. */
final class ConfigReport {
  private ConfigReport() {}

  static Report of(ReadResult<SyslinuxDocument> read) {
    SyslinuxDocument document = read.model();
    BootMenu menu = SyslinuxConsumer.SYSLINUX_6_04.menu(document).bootMenu();
    Report.Builder report =
        Report.builder("config", "SYSLINUX configuration")
            .fact("default", menu.defaultName().toString())
            .fact("labels", document.labels().size());
    menu.timeout().ifPresent(t -> report.fact("timeoutSeconds", seconds(t.toMillis())));
    // Files around this one are not known here: that they are missing says nothing.
    report.findings(read.diagnostics());
    menu.entries().forEach(entry -> report.child(entry(entry)));
    return report.build();
  }

  private static String seconds(long millis) {
    return millis % 1000 == 0 ? Long.toString(millis / 1000) : Double.toString(millis / 1000.0);
  }

  private static Report entry(BootEntry entry) {
    Report.Builder report = Report.builder("entry", entry.title().toString());
    report.fact("id", entry.id().toString()).fact("kind", entry.kind().id());
    entry.kernel().ifPresent(kernel -> report.fact("kernel", kernel.toString()));
    if (!entry.commandLine().isEmpty()) {
      report.fact("commandLine", entry.commandLine().toString());
    }
    entry.entries().forEach(below -> report.child(entry(below)));
    return report.build();
  }
}
