package io.github.bootformats.cli.corpus;

import io.github.bootformats.testkit.Outcomes;
import io.github.bootformats.testkit.partition.BrokenRule;
import io.github.bootformats.testkit.partition.DiskCase;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * A directory of disk images, with a table that says what each is and one that says what each view
 * makes of it. Nothing is written outside of the directory: names are made here, and what is there
 * under such a name, a symbolic link too, is replaced and not followed.
 */
public final class FuzzCorpus {
  /** The file that says what each disk is. */
  public static final String CASES = "cases.tsv";

  /** The file that says what the views make of each disk. */
  public static final String VERDICTS = "verdicts.tsv";

  private static final int LEAST_DIGITS = 4;

  private final Path directory;
  private final int digits;

  private FuzzCorpus(Path directory, int count) {
    this.directory = directory;
    this.digits = Math.max(LEAST_DIGITS, Integer.toString(count).length());
  }

  /**
   * Writes a corpus.
   *
   * @param directory where to, an existing directory
   * @param disks the disks, endlessly many
   * @param count how many of them to write
   * @return how many there are of each kind
   */
  public static Outcomes write(Path directory, Stream<DiskCase> disks, int count)
      throws IOException {
    return new FuzzCorpus(directory, count).write(disks.limit(count).iterator());
  }

  private Outcomes write(Iterator<DiskCase> disks) throws IOException {
    Outcomes kinds = new Outcomes();
    try (Writer cases = create(CASES);
        Writer verdicts = create(VERDICTS)) {
      cases.write(CaseLines.HEAD);
      verdicts.write(VerdictLines.HEAD);
      for (int number = 1; disks.hasNext(); number++) {
        DiskCase disk = disks.next();
        String file = name(number, disk);
        Path image = directory.resolve(file);
        Files.deleteIfExists(image);
        disk.writeTo(image);
        cases.write(CaseLines.of(file, disk));
        verdicts.write(VerdictLines.of(file, disk));
        kinds.add(disk.kind().id());
      }
    }
    return kinds;
  }

  private Writer create(String name) throws IOException {
    Path file = directory.resolve(name);
    Files.deleteIfExists(file);
    return Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
  }

  /** Returns {@code 0002-gpt.header-crc.img}: the number, and the rule or the kind. */
  private String name(int number, DiskCase disk) {
    String digitsOnly = Integer.toString(number);
    String what =
        disk.rule().map(BrokenRule::id).orElse(disk.format().id() + "." + disk.kind().id());
    return "0".repeat(digits - digitsOnly.length()) + digitsOnly + "-" + what + ".img";
  }
}
