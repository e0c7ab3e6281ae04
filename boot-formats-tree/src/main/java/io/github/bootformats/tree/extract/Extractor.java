package io.github.bootformats.tree.extract;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.ReadLimits.Limit;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreeWalk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes a tree into a directory of the host.
 *
 * <p><b>Where it writes.</b> Everything is created below the destination, under names that the tree
 * has, and nothing is written through a symbolic link: neither through one of the tree, as those
 * are created last, nor through one that was there before, as every directory is entered as an
 * entry of the one before that must not be a link. Files are created anew and never opened when
 * they exist, so that a hard link or a device that was there is not written to.
 *
 * <p>That holds for any tree and any state of the destination on all hosts, as long as no other
 * process changes the destination meanwhile. Where the JDK has a {@link
 * java.nio.file.SecureDirectoryStream} (Linux, macOS), it holds directories open, and content goes
 * nowhere else even then. But directories, links, owners, extended attributes and the bits for
 * setuid, setgid and sticky can only be set by path in the JDK: a process that may write to the
 * destination, and exchanges one of its directories for a link at the right moment, can have those
 * made or set elsewhere. Elsewhere (Windows) the same goes for content.
 *
 * <p><b>What it writes.</b> Content (blocks of 4096 zeros become holes), permissions, times (to the
 * microsecond on JDK 17), {@code user.} attributes, hard links, symbolic links, and where wanted
 * owners and setuid bits. Directories get their times and permissions after all that is in them;
 * until then directories, and files that the group may use in more ways than everybody, are for the
 * user alone. The access time becomes the modification time. The destination is created when it
 * does not exist; its own permissions and times are set only then.
 *
 * <p><b>What it does not.</b> What the host cannot hold is left out, or changed, and noted:
 * devices, pipes and sockets (which the JDK cannot create), names that the host does not allow or
 * takes for those of others, attributes that are not the user's. Hosts without POSIX permissions
 * get one note for all of them.
 *
 * <p>Instances are immutable.
 *
 * <pre>{@code
 * List<ExtractionNote> manifest = Extractor.create().extract(image.tree(), Path.of("out"));
 * }</pre>
 */
public final class Extractor {
  /** How many bytes of content may be written, holes included: {@code extract.bytes}, 64 GiB. */
  public static final Limit MAX_BYTES = Limit.of("extract.bytes", 64L << 30);

  private final boolean owners;
  private final boolean specialBits;
  private final boolean replacing;
  private final ReadLimits limits;

  private Extractor(boolean owners, boolean specialBits, boolean replacing, ReadLimits limits) {
    this.owners = owners;
    this.specialBits = specialBits;
    this.replacing = replacing;
    this.limits = limits;
  }

  /**
   * Creates an extractor that sets no owners and no setuid, setgid and sticky bits, refuses to
   * replace files, and has the default limits.
   *
   * @return an extractor
   */
  public static Extractor create() {
    return new Extractor(false, false, false, ReadLimits.defaults());
  }

  /**
   * Returns an extractor that also sets owners and groups, by number; mostly only root may.
   *
   * @return a changed extractor
   */
  public Extractor withOwners() {
    return new Extractor(true, specialBits, replacing, limits);
  }

  /**
   * Returns an extractor that also sets the bits for setuid, setgid and sticky. Where owners are
   * wanted and one could not be set, its file does not get them.
   *
   * @return a changed extractor
   */
  public Extractor withSpecialBits() {
    return new Extractor(owners, true, replacing, limits);
  }

  /**
   * Returns an extractor that deletes what is in the way of a file, link or directory, unless it is
   * a directory: those are kept, and an entry of another type in their place is refused.
   *
   * @return a changed extractor
   */
  public Extractor replacing() {
    return new Extractor(owners, specialBits, true, limits);
  }

  /**
   * Returns an extractor with other limits.
   *
   * @param limits {@link #MAX_BYTES} and those of {@link TreeWalk}
   * @return a changed extractor
   */
  public Extractor withLimits(ReadLimits limits) {
    return new Extractor(owners, specialBits, replacing, requireNonNull(limits));
  }

  boolean setsOwners() {
    return owners;
  }

  boolean setsSpecialBits() {
    return specialBits;
  }

  boolean replaces() {
    return replacing;
  }

  ReadLimits limits() {
    return limits;
  }

  /**
   * Extracts a tree.
   *
   * @param tree the tree
   * @param destination the directory that gets the root's entries; created if it does not exist
   * @return the manifest of what the host does not hold as the tree does
   * @throws ExtractionException if it stopped
   */
  public List<ExtractionNote> extract(FileTree tree, Path destination) throws ExtractionException {
    List<ExtractionNote> manifest = new ArrayList<>();
    extract(tree, destination, manifest::add, Progress.NONE);
    return manifest;
  }

  /**
   * Extracts a tree.
   *
   * @param tree the tree; walked twice, its content is read once
   * @param destination the directory that gets the root's entries; created if it does not exist,
   *     but not the directory that it is in
   * @param manifest gets a note of each thing that the host does not hold as the tree does; there
   *     may be as many as the tree has entries
   * @param progress told how many bytes of content are written, without a total
   * @return what was made
   * @throws ExtractionException if it stopped: because the tree cannot be read or is beyond the
   *     limits, the host cannot be written, something is in the way, or {@code progress} said so
   */
  public ExtractionSummary extract(
      FileTree tree, Path destination, Consumer<ExtractionNote> manifest, Progress progress)
      throws ExtractionException {
    Extraction extraction = new Extraction(this, tree, manifest, progress);
    try {
      extraction.run(destination);
    } catch (IOException e) {
      throw new ExtractionException(extraction.path(), extraction.summary(), e);
    }
    return extraction.summary();
  }
}
