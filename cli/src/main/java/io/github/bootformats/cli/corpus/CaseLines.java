package io.github.bootformats.cli.corpus;

import io.github.bootformats.squashfs.SquashfsFinding;
import io.github.bootformats.testkit.partition.BrokenRule;
import io.github.bootformats.testkit.partition.DiskCase;
import io.github.bootformats.testkit.squashfs.SquashfsCase;
import io.github.bootformats.testkit.squashfs.SquashfsRule;
import java.util.Optional;

/** What an image is, as a line of tab-separated values. */
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

  static String of(String file, SquashfsCase image, String kind) {
    Optional<SquashfsRule> rule = image.rules().stream().findFirst();
    return String.join(
            "\t",
            file,
            CorpusCase.SQUASHFS,
            kind,
            VerdictLines.NOTHING,
            Long.toString(image.size()),
            Long.toString(image.seed()),
            rule.map(SquashfsRule::id).orElse(VerdictLines.NOTHING),
            rule.flatMap(SquashfsRule::finding)
                .map(SquashfsFinding::code)
                .orElse(VerdictLines.NOTHING),
            image.description())
        + "\n";
  }
}
