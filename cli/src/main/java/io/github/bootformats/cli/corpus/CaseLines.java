package io.github.bootformats.cli.corpus;

import io.github.bootformats.testkit.partition.BrokenRule;
import io.github.bootformats.testkit.partition.DiskCase;

/** What a disk is, as a line of tab-separated values. */
final class CaseLines {
  static final String HEAD =
      """
      #bootfmt-cases 1
      file\tformat\tkind\tsector-size\tsize\tseed\trule\tfinding\tdescription
      """;

  private CaseLines() {}

  static String of(String file, DiskCase disk) {
    return String.join(
            "\t",
            file,
            disk.format().id(),
            disk.kind().id(),
            Integer.toString(disk.sectorSize().bytes()),
            Long.toString(disk.size()),
            Long.toString(disk.seed()),
            disk.rule().map(BrokenRule::id).orElse(VerdictLines.NOTHING),
            disk.rule().map(rule -> rule.finding().code()).orElse(VerdictLines.NOTHING),
            disk.description())
        + "\n";
  }
}
