package io.github.bootformats.partition;

import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.testsupport.OracleCommand;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks {@code sgdisk -p} for the partitions and {@code sgdisk -i} for each of them. */
final class SgdiskTool implements ViewDifferential.Tool {
  /** The table of an answer that never came. */
  static final String NO_ANSWER = "crash or hang";

  private static final Duration TIME_LIMIT = Duration.ofMinutes(5);
  private static final int CPU_SECONDS = 10;
  private static final long OUTPUT_LIMIT = 4 << 20;
  private static final long MEMORY_LIMIT = 4L << 30;
  private static final int REFUSED = 2;

  /** The exit status of a program that a signal has ended is that signal's number and this. */
  private static final int SIGNAL = 128;

  private static final String NO_GUID = "00000000-0000-0000-0000-000000000000";

  private static final Pattern SUMMARY =
      Pattern.compile("(?m)^ *(\\d+) +(\\d+) +(\\d+)   (?:-?[0-9.]+) (?:bytes|.iB) +[0-9A-F]{4}  ");

  private static final Pattern DETAILS =
      Pattern.compile(
          """
          Partition #(\\d+) does not exist\\.
          |Partition GUID code: (\\S+) \\(.*\\)
          Partition unique GUID: (\\S+)
          First sector: (\\d+) .*
          Last sector: .*
          Partition size: (\\d+) sectors .*
          Attribute flags: ([0-9A-F]+)
          Partition name: '((?s:.*?))'
          (?=Partition |$)\
          """);

  private final OracleCommand sgdisk =
      Oracles.tool("sgdisk", "gdisk")
          .timeLimit(TIME_LIMIT)
          .limits(CPU_SECONDS, OUTPUT_LIMIT, MEMORY_LIMIT);

  @Override
  public ViewAnswer ask(Path image) throws IOException, InterruptedException {
    Optional<OracleRun> answer = sgdisk.runIfItEnds(List.of("-p", image.toString()));
    if (answer.isEmpty() || answer.get().exit() > SIGNAL) {
      return new ViewAnswer(NO_ANSWER, List.of());
    }
    OracleRun run = answer.get();
    String text = latin1(run);
    if (run.exit() == REFUSED || text.contains("Creating new GPT entries in memory.")) {
      return new ViewAnswer("none", List.of());
    }
    boolean mbr = text.contains("converting MBR to GPT format");
    List<String> arguments = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    List<String> ranges = new ArrayList<>();
    int table = text.indexOf("\nNumber  Start (sector)");
    Matcher line = SUMMARY.matcher(text);
    for (boolean found = line.find(table); found; found = line.find()) {
      numbers.add(line.group(1));
      ranges.add(line.group(2) + "+" + size(line.group(2), line.group(3)));
      arguments.addAll(List.of("-i", line.group(1)));
    }
    return new ViewAnswer(mbr ? "mbr" : "gpt", details(image, arguments, numbers, ranges, mbr));
  }

  private static String size(String first, String last) {
    BigInteger size = new BigInteger(last).subtract(new BigInteger(first)).add(BigInteger.ONE);
    return Long.toUnsignedString(size.longValue());
  }

  private List<String> details(
      Path image, List<String> arguments, List<String> numbers, List<String> ranges, boolean mbr)
      throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    if (numbers.isEmpty()) {
      return lines;
    }
    arguments.add(image.toString());
    String text = latin1(sgdisk.run(arguments));
    Matcher details = DETAILS.matcher(text);
    details.region(Math.max(0, firstDetail(text)), text.length());
    for (int i = 0; i < numbers.size(); i++) {
      if (!details.find()) {
        lines.add("gone at the second look: " + numbers.get(i));
        continue;
      }
      boolean exists = details.group(1) == null;
      String range = exists ? details.group(4) + "+" + details.group(5) : ranges.get(i);
      if (!range.equals(ranges.get(i))) {
        lines.add("another one at the second look: " + range);
      }
      String[] startAndSize = range.split("\\+", -1);
      lines.add(
          exists
              ? ViewAnswer.line(
                  numbers.get(i),
                  startAndSize[0],
                  startAndSize[1],
                  details.group(2).toLowerCase(Locale.ROOT),
                  mbr ? "-" : details.group(3).toLowerCase(Locale.ROOT),
                  decode(details.group(7)),
                  GptAttributes.names(Long.parseUnsignedLong(details.group(6), 16)))
              : unknown(numbers.get(i), startAndSize[0], startAndSize[1]));
    }
    return lines;
  }

  private static int firstDetail(String text) {
    Matcher first = DETAILS.matcher(text);
    return first.find() ? first.start() : -1;
  }

  private static String latin1(OracleRun run) {
    return new String(run.outBytes(), StandardCharsets.ISO_8859_1);
  }

  /** sgdisk has no details of an entry without a type, though it lists it. */
  private static String unknown(String number, String start, String size) {
    return ViewAnswer.line(number, start, size, NO_GUID, "?", "", List.of());
  }

  /** Returns what sgdisk prints of what the view says. */
  static ViewAnswer printed(PartitionMap map) {
    ViewAnswer answer = ViewAnswer.of(map);
    String reason = map.refused().map(r -> r.code()).orElse("");
    if (reason.equals("gdisk.crash") || reason.equals("gdisk.hang")) {
      return new ViewAnswer(NO_ANSWER, List.of());
    }
    return new ViewAnswer(answer.table(), map.partitions().stream().map(SgdiskTool::line).toList());
  }

  private static String line(Partition p) {
    String number = Integer.toString(p.number());
    String start = Long.toUnsignedString(p.start());
    String size = Long.toUnsignedString(p.sectors());
    return p.type().equals(NO_GUID)
        ? unknown(number, start, size)
        : ViewAnswer.line(
            number, start, size, p.type(), p.uuid().orElse("-"), misencoded(p.name()), p.flags());
  }

  /**
   * Decodes a name. Of characters that take four bytes of UTF-8, sgdisk 1.0.9 has a bit of the
   * second byte set by mistake, so that some of them are none.
   */
  private static String decode(String latin1) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < latin1.length(); ) {
      int lead = latin1.charAt(i++);
      int more = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
      int c = more == 0 ? lead : lead & (0x3F >> more);
      for (; more > 0; more--) {
        c = c << 6 | (latin1.charAt(i++) & 0x3F);
      }
      append(text, c);
    }
    return text.toString();
  }

  /** Makes the mistake of sgdisk. */
  private static String misencoded(String name) {
    return name.codePoints()
        .map(c -> c < 0x10000 ? c : c | 0x20000)
        .collect(StringBuilder::new, SgdiskTool::append, StringBuilder::append)
        .toString();
  }

  private static void append(StringBuilder text, int c) {
    if (Character.isValidCodePoint(c)) {
      text.appendCodePoint(c);
    } else {
      text.append("<%x>".formatted(c));
    }
  }
}
