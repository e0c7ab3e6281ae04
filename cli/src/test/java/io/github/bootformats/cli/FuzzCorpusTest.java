package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.squashfs.SquashfsImage;
import io.github.bootformats.testkit.partition.BrokenRule;
import io.github.bootformats.testkit.partition.TableFormat;
import io.github.bootformats.testkit.squashfs.SquashfsRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code fuzz-corpus} writes, and what it does not touch. */
class FuzzCorpusTest {
  @TempDir Path directory = Path.of("");

  private ToolRun run(String command) {
    return ToolRun.in(directory, command.split(" ", -1));
  }

  /** Returns the lines of a table without its head, each cut into its columns. */
  static List<List<String>> table(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .skip(2)
        .map(line -> List.of(line.split("\t", -1)))
        .toList();
  }

  private static Set<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void itSaysWhatItWrote() {
    ToolRun run = run("fuzz-corpus gpt --count 10 --seed 7 out");
    assertEquals(
        new ToolRun(
            0,
            "out  10 images from seed 7: 3 valid, 3 nearly valid, 4 mutants; cases.tsv,"
                + " verdicts.tsv\n",
            ""),
        run);
  }

  @Test
  void everyImageHasItsLines() throws IOException {
    assertEquals(0, run("fuzz-corpus mbr --count 40 out").status());
    Path out = directory.resolve("out");
    assertEquals("#bootfmt-cases 1", Files.readAllLines(out.resolve("cases.tsv")).get(0));
    assertEquals("#bootfmt-verdicts 1", Files.readAllLines(out.resolve("verdicts.tsv")).get(0));
    List<List<String>> cases = table(out.resolve("cases.tsv"));
    List<List<String>> verdicts = table(out.resolve("verdicts.tsv"));
    assertEquals(40, cases.size());
    assertEquals(7 * 40, verdicts.size());
    Set<String> files = new TreeSet<>(Set.of("cases.tsv", "verdicts.tsv"));
    for (List<String> line : cases) {
      assertEquals(9, line.size());
      files.add(line.get(0));
      assertEquals(Files.size(out.resolve(line.get(0))), Long.parseLong(line.get(4)));
      long views = verdicts.stream().filter(v -> v.get(0).equals(line.get(0))).count();
      assertEquals(7, views);
    }
    assertEquals(files, names(out));
  }

  /** Reads an image from its file, as a user would, and compares one view's line. */
  @Test
  void theVerdictsAreThoseOfTheViews() throws IOException {
    assertEquals(0, run("fuzz-corpus gpt --count 60 --seed 3 out").status());
    Path out = directory.resolve("out");
    int partitions = 0;
    int refusals = 0;
    for (List<String> line : table(out.resolve("cases.tsv"))) {
      List<String> verdict =
          table(out.resolve("verdicts.tsv")).stream()
              .filter(v -> v.get(0).equals(line.get(0)) && v.get(1).equals("uefi"))
              .findFirst()
              .orElseThrow();
      try (ImageSource image = ImageSource.open(out.resolve(line.get(0)))) {
        SectorSize size = SectorSize.of(Integer.parseInt(line.get(3)));
        var map = DiskLayout.read(image, size).model().as(PartitionConsumer.UEFI_2_10);
        String expected =
            map.partitions().stream()
                .map(
                    p ->
                        p.number()
                            + ":"
                            + Long.toUnsignedString(p.start())
                            + "+"
                            + Long.toUnsignedString(p.sectors())
                            + ":"
                            + p.type())
                .collect(Collectors.joining(" "));
        assertEquals(
            List.of(
                line.get(0),
                "uefi",
                "2.10",
                map.table(),
                map.refused().map(r -> r.code()).orElse("-"),
                expected.isEmpty() ? "-" : expected),
            verdict);
        partitions += map.partitions().size();
        refusals += map.refused().isPresent() ? 1 : 0;
      }
    }
    assertTrue(partitions > 60 && refusals > 3, partitions + " partitions, refusals: " + refusals);
  }

  @Test
  void fourTimesAsManyImagesAsRulesBreakAllOfThem() throws IOException {
    int rules = BrokenRule.of(TableFormat.MBR).size();
    assertEquals(0, run("fuzz-corpus mbr --count " + 4 * rules + " out").status());
    Set<String> broken =
        table(directory.resolve("out/cases.tsv")).stream()
            .map(line -> line.get(6))
            .filter(rule -> !rule.equals("-"))
            .collect(Collectors.toSet());
    assertEquals(rules, broken.size());
  }

