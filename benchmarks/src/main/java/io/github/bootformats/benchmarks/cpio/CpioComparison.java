package io.github.bootformats.benchmarks.cpio;

import io.github.bootformats.benchmarks.race.Contender;
import io.github.bootformats.benchmarks.race.Cost;
import io.github.bootformats.benchmarks.race.Race;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Lists, extracts and creates an archive, we and others by turns.
 *
 * <pre>{@code
 * oracles/make-bench-tree.sh /dev/shm/bench/tree 417
 * java -cp 'benchmarks/target/benchmarks.jar:benchmarks/target/lib/*' \
 *     io.github.bootformats.benchmarks.cpio.CpioComparison /dev/shm/bench [rounds [task...]]
 * }</pre>
 *
 * <p>As root, on storage in memory, with GNU cpio and bsdcpio.
 */
public final class CpioComparison {
  private static final int WARMUPS = 3;
  private static final int ROUNDS = 15;

  private final Path archive;
  private final Path tree;
  private final Path out;
  private final Path packed;

  private CpioComparison(Path directory) {
    this.archive = directory.resolve("bench.cpio");
    this.tree = directory.resolve("tree");
    this.out = directory.resolve("out");
    this.packed = directory.resolve("packed.cpio");
  }

  /**
   * Runs the comparison.
   *
   * @param args a directory with {@code tree} in it, how many rounds, and which tasks
   */
  public static void main(String[] args) throws Exception {
    CpioComparison comparison = new CpioComparison(Path.of(args[0]).toAbsolutePath());
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
    List<String> tasks =
        args.length > 2
            ? List.of(args).subList(2, args.length)
            : List.of("list", "stream", "extract", "create");
    if (Files.notExists(comparison.archive)) {
      Cost.ofCommand(comparison.gnuCreate(comparison.archive));
    }
    for (String task : tasks) {
      comparison.race(task).run(WARMUPS, rounds);
    }
  }

  private Race race(String task) {
    return switch (task.toLowerCase(Locale.ROOT)) {
      case "list" ->
          new Race(
              "list, random access",
              List.of(
                  Contender.java("ours: tree", Contender.Step.NONE, () -> OurCpio.list(archive)),
                  Contender.java(
                      "ours: raw entries", Contender.Step.NONE, () -> OurCpio.listRaw(archive)),
                  Contender.java("Commons Compress", Contender.Step.NONE, this::commonsList),
                  Contender.command(
                      "bsdcpio -it",
                      Contender.Step.NONE,
                      "bsdcpio -it <" + archive + " >/dev/null"),
                  Contender.command(
                      "cpio -t -C 1048576",
                      Contender.Step.NONE,
                      "cpio -t -C 1048576 <" + archive + " >/dev/null")));
      case "stream" ->
          new Race(
              "list, from a stream",
              List.of(
                  Contender.java("ours", Contender.Step.NONE, this::stream),
                  Contender.java("Commons Compress", Contender.Step.NONE, this::commonsStream)));
      case "extract" ->
          new Race(
              "extract with owners, modes, times, hard links",
              List.of(
                  Contender.java("ours", this::clear, () -> OurCpio.extract(archive, out)),
                  Contender.java(
                      "Commons Compress", this::clear, () -> CommonsCpio.extract(archive, out)),
                  Contender.command("bsdcpio -idm", this::clear, extractWith("bsdcpio -idm")),
                  Contender.command(
                      "cpio -idm -C 1048576", this::clear, extractWith("cpio -idm -C 1048576"))));
      case "create" ->
          new Race(
              "create",
              List.of(
                  Contender.java("ours", this::clear, () -> OurCpio.create(tree, packed)),
                  Contender.java(
                      "Commons Compress", this::clear, () -> CommonsCpio.create(tree, packed)),
                  Contender.command("cpio -o -C 1048576", this::clear, gnuCreate(packed)),
                  Contender.command(
                      "bsdcpio -o", this::clear, names() + "bsdcpio -o -H newc >" + packed)));
      default -> throw new IllegalArgumentException(task);
    };
  }

  private String names() {
    return "cd " + tree + "; find . -mindepth 1 | LC_ALL=C sort | ";
  }

  private String gnuCreate(Path target) {
    return names() + "cpio -o -H newc --reproducible -C 1048576 >" + target;
  }

  private String extractWith(String command) {
    return "mkdir " + out + "; cd " + out + "; " + command + " <" + archive;
  }

  private void commonsList() throws IOException {
    try (InputStream in = Files.newInputStream(archive)) {
      CommonsCpio.list(in);
    }
  }

  private void stream() throws IOException {
    try (InputStream in = new PlainStream(Files.newInputStream(archive))) {
      OurCpio.stream(in);
    }
  }

  private void commonsStream() throws IOException {
    try (InputStream in = new PlainStream(Files.newInputStream(archive))) {
      CommonsCpio.list(in);
    }
  }

  private void clear() throws IOException {
    Files.deleteIfExists(packed);
    if (Files.exists(out)) {
      try (Stream<Path> paths = Files.walk(out)) {
        for (Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
          Files.delete(path);
        }
      }
    }
  }
}
