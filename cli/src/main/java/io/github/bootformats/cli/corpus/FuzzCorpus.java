package io.github.bootformats.cli.corpus;

import io.github.bootformats.testkit.Outcomes;
import io.github.bootformats.testkit.partition.DiskCase;
import io.github.bootformats.testkit.squashfs.SquashfsCase;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * A directory of images, with a table that says what each is and one that says what each view makes
 * of it. Nothing is written outside of the directory: names are made here, and what is there under
 * such a name, a symbolic link too, is replaced and not followed.
 */
public final class FuzzCorpus {
  /** The file that says what each image is. */
  public static final String CASES = "cases.tsv";

  /** The file that says what the views make of each image. */
  public static final String VERDICTS = "verdicts.tsv";

  private static final int LEAST_DIGITS = 4;

  private final Stream<CorpusCase> cases;
  private final String verdictHead;

  private FuzzCorpus(Stream<CorpusCase> cases, String verdictHead) {
    this.cases = cases;
    this.verdictHead = verdictHead;
  }

  /**
   * Plans a corpus of disks.
   *
   * @param disks the disks, endlessly many
   * @return the corpus
   */
  public static FuzzCorpus ofDisks(Stream<DiskCase> disks) {
    return new FuzzCorpus(disks.map(CorpusCase::of), VerdictLines.HEAD);
  }

  /**
   * Plans a corpus of images of SquashFS.
   *
   * @param images the images, endlessly many
   * @return the corpus
   */
  public static FuzzCorpus ofSquashfs(Stream<SquashfsCase> images) {
    return new FuzzCorpus(images.map(CorpusCase::of), SquashfsVerdict.HEAD);
  }

  /**
   * Writes the corpus; to be called once.
   *
   * @param directory where to, an existing directory
   * @param count how many images to write
   * @return how many there are of each kind
   */
  public Outcomes write(Path directory, int count) throws IOException {
    int digits = Math.max(LEAST_DIGITS, Integer.toString(count).length());
    Iterator<CorpusCase> images = cases.limit(count).iterator();
    Outcomes kinds = new Outcomes();
    try (Writer lines = create(directory, CASES);
        Writer verdicts = create(directory, VERDICTS)) {
      lines.write(CaseLines.HEAD);
      verdicts.write(verdictHead);
      for (int number = 1; images.hasNext(); number++) {
        CorpusCase image = images.next();
        String file = name(number, digits, image);
        Path path = directory.resolve(file);
        Files.deleteIfExists(path);
        image.writeTo(path);
        lines.write(image.line(file));
        verdicts.write(image.verdicts(file));
        kinds.add(image.kind());
      }
    }
    return kinds;
  }

  private static Writer create(Path directory, String name) throws IOException {
    Path file = directory.resolve(name);
    Files.deleteIfExists(file);
    return Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
  }

  /** Returns {@code 0002-gpt.header-crc.img}: the number, and the rule or the kind. */
  private static String name(int number, int digits, CorpusCase image) {
    String digitsOnly = Integer.toString(number);
    return "0".repeat(digits - digitsOnly.length()) + digitsOnly + "-" + image.label() + ".img";
  }
}
