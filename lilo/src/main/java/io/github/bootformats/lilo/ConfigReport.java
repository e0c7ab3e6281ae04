package io.github.bootformats.lilo;

import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.spi.Report;

/** What {@code inspect} shows of one file. */
final class ConfigReport {
  private ConfigReport() {}

  static Report of(ReadResult<LiloDocument> read) throws LimitExceededException {
    LiloDocument document = read.model();
    boolean isLilo = document.dialect() == LiloDialect.LILO;
    LiloConsumer consumer = isLilo ? LiloConsumer.LILO_24 : LiloConsumer.ELILO_3;
    LiloMenu menu = consumer.menu(document);
    return Report.builder("config", isLilo ? "LILO configuration" : "ELILO configuration")
        .fact("sections", document.sections().size())
        .fact("refused", menu.refusal().isPresent())
        .menu(menu.bootMenu())
        .findings(read.diagnostics())
        .build();
  }
}
