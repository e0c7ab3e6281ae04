package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.partition.DiskLayout;

/** What several programs answer to a disk without an MBR or GPT that they would use. */
final class ToolAnswers {
  private ToolAnswers() {}

  /** Answers that a program opens a label which this library only names. */
  static PartitionMap foreign(PartitionMap.Builder map, String tool, String table, String name) {
    return map.table(table)
        .refuse(
            Diagnostic.of(
                Severity.WARNING,
                tool + ".foreign-label",
                "%s opens the %s label here; this library only names it".formatted(tool, name)))
        .build();
  }

  /** Answers that there is no table; on a blank disk that is no refusal. */
  static PartitionMap none(
      DiskLayout layout, PartitionMap.Builder map, String tool, String reason, String message) {
    if (layout.mbr().bytes().isZero() && layout.gptTables().isEmpty()) {
      return map.build();
    }
    return map.refuse(Diagnostic.of(Severity.ERROR, tool + "." + reason, message).atOffset(0))
        .build();
  }
}
