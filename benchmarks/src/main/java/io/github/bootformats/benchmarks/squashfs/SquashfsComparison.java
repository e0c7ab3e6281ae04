package io.github.bootformats.benchmarks.squashfs;

import io.github.bootformats.benchmarks.race.Contender;
import io.github.bootformats.benchmarks.race.Cost;
import io.github.bootformats.benchmarks.race.Race;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads, extracts, lists and writes images, we and others by turns.
 *
 * <pre>{@code
 * oracles/make-bench-tree.sh /dev/shm/bench/tree 600
 * java -cp 'benchmarks/target/benchmarks.jar:benchmarks/target/lib/*' \
 *     io.github.bootformats.benchmarks.squashfs.SquashfsComparison /dev/shm/bench [rounds [task...]]
 * }</pre>
 *
 * <p>A task is {@code read:zstd} or {@code extract:gzip}, or {@code pages:zstd}, which mounts the
 * image and drops the kernel's caches, or {@code write:zstd}, which also tells the sizes, or {@code
 * million}: to open and list an image of a million files. As root, on storage in memory, with
 * squashfs-tools and squashfs-tools-ng.
 */
public final class SquashfsComparison {
  private static final int WARMUPS = 2;
  private static final int ROUNDS = 9;
  private static final int PAGES = 2000;
  private static final List<String> TASKS =
      List.of(
          "read:gzip",
          "read:xz",
          "read:zstd",
          "read:lz4",
          "read:lzo",
          "extract:gzip",
          "extract:zstd",
          "extract:lz4",
          "pages:zstd",
          "write:gzip",
          "write:zstd",
          "write:xz",
          "million");

  private final Path directory;
  private final int rounds;

  private SquashfsComparison(Path directory, int rounds) {
    this.directory = directory;
    this.rounds = rounds;
  }

  /**
   * Runs the comparison.
   *
   * @param args a directory with {@code tree} in it, how many rounds, and which tasks
   */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
    SquashfsComparison comparison =
        new SquashfsComparison(Path.of(args[0]).toAbsolutePath(), rounds);
    List<String> tasks = args.length > 2 ? List.of(args).subList(2, args.length) : TASKS;
    for (String task : tasks) {
      comparison.run(task);
    }
  }

  private void run(String task) throws Exception {
    String[] parts = task.split(":", 2);
    String compression = parts.length > 1 ? parts[1] : "";
    switch (parts[0]) {
      case "read" -> read(compression);
      case "extract" -> extract(compression);
      case "pages" -> pages(compression);
      case "write" -> write(compression);
      case "million" -> million();
      default -> throw new IllegalArgumentException(task);
    }
  }

  private Path image(String compression) throws Exception {
    Path image = directory.resolve(compression + ".squashfs");
    if (Files.notExists(image)) {
      Cost.ofCommand(
          "mksquashfs %s %s -comp %s -noappend -quiet -no-progress"
              .formatted(directory.resolve("tree"), image, compression));
    }
    return image;
  }

  private void read(String compression) throws Exception {
    Path image = image(compression);
    new Race(
            "read all, " + compression,
            List.of(
                Contender.java(
                    "ours, 1 thread", Contender.Step.NONE, () -> OurSquashfs.readAll(image, 1)),
                Contender.java(
                    "ours, 2 threads", Contender.Step.NONE, () -> OurSquashfs.readAll(image, 2)),
                Contender.java(
                    "2 readers: twice as much",
                    Contender.Step.NONE,
                    () -> OurSquashfs.readAllAtOnce(image, 2)),
                Contender.command(
                    "sqfs2tar", Contender.Step.NONE, "sqfs2tar " + image + " >/dev/null")))
        .run(WARMUPS, rounds);
  }

  private void extract(String compression) throws Exception {
    Path image = image(compression);
    Path out = directory.resolve("out");
    new Race(
            "extract, " + compression,
            List.of(
                Contender.java("ours", () -> clear(out), () -> OurSquashfs.extract(image, out)),
                Contender.command(
                    "unsquashfs -p 2",
                    () -> clear(out),
                    "unsquashfs -quiet -no-progress -p 2 -dest " + out + " " + image)))
        .run(WARMUPS, rounds);
    clear(out);
  }

  /** Both begin with cold caches: the kernel's are dropped, ours are those of a new image. */
  private void pages(String compression) throws Exception {
    Path image = image(compression);
    Path mount = Files.createDirectories(directory.resolve("mount"));
    Cost.ofCommand("mount -o loop,ro " + image + " " + mount);
    try {
      List<String> files = OurSquashfs.filesWithPages(image);
      new Race(
              PAGES + " random pages, " + compression,
              List.of(
                  Contender.java(
                      "ours",
                      Contender.Step.NONE,
                      () -> OurSquashfs.readPages(image, files, 1, PAGES)),
                  Contender.java(
                      "Linux, loop mount",
                      () -> Cost.ofCommand("echo 3 >/proc/sys/vm/drop_caches"),
                      () -> MountedPages.read(mount, files, 1, PAGES))))
          .run(WARMUPS, rounds);
    } finally {
      Cost.ofCommand("umount " + mount);
    }
  }

  private void write(String compression) throws Exception {
    Path tree = directory.resolve("tree");
    Path ours = directory.resolve("ours.squashfs");
    Path theirs = directory.resolve("theirs.squashfs");
    new Race(
            "write, " + compression,
            List.of(
                Contender.java(
                    "ours, 2 threads",
                    () -> Files.deleteIfExists(ours),
                    () -> OurSquashfs.write(tree, ours, compression, 2)),
                Contender.command(
                    "mksquashfs -processors 2",
                    () -> Files.deleteIfExists(theirs),
                    "mksquashfs %s %s -comp %s -processors 2 -noappend -quiet -no-progress"
                        .formatted(tree, theirs, compression))))
        .run(compression.equals("xz") ? 0 : 1, rounds);
    System.out.printf(
        "%s: ours %d bytes, mksquashfs %d%n", compression, Files.size(ours), Files.size(theirs));
    Files.delete(ours);
    Files.delete(theirs);
  }

  private void million() throws Exception {
    Path image = directory.resolve("million.squashfs");
    if (Files.notExists(image)) {
      Cost.ofCommand(
          ("perl -e 'for $d (1..1000) { print \"dir /d$d 0755 0 0\\n\";"
                  + " print \"slink /d$d/file-$_ 0777 0 0 t\\n\" for 1..1000 }' >%1$s.list;"
                  + " gensquashfs -q -F %1$s.list -c zstd %1$s; rm %1$s.list")
              .formatted(image));
    }
    new Race(
            "open an image of a million files",
            List.of(Contender.java("ours", Contender.Step.NONE, () -> OurSquashfs.open(image))))
        .run(WARMUPS, rounds);
    new Race(
            "list a million files",
            List.of(
                Contender.java("ours", Contender.Step.NONE, () -> OurSquashfs.list(image)),
                Contender.command(
                    "unsquashfs -lls",
                    Contender.Step.NONE,
                    "unsquashfs -lls " + image + " >/dev/null")))
        .run(WARMUPS, rounds);
  }

  private static void clear(Path out) throws IOException {
    if (Files.exists(out)) {
      try (Stream<Path> paths = Files.walk(out)) {
        for (Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
          Files.delete(path);
        }
      }
    }
  }
}
