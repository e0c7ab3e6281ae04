package io.github.bootformats.partition;

import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.testsupport.OracleCommand;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks {@code fdisk -l}, the only program of util-linux 2.38 that tells libfdisk the sector size.
 * Names are left out: its table does not say where one begins.
 */
final class FdiskTool implements ViewDifferential.Tool {
  private static final Duration TIME_LIMIT = Duration.ofMinutes(5);
  private static final Pattern LABEL = Pattern.compile("(?m)^Disklabel type: (\\S+)$");
  private static final String GPT_COLUMNS = "Device,Start,Sectors,Type-UUID,UUID,Attrs";
  private static final String MBR_COLUMNS = "Device,Boot,Start,Sectors,Id";

  private final OracleCommand fdisk = Oracles.tool("fdisk", "fdisk").timeLimit(TIME_LIMIT);
  private final String sectorBytes;

  FdiskTool(int sectorBytes) {
    this.sectorBytes = Integer.toString(sectorBytes);
  }

  @Override
  public ViewAnswer ask(Path image) throws IOException, InterruptedException {
    // Columns that a label does not have are an error.
    Matcher label = LABEL.matcher(list(image, "Device"));
    if (!label.find()) {
      return new ViewAnswer("none", List.of());
    }
    String device = "(?m)^" + Pattern.quote(image.toString()) + "(\\d+) +";
    return switch (label.group(1)) {
      case "gpt" ->
          new ViewAnswer(
              "gpt",
              Pattern.compile(device + "(?:(\\d+) +)?(\\d+) +(\\S{36}) +(\\S{36}) *(.*)$")
                  .matcher(list(image, GPT_COLUMNS))
                  .results()
                  .map(FdiskTool::gptLine)
                  .toList());
      case "dos" ->
          new ViewAnswer(
              "mbr",
              Pattern.compile(device + "([*]?) +(\\d+) +(\\d+) +([0-9a-f]+)$")
                  .matcher(list(image, MBR_COLUMNS))
                  .results()
                  .map(FdiskTool::mbrLine)
                  .toList());
      default -> new ViewAnswer(label.group(1), List.of());
    };
  }

  private String list(Path image, String columns) throws IOException, InterruptedException {
    OracleRun run = fdisk.run("-b", sectorBytes, "-l", "-o", columns, image.toString());
    return run.exit() == 0 ? run.out() : "";
  }

  private static String gptLine(MatchResult columns) {
    return ViewAnswer.line(
        columns.group(1),
        columns.group(2) == null ? UtilLinuxTools.UNDEFINED : columns.group(2),
        columns.group(3),
        columns.group(4).toLowerCase(Locale.ROOT),
        columns.group(5).toLowerCase(Locale.ROOT),
        "",
        UtilLinuxTools.attributeNames(columns.group(6)));
  }

  private static String mbrLine(MatchResult columns) {
    return ViewAnswer.line(
        columns.group(1),
        columns.group(3),
        columns.group(4),
        UtilLinuxTools.hex(Long.parseLong(columns.group(5), 16)),
        "-",
        "",
        columns.group(2).isEmpty() ? List.of() : List.of("active"));
  }

  /** Returns what fdisk prints of what the view says: no names. */
  static ViewAnswer printed(PartitionMap map) {
    boolean gpt = map.table().equals("gpt");
    return new ViewAnswer(map.table(), map.partitions().stream().map(p -> line(p, gpt)).toList());
  }

  private static String line(Partition p, boolean gpt) {
    return ViewAnswer.line(
        Integer.toString(p.number()),
        Long.toUnsignedString(p.start()),
        Long.toUnsignedString(p.sectors()),
        p.type(),
        gpt ? p.uuid().orElse("-") : "-",
        "",
        p.flags());
  }
}
