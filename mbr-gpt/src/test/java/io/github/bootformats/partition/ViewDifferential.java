package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;

/** Shows disks to a view and to the tool that it stands for, and collects where they differ. */
final class ViewDifferential {
  /** Disagreements that are printed in full; the rest only counts. */
  private static final int SHOWN = 20;

  /** After how many disks a line says how far a run is that takes hours. */
  private static final int STRETCH = 1_000;

  /** A real tool. */
  interface Tool {
    ViewAnswer ask(Path image) throws IOException, InterruptedException;
  }

  private final PartitionConsumer view;
  private final SectorSize sectorSize;
  private final Tool tool;
  private final Function<PartitionMap, ViewAnswer> printed;
  private final Path image;
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private final Map<String, Integer> explained = new TreeMap<>();
  private final Map<String, String> reasons = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();
  private int compared;
  private int partitions;

  ViewDifferential(PartitionConsumer view, SectorSize sectorSize, Tool tool, Path directory) {
    this(view, sectorSize, tool, ViewAnswer::of, directory);
  }

  /** Prepares the comparison with a tool that does not print all that its view says. */
  ViewDifferential(
      PartitionConsumer view,
      SectorSize sectorSize,
      Tool tool,
      Function<PartitionMap, ViewAnswer> printed,
      Path directory) {
    this.printed = printed;
    this.view = view;
    this.sectorSize = sectorSize;
    this.tool = tool;
    this.image = directory.resolve(view.id() + ".img");
  }

  /** Lets the two differ where the view notes a finding of this code, for a reason. */
  ViewDifferential mayDiffer(String code, String reason) {
    reasons.put(code, reason);
    return this;
  }

  /** Compares the disks of so many seeds. */
  void compare(String set, long firstSeed, int count, LongFunction<MemoryImage> disks)
      throws IOException, InterruptedException {
    for (long seed = firstSeed; seed != firstSeed + count; seed++) {
      compare(set + " " + seed, disks.apply(seed));
      if (compared % STRETCH == 0) {
        System.out.printf(
            "%s: %d of %d agree up to %s %d%n", view.id(), agreed(), compared, set, seed);
      }
    }
  }

  void compare(String name, MemoryImage disk) throws IOException, InterruptedException {
    Files.deleteIfExists(image);
    try (ImageTarget file = ImageTarget.create(image)) {
      disk.copyTo(file, 0, Progress.NONE);
      file.truncate(disk.size());
    }
    PartitionMap map = DiskLayout.read(disk, sectorSize).model().as(view);
    ViewAnswer seen = printed.apply(map);
    ViewAnswer said = tool.ask(image);
    compared++;
    partitions += seen.partitions().size();
    outcomes.merge(map.refused().map(Diagnostic::code).orElse(map.table()), 1, Integer::sum);
    if (seen.equals(said)) {
      return;
    }
    Optional<String> reason =
        map.diagnostics().stream().map(Diagnostic::code).filter(reasons::containsKey).findFirst();
    if (reason.isPresent()) {
      explained.merge(reason.get(), 1, Integer::sum);
    } else {
      String difference =
          "%n%s: the tool says%n  %s%nand the view%n  %s%n  %s"
              .formatted(name, text(said), text(seen), map.diagnostics());
      // At once, for a run of hours that may not come to its end.
      System.out.println(difference);
      wrong.add(difference);
    }
  }

  private static String text(ViewAnswer answer) {
    return answer.table() + String.join("%n    ".formatted(), answer.partitions());
  }

  private int agreed() {
    return compared - wrong.size() - explained.values().stream().mapToInt(i -> i).sum();
  }

  /** Prints how many agree and how they are spread; fails where one does not. */
  void report() {
    System.out.printf(
        "%s %s: %d of %d disks agree, with %d partitions; %s%n",
        view.id(), view.version(), agreed(), compared, partitions, outcomes);
    explained.forEach(
        (code, count) -> System.out.printf("  %d differ: %s%n", count, reasons.get(code)));
    assertEquals(List.of(), wrong.subList(0, Math.min(SHOWN, wrong.size())));
  }
}
