package io.github.bootformats.syslinux;

import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.spi.Report;

/** What {@code inspect} shows of one file. */
final class ConfigReport {
  private ConfigReport() {}

  static Report of(ReadResult<SyslinuxDocument> read) {
    SyslinuxDocument document = read.model();
    return Report.builder("config", "SYSLINUX configuration")
        .fact("labels", document.labels().size())
        .menu(SyslinuxConsumer.SYSLINUX_6_04.menu(document).bootMenu())
        // Files around this one are not known here: that they are missing says nothing.
        .findings(read.diagnostics())
        .build();
  }
}
