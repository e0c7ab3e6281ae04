package io.github.bootformats.partition;

import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.testsupport.OracleCommand;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks {@code parted -m} for the partitions. */
final class PartedTool implements ViewDifferential.Tool {
  private static final Duration TIME_LIMIT = Duration.ofMinutes(5);
  private static final int CPU_SECONDS = 10;
  private static final long OUTPUT_LIMIT = 4 << 20;
  private static final long MEMORY_LIMIT = 4L << 30;
  private static final int SIGNAL = 128;

  private static final Pattern DISK =
      Pattern.compile("BYT;\\n[^\\n]*:\\d+s:file:\\d+:\\d+:([a-z0-9]+):[^\\n]*;\\n");

  private static final Pattern PARTITION =
      Pattern.compile(
          "(\\d+):(\\d+)s:(\\d+)s:(\\d+)s:([^:;]*):((?s:\\\\.|[^\\\\:])*):([^:;]*);\\n");

  private final OracleCommand parted =
      Oracles.tool("parted", "parted")
          .timeLimit(TIME_LIMIT)
          .limits(CPU_SECONDS, OUTPUT_LIMIT, MEMORY_LIMIT);

  @Override
  public ViewAnswer ask(Path image) throws IOException, InterruptedException {
    Optional<OracleRun> answer =
        parted.runIfItEnds(List.of("-m", "-s", image.toString(), "unit", "s", "print"));
    if (answer.isEmpty() || answer.get().exit() > SIGNAL) {
      return new ViewAnswer(SgdiskTool.NO_ANSWER, List.of());
    }
    String text = new String(answer.get().outBytes(), StandardCharsets.ISO_8859_1);
    Matcher disk = DISK.matcher(text);
    if (!disk.find()) {
      return new ViewAnswer("none", List.of());
    }
    String table =
        switch (disk.group(1)) {
          case "msdos" -> "mbr";
          case "unknown" -> "none";
          default -> disk.group(1);
        };
    List<String> partitions =
        PARTITION
            .matcher(text)
            .region(disk.end(), text.length())
            .results()
            .sorted(Comparator.comparing(m -> Integer.parseInt(m.group(1))))
            .map(PartedTool::line)
            .toList();
    return new ViewAnswer(table, partitions);
  }

  private static String line(MatchResult line) {
    String name = line.group(6).replaceAll("(?s)\\\\(.)", "$1");
    return ViewAnswer.line(
        line.group(1),
        line.group(2),
        line.group(4),
        "-",
        "-",
        ViewAnswer.decodeWtf8(name.getBytes(StandardCharsets.ISO_8859_1)),
        line.group(7).isEmpty() ? List.of() : List.of(line.group(7).split(", ", -1)));
  }

  /** Returns what parted prints of what the view says: neither types nor GUIDs. */
  static ViewAnswer printed(PartitionMap map) {
    if (map.refused().map(r -> r.code()).orElse("").equals("parted.crash")) {
      return new ViewAnswer(SgdiskTool.NO_ANSWER, List.of());
    }
    return new ViewAnswer(map.table(), map.partitions().stream().map(PartedTool::line).toList());
  }

  private static String line(Partition p) {
    return ViewAnswer.line(
        Integer.toString(p.number()),
        Long.toUnsignedString(p.start()),
        Long.toUnsignedString(p.sectors()),
        "-",
        "-",
        p.name(),
        p.flags());
  }
}
