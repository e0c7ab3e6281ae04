package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.spi.Report;

/** What {@code inspect} shows of one file. */
final class LegacyReport {
  private LegacyReport() {}

  static Report of(ReadResult<LegacyDocument> read) {
    BootMenu menu = LegacyConsumer.GRUB_UBUNTU_0_97.menu(read.model()).bootMenu();
    Report.Builder report =
        Report.builder("config", "GRUB Legacy configuration")
            .fact("default", menu.defaultName().toString())
            .fact("entries", menu.entries().size());
    menu.timeout().ifPresent(time -> report.fact("timeoutSeconds", time.toSeconds()));
    menu.entries().forEach(entry -> report.child(entry(entry)));
    return report.findings(read.diagnostics()).build();
  }

  private static Report entry(BootEntry entry) {
    Report.Builder report =
        Report.builder("entry", entry.title().toString()).fact("number", entry.id().toString());
    entry.kernel().ifPresent(kernel -> report.fact("kernel", kernel.toString()));
    return report.build();
  }
}
