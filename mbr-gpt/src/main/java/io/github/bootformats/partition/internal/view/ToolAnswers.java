package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.partition.DiskLayout;

/** What several programs answer alike, most of it to disks without an MBR or GPT for them. */
final class ToolAnswers {
  /** How a program goes about a disk. */
  @FunctionalInterface
  interface Reading {
    void read(DiskLayout layout, PartitionMap.Builder map) throws ToolRefusal;
  }

  private ToolAnswers() {}

  /** Answers with what a program reads, or with its refusal alone. */
  static PartitionMap orRefusal(String tool, DiskLayout layout, Reading reading) {
    PartitionMap.Builder map = PartitionMap.builder(tool, layout.sectorSize());
    try {
      reading.read(layout, map);
      return map.build();
    } catch (ToolRefusal refusal) {
      return PartitionMap.builder(tool, layout.sectorSize()).refuse(refusal.reason()).build();
    }
  }

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
