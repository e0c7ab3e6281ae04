package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.spi.Report;

/** What {@code inspect} shows of one file. */
final class LegacyReport {
  private LegacyReport() {}

  static Report of(ReadResult<LegacyDocument> read) {
    return Report.builder("config", "GRUB Legacy configuration")
        .menu(LegacyConsumer.of(read.model()).menu(read.model()).bootMenu())
        .findings(read.diagnostics())
        .build();
  }
}
