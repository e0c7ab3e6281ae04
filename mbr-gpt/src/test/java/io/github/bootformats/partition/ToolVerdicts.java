package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.testsupport.Corpus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What real tools said of the crafted disks of the corpus. */
final class ToolVerdicts {
  /** By the disk's name; most of what it takes to make one is to unpack the disk. */
  private static final Map<String, DiskLayout> LAYOUTS = new ConcurrentHashMap<>();

  private final Corpus corpus;
  private final Map<String, List<String>> lines = new LinkedHashMap<>();

  private ToolVerdicts(Corpus corpus) {
    this.corpus = corpus;
  }

  /** Opens the corpus, or skips the running test. */
  static ToolVerdicts open() throws IOException {
    Corpus corpus = Corpus.open("partitions");
    ToolVerdicts verdicts = new ToolVerdicts(corpus);
    String disk = "";
    for (String line : corpus.file("crafted/verdicts.txt").lines()) {
      if (line.startsWith("==")) {
        disk = line.substring(2);
      } else if (!disk.isEmpty()) {
        verdicts.lines.computeIfAbsent(disk, d -> new ArrayList<>()).add(line.strip());
      }
    }
    return verdicts;
  }

  /** Returns the names of all disks. */
  List<String> disks() {
    return List.copyOf(lines.keySet());
  }

  /** Returns what a tool said of a disk, without the tool's name. */
  String of(String disk, String tool) {
    return lines.getOrDefault(disk, List.of()).stream()
        .filter(line -> line.startsWith(tool + " "))
        .map(line -> line.substring(tool.length()).strip())
        .findFirst()
        .orElseThrow(() -> new AssertionError("No verdict of " + tool + " on " + disk));
  }

  DiskLayout layout(String disk) throws IOException {
    DiskLayout layout = LAYOUTS.get(disk);
    if (layout == null) {
      byte[] image = corpus.file("crafted/" + disk + ".img.gz").bytes();
      layout = DiskLayout.read(ImageSource.of(image), SectorSize.B512).model();
      LAYOUTS.put(disk, layout);
    }
    return layout;
  }

  /**
   * Expects that a view says of every disk what the tool said, and prints the count.
   *
   * @param words puts what the view sees in the words of the verdicts
   * @param verdict leaves out what the view does not tell
   */
  void assertAgrees(
      String tool,
      PartitionConsumer view,
      Function<PartitionMap, String> words,
      UnaryOperator<String> verdict)
      throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String disk : disks()) {
      PartitionMap map = layout(disk).as(view);
      String seen = words.apply(map);
      String said = verdict.apply(of(disk, tool));
      if (!seen.equals(said)) {
        wrong.add("%n%s: %s said %s, the view says %s (%s)".formatted(disk, tool, said, seen, map));
      }
    }
    int total = disks().size();
    System.out.printf("%s: %d of %d verdicts%n", tool, total - wrong.size(), total);
    assertTrue(total >= 55, "disks with verdicts: " + total);
    assertEquals(List.of(), wrong);
  }

  /** Returns a view's partitions as the verdicts are written, {@code -} for none. */
  static String partitions(PartitionMap map) {
    return map.partitions().isEmpty()
        ? "-"
        : map.partitions().stream()
            .map(
                p ->
                    p.number()
                        + ":"
                        + Long.toUnsignedString(p.start())
                        + "+"
                        + Long.toUnsignedString(p.sectors()))
            .collect(Collectors.joining(" "));
  }
}
