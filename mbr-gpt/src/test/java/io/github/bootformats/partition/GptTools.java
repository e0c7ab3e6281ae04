package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks sgdisk and parted about tables that ought to be faultless. */
final class GptTools {
  private static final Pattern PARTITION =
      Pattern.compile(
          """
          Partition GUID code: (\\S+) .*
          Partition unique GUID: (\\S+)
          First sector: (\\d+) .*
          Last sector: (\\d+) .*
          Partition size: (\\d+) sectors .*
          Attribute flags: ([0-9A-F]{16})
          Partition name: '(.*)'
          """);

  private GptTools() {}

  /**
   * Checks that sgdisk finds nothing wrong, which it would say on either of its streams, and
   * returns what it remarks on all the same.
   */
  static String sgdiskFindsNoProblems(Path image) throws IOException, InterruptedException {
    OracleRun run = Oracles.tool("sgdisk", "gdisk").run("-v", image.toString()).orFail();
    assertEquals("", run.err());
    assertTrue(run.out().contains("No problems found."), run::out);
    assertFalse(run.out().contains("Problem:"), run::out);
    return run.out().substring(0, run.out().indexOf("No problems found.")).strip();
  }

  /** Returns what sgdisk says of partitions, in the words of {@link ViewAnswer}. */
  static List<String> sgdisk(Path image, List<Integer> numbers)
      throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    for (int number : numbers) {
      OracleRun run =
          Oracles.tool("sgdisk", "gdisk")
              .run("-i", Integer.toString(number), image.toString())
              .orFail();
      assertEquals("", run.err());
      Matcher partition = PARTITION.matcher(run.out());
      assertTrue(partition.matches(), run::out);
      assertEquals(
          Long.parseLong(partition.group(5)),
          Long.parseLong(partition.group(4)) - Long.parseLong(partition.group(3)) + 1);
      lines.add(
          ViewAnswer.line(
              Integer.toString(number),
              partition.group(3),
              partition.group(5),
              partition.group(1).toLowerCase(Locale.ROOT),
              partition.group(2).toLowerCase(Locale.ROOT),
              partition.group(7),
              GptAttributes.names(Long.parseUnsignedLong(partition.group(6), 16))));
    }
    return lines;
  }

  /** Returns number, first and last sector of what parted lists, and the table's kind before. */
  static List<String> parted(Path image, int sectorBytes) throws IOException, InterruptedException {
    Oracles.tool("parted", "parted");
    OracleRun run =
        Oracles.tool("env", "coreutils")
            .run(
                "PARTED_SECTOR_SIZE=" + sectorBytes,
                "parted",
                "-m",
                "-s",
                image.toString(),
                "unit",
                "s",
                "print")
            .orFail();
    assertEquals("", run.err());
    List<String> lines = new ArrayList<>();
    for (String line : run.out().lines().skip(1).toList()) {
      String[] fields = line.split(":", -1);
      lines.add(
          lines.isEmpty()
              ? fields[5]
              : fields[0] + ":" + fields[1].replace("s", "") + "-" + fields[2].replace("s", ""));
    }
    return lines;
  }
}
