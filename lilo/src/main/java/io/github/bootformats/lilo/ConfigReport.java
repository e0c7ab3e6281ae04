package io.github.bootformats.lilo;

import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.spi.Report;

/** What {@code inspect} shows of one file. */
final class ConfigReport {
  private ConfigReport() {}

  static Report of(ReadResult<LiloDocument> read) throws LimitExceededException {
    LiloDocument document = read.model();
    boolean isLilo = document.dialect() == LiloDialect.LILO;
    LiloConsumer consumer = isLilo ? LiloConsumer.LILO_24 : LiloConsumer.ELILO_3;
    LiloMenu menu = consumer.menu(document);
    BootMenu shown = menu.bootMenu();
    Report.Builder report =
        Report.builder("config", isLilo ? "LILO configuration" : "ELILO configuration")
            .fact("default", shown.defaultName().toString())
            .fact("sections", document.sections().size())
            .fact("refused", menu.refusal().isPresent());
    shown.timeout().ifPresent(t -> report.fact("timeoutSeconds", seconds(t.toMillis())));
    report.findings(read.diagnostics());
    shown.entries().forEach(entry -> report.child(entry(entry)));
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
    return report.build();
  }
}
