package io.github.bootformats.grub.bls;

import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.spi.Report;
import io.github.bootformats.grub.internal.run.Latin;

/** What {@code inspect} shows of one file. */
final class BlsReport {
  private BlsReport() {}

  static Report of(ReadResult<BlsDocument> read) {
    Report.Builder report = Report.builder("config", BlsProvider.DESCRIPTOR.name());
    for (BlsField field : read.model().fields()) {
      String key = Latin.of(field.key());
      if (BlsKeys.isKnown(key)) {
        report.fact(key, field.value().toString());
      }
    }
    return report.findings(read.diagnostics()).build();
  }
}
