package io.github.bootformats.squashfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Diagnostic;
import java.io.IOException;
import java.util.List;

/**
 * Looks at everything in an image, used or not, and tells what is odd: what keeps Linux from
 * mounting it, what Linux would fail at later, and what no reader minds but no sound writer leaves
 * behind, such as names out of order, an index that leads elsewhere, or numbers that come twice.
 *
 * <pre>{@code
 * try (SquashfsImage image = SquashfsImage.open(path)) {
 *   List<Diagnostic> findings = SquashfsCheck.of(image.reader()).withData().run();
 * }
 * }</pre>
 *
 * <p>Memory is taken for each inode, some 30 bytes, and for each file's data, 16 bytes. Instances
 * are immutable.
 */
public final class SquashfsCheck {
  private static final long USUAL_STRUCTURES = 1_000_000_000;
  private static final int USUAL_FINDINGS = 1000;

  private final SquashfsReader reader;
  private final long maxStructures;
  private final int maxFindings;
  private final boolean withData;

  private SquashfsCheck(
      SquashfsReader reader, long maxStructures, int maxFindings, boolean withData) {
    this.reader = reader;
    this.maxStructures = maxStructures;
    this.maxFindings = maxFindings;
    this.withData = withData;
  }

  /**
   * Prepares a check of all metadata, which ends at 1000 findings.
   *
   * @param reader the image
   * @return the check
   */
  public static SquashfsCheck of(SquashfsReader reader) {
    return new SquashfsCheck(requireNonNull(reader), USUAL_STRUCTURES, USUAL_FINDINGS, false);
  }

  /**
   * Has all blocks of files decompressed as well.
   *
   * @return the changed check
   */
  public SquashfsCheck withData() {
    return new SquashfsCheck(reader, maxStructures, maxFindings, true);
  }

  /**
   * Ends the check early.
   *
   * @param count how many inodes, entries of directories and tables, and blocks of files are looked
   *     at; usually a billion
   * @return the changed check
   * @throws IllegalArgumentException if the number is not positive
   */
  public SquashfsCheck withMaxStructures(long count) {
    return new SquashfsCheck(reader, positive(count), maxFindings, withData);
  }

  /**
   * Ends the check when enough was found.
   *
   * @param count how many findings are kept
   * @return the changed check
   * @throws IllegalArgumentException if the number is not positive
   */
  public SquashfsCheck withMaxFindings(int count) {
    return new SquashfsCheck(reader, maxStructures, (int) positive(count), withData);
  }

  private static long positive(long count) {
    if (count < 1) {
      throw new IllegalArgumentException("not positive: " + count);
    }
    return count;
  }

  /**
   * Checks the image.
   *
   * @return what was found, each {@linkplain SquashfsFinding constant} with where it was found; the
   *     last is {@link SquashfsFinding#CHECK_ENDED} if there may be more. Limits of the reader that
   *     were exceeded are findings, too.
   * @throws IOException if reading fails
   */
  public List<Diagnostic> run() throws IOException {
    CheckFindings findings = new CheckFindings(maxStructures, maxFindings);
    SuperblockCheck.run(reader, findings);
    DataSpace space = new DataSpace();
    InodeList inodes = new InodeCheck(reader, findings, space, withData).run();
    new DirectoryCheck(reader, findings, inodes).run();
    new TableCheck(reader, findings, space, withData).run();
    if (!findings.isEnded() && inodes.isComplete()) {
      NumberCheck.run(reader, findings, inodes);
      space.check(reader, findings);
    }
    return findings.toList();
  }
}
