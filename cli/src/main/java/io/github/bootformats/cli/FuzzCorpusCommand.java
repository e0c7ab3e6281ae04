package io.github.bootformats.cli;

import io.github.bootformats.cli.corpus.FuzzCorpus;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.testkit.Outcomes;
import io.github.bootformats.testkit.partition.PartitionDisks;
import io.github.bootformats.testkit.squashfs.SquashfsImages;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes images to fuzz parsers with, and what everybody makes of each. */
@Command(
    name = "fuzz-corpus",
    mixinStandardHelpOptions = true,
    description = {
      "Writes images to test and fuzz parsers of partition tables or of SquashFS with, in any"
          + " language: in turns a valid one, a nearly valid one that breaks one named rule, and,"
          + " of disks, two mutants. The same format, count and seed give the same bytes; those of"
          + " SquashFS depend on the JDK's zlib.",
      ""
    },
    footerHeading = "%nFiles, of tab-separated values, without a value '-':%n",
    footer = {
      "  cases.tsv     '#bootfmt-cases 1', the columns' names, then a line for each image: file,",
      "                format, kind, sector-size and size in bytes, seed, rule that is broken,",
      "                the finding's code, and a description with every change of a mutant",
      "  verdicts.tsv  '#bootfmt-verdicts 1', the columns' names, then a line for each image and",
      "                view: file, view, its version, table, code of its refusal, partitions:",
      "                number:start+sectors:type, a blank between two; start and sectors count",
      "                sectors of the image, or of 512 bytes where 'x512' follows; of SquashFS:",
      "                file, view, its version, code of its refusal to mount, number of paths"
          + " seen,",
      "                code of the first damage met on the way"
    })
final class FuzzCorpusCommand implements Callable<Integer> {
  private final RootCommand root;
  private final Bootfmt tool;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "FORMAT", description = "gpt, mbr or squashfs")
  private String format = "";

  @Parameters(index = "1", paramLabel = "DIR", description = "a directory, made if it is missing")
  private String directory = "";

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "100",
      description = "how many images, 1 to 1000000; 100 when not given")
  private int count = 100;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "any number; 1 when not given")
  private long seed = 1;

  @Option(
      names = "--force",
      description = "write into DIR though it is not empty: replaces files, removes none")
  private boolean force;

  FuzzCorpusCommand(RootCommand root, Bootfmt tool) {
    this.root = root;
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    FuzzCorpus corpus =
        switch (format) {
          case "gpt" -> FuzzCorpus.ofDisks(PartitionDisks.gpt().stream(seed));
          case "mbr" -> FuzzCorpus.ofDisks(PartitionDisks.mbr().stream(seed));
          case "squashfs" -> FuzzCorpus.ofSquashfs(SquashfsImages.standard().stream(seed));
          default -> throw wrong("FORMAT is gpt, mbr or squashfs, not '" + format + "'");
        };
    if (count < 1 || count > 1_000_000) {
      throw wrong("--count is 1 to 1000000, not " + count);
    }
    Outcomes kinds = corpus.write(prepared(), count);
    Terminal terminal = root.terminal();
    terminal.println(
        terminal.value(directory)
            + "  "
            + count
            + " images from seed "
            + seed
            + ": "
            + kinds.count("valid")
            + " valid, "
            + kinds.count("nearly-valid")
            + " nearly valid, "
            + kinds.count("mutant")
            + " mutants; "
            + FuzzCorpus.CASES
            + ", "
            + FuzzCorpus.VERDICTS);
    return Bootfmt.OK;
  }

  /** Returns the directory, which is there and empty unless it need not be. */
  private Path prepared() throws IOException {
    Path path;
    try {
      path = tool.directory().resolve(directory);
    } catch (InvalidPathException e) {
      throw new FileSystemException(directory, null, "not a file name: " + e.getReason());
    }
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new FileSystemException(directory, null, "is no directory");
    }
    Files.createDirectories(path);
    try (Stream<Path> files = Files.list(path)) {
      if (!force && files.findAny().isPresent()) {
        throw new FileSystemException(
            directory, null, "is not empty; with --force it is written into all the same");
      }
    }
    return path;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