  /** Each image is read from its file, and is mounted or refused as its line says. */
  @Test
  void imagesOfSquashfsHaveTheirLines() throws IOException {
    int rules = SquashfsRule.all().size();
    ToolRun run = run("fuzz-corpus squashfs --count " + 2 * rules + " out");
    assertEquals(
        "out  %d images from seed 1: %d valid, %d nearly valid, 0 mutants; cases.tsv, verdicts.tsv%n"
            .formatted(2 * rules, rules, rules),
        run.out());
    Path out = directory.resolve("out");
    List<List<String>> cases = table(out.resolve("cases.tsv"));
    List<List<String>> verdicts = table(out.resolve("verdicts.tsv"));
    assertEquals(2 * rules, cases.size());
    assertEquals(2 * rules, verdicts.size());
    int mounted = 0;
    for (int i = 0; i < cases.size(); i++) {
      List<String> line = cases.get(i);
      List<String> verdict = verdicts.get(i);
      assertEquals(line.get(0), verdict.get(0));
      assertEquals(Files.size(out.resolve(line.get(0))), Long.parseLong(line.get(4)));
      String refusal = "-";
      try (SquashfsImage image = SquashfsImage.open(out.resolve(line.get(0)))) {
        assertTrue(image.tree().root().type() == FileType.DIRECTORY);
        mounted++;
      } catch (FormatException e) {
        refusal = e.reason();
      }
      assertEquals(List.of("linux", "6.1", refusal), verdict.subList(1, 4));
      if (line.get(2).equals("valid")) {
        assertEquals("-", verdict.get(3) + verdict.get(5).substring(1));
      }
    }
    assertTrue(mounted > rules && mounted < 2 * rules, mounted + " are mounted");
    assertEquals(
        rules,
        cases.stream()
            .map(line -> line.get(6))
            .filter(rule -> !rule.equals("-"))
            .distinct()
            .count());
  }

  @Test
  void theSameSeedGivesTheSameFiles() throws IOException {
    assertEquals(0, run("fuzz-corpus gpt --count 20 --seed 5 one").status());
    assertEquals(0, run("fuzz-corpus gpt --count 20 --seed 5 two").status());
    assertEquals(0, run("fuzz-corpus gpt --count 20 --seed 6 three").status());
    Set<String> names = names(directory.resolve("one"));
    assertEquals(names, names(directory.resolve("two")));
    for (String name : names) {
      assertArrayEquals(
          Files.readAllBytes(directory.resolve("one").resolve(name)),
          Files.readAllBytes(directory.resolve("two").resolve(name)),
          name);
    }
    assertTrue(
        Files.mismatch(directory.resolve("one/cases.tsv"), directory.resolve("three/cases.tsv"))
            >= 0);
  }

  @Test
  void aDirectoryThatIsNotEmptyIsLeftAlone() throws IOException {
    Files.createDirectories(directory.resolve("out"));
    Files.writeString(directory.resolve("out/mine"), "x");
    ToolRun run = run("fuzz-corpus gpt --count 4 out");
    assertEquals(
        new ToolRun(
            1, "", "bootfmt: out: is not empty; with --force it is written into all the same\n"),
        run);
    assertEquals(Set.of("mine"), names(directory.resolve("out")));
    assertEquals(0, run("fuzz-corpus gpt --count 4 out --force").status());
    assertEquals("x", Files.readString(directory.resolve("out/mine")));
    assertEquals(7, names(directory.resolve("out")).size());
    assertEquals(0, run("fuzz-corpus gpt --count 4 out --force").status());
  }

  /** A name that leads elsewhere is replaced, and what it led to stays. */
  @Test
  void linksAreNotFollowed() throws IOException {
    Path outside = Files.writeString(directory.resolve("outside"), "precious");
    assertEquals(0, run("fuzz-corpus gpt --count 4 --seed 9 out").status());
    Path out = directory.resolve("out");
    for (String name : names(out)) {
      Files.delete(out.resolve(name));
      Files.createSymbolicLink(out.resolve(name), outside);
    }
    assertEquals(0, run("fuzz-corpus gpt --count 4 --seed 9 out --force").status());
    assertEquals("precious", Files.readString(outside));
    for (String name : names(out)) {
      assertTrue(Files.size(out.resolve(name)) > 8 && !Files.isSymbolicLink(out.resolve(name)));
    }
    assertEquals(Set.of("out", "outside"), names(directory));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fuzz-corpus fat out           | 2 | FORMAT is gpt, mbr or squashfs, not 'fat'",
        "fuzz-corpus gpt out --count 0 | 2 | --count is 1 to 1000000, not 0",
        "fuzz-corpus gpt               | 2 | Missing required parameter: 'DIR'",
        "fuzz-corpus gpt file          | 1 | file: is no directory",
      })
  void badArgumentsAreExplained(String command, int status, String complaint) throws IOException {
    Files.writeString(directory.resolve("file"), "");
    ToolRun run = run(command);
    assertEquals(status, run.status());
    assertTrue(run.err().startsWith("bootfmt: " + complaint + "\n"), run.err());
    assertEquals(Set.of("file"), names(directory));
  }
}
