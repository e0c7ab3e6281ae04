package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.testsupport.OracleCommand;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verdicts of a corpus are those of the tools; a sample, for mbr-gpt's tests compare more. */
@Tag("oracle")
class FuzzCorpusOracleTest {
  private static final String COUNT = "120";
  private static final Duration TIME_LIMIT = Duration.ofMinutes(2);
  private static final int CPU_SECONDS = 10;
  private static final long OUTPUT_LIMIT = 4 << 20;
  private static final long MEMORY_LIMIT = 4L << 30;
  private static final int BATCH = 14;

  private static final Pattern PARTX =
      Pattern.compile("(?m)^NR=\"(\\d+)\" START=\"(\\d+)\" SECTORS=\"(\\d+)\"$");
  private static final Pattern PARTED = Pattern.compile("(?m)^(\\d+):(\\d+)s:\\d+s:(\\d+)s:");

  @TempDir Path directory = Path.of("");

  private List<List<String>> write(String format) throws IOException {
    ToolRun run =
        ToolRun.in(directory, "fuzz-corpus", format, "--count", COUNT, "--seed", "20", "out");
    assertEquals(0, run.status(), run.err());
    return FuzzCorpusTest.table(directory.resolve("out/cases.tsv")).stream()
        .filter(line -> line.get(3).equals("512"))
        .toList();
  }

  /** Returns number, start and size of what a view sees. */
  private List<String> verdict(String file, String view) throws IOException {
    List<String> line =
        FuzzCorpusTest.table(directory.resolve("out/verdicts.tsv")).stream()
            .filter(l -> l.get(0).equals(file) && l.get(1).equals(view))
            .findFirst()
            .orElseThrow();
    return line.get(5).equals("-")
        ? List.of()
        : Arrays.stream(line.get(5).split(" ", -1))
            .map(p -> p.substring(0, p.lastIndexOf(':')))
            .toList();
  }

  private String image(List<String> disk) {
    return directory.resolve("out").resolve(disk.get(0)).toString();
  }

  private static String run(String tool, String aptPackage, String... arguments)
      throws IOException, InterruptedException {
    Optional<OracleRun> run =
        Oracles.tool(tool, aptPackage)
            .timeLimit(TIME_LIMIT)
            .limits(CPU_SECONDS, OUTPUT_LIMIT, MEMORY_LIMIT)
            .runIfItEnds(List.of(arguments));
    return run.map(OracleRun::out).orElse("");
  }

  private static List<String> lines(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(FuzzCorpusOracleTest::line).sorted().toList();
  }

  private static String line(MatchResult m) {
    return m.group(1) + ":" + m.group(2) + "+" + m.group(3);
  }

  private void compare(List<String> disk, String view, List<String> said) throws IOException {
    assertEquals(
        verdict(disk.get(0), view).stream().sorted().toList(), said, () -> view + ": " + disk);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt", "mbr"})
  void partxAndParted(String format) throws IOException, InterruptedException {
    int partitions = 0;
    for (List<String> disk : write(format)) {
      String image = image(disk);
      List<String> partx =
          lines(PARTX, run("partx", "util-linux", "-P", "-o", "NR,START,SECTORS", image));
      compare(disk, "libblkid", partx);
      String parted = run("parted", "parted", "-m", "-s", image, "unit", "s", "print");
      compare(disk, "parted", lines(PARTED, parted));
      partitions += partx.size();
    }
    System.out.println(format + ": partx lists " + partitions + " partitions");
    assertTrue(partitions > 60, "only " + partitions);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt", "mbr"})
  void linux(String format) throws IOException, InterruptedException {
    OracleCommand kernel = Oracles.script("kernel-partitions.sh").timeLimit(TIME_LIMIT);
    List<List<String>> whole =
        write(format).stream()
            // The guest's disks end with a whole sector.
            .filter(disk -> Long.parseLong(disk.get(4)) % 512 == 0)
            .limit(2 * BATCH)
            .toList();
    List<List<String>> rows =
        new ArrayList<>(kernel.run(whole.stream().map(this::image).toList()).orFail().rows());
    int compared = 0;
    for (List<String> disk : whole) {
      List<List<String>> of = rows.stream().filter(r -> r.get(0).equals(image(disk))).toList();
      if (!of.get(0).get(4).equals("timeout")) {
        compared++;
        compare(
            disk,
            "linux",
            of.stream()
                .skip(1)
                .map(r -> r.get(1) + ":" + r.get(2) + "+" + r.get(3))
                .sorted()
                .toList());
      }
    }
    System.out.println(format + ": Linux answered for " + compared + " disks");
    assertTrue(compared > BATCH, "only " + compared);
  }

  @Test
  void sfdiskAndSgdisk() throws IOException, InterruptedException {
    Pattern sgdisk = Pattern.compile("(?m)^ +(\\d+) +(\\d+) +(\\d+)   -?[0-9.]+ (?:bytes|.iB) ");
    Pattern dump = Pattern.compile("(?m)^\\S+\\.img(\\d+) : start= *(\\d+), size= *(\\d+),");
    for (List<String> disk : write("gpt")) {
      if (!disk.get(2).equals("mutant")) {
        compare(disk, "libfdisk", lines(dump, run("sfdisk", "fdisk", "-d", image(disk))));
        String listed = run("sgdisk", "gdisk", "-p", image(disk));
        boolean none = listed.contains("Creating new GPT entries in memory.");
        List<String> said =
            sgdisk
                .matcher(none ? "" : listed)
                .results()
                .map(
                    m ->
                        m.group(1)
                            + ":"
                            + m.group(2)
                            + "+"
                            + Long.toUnsignedString(
                                Long.parseUnsignedLong(m.group(3))
                                    - Long.parseUnsignedLong(m.group(2))
                                    + 1))
                .sorted()
                .toList();
        compare(disk, "gdisk", said);
      }
    }
  }
}
