package io.github.bootformats.cpio;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreeImage;
import io.github.bootformats.cpio.internal.IndexBudget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An archive as the tree of files that unpacking it into an empty directory makes.
 *
 * <ul>
 *   <li>Entries count in their order. A later one replaces an earlier one of the same name, but not
 *       a directory that has entries; a directory on top of a directory changes its metadata.
 *   <li>Names are relative to the root, absolute ones too. Entries with a {@code ..}, or below
 *       something that is not a directory, or with a damaged header, have no place: they are left
 *       out, and {@link #diagnostics()} says so. Directories that no entry makes have permissions
 *       0755.
 *   <li>Entries with {@code nlink} of 2 or more, and the same device, inode and type, are names of
 *       one file, unless they are directories or symbolic links. The last data among them is its
 *       content, wherever that stands (newc and crc store it once, usually with the last name), and
 *       the last entry's metadata counts. In odc and binary archives, whose inode numbers are cut,
 *       files of different lengths are not taken for one.
 * </ul>
 *
 * <p>That is what cpio programs do. What Linux does with an initramfs differs in places.
 *
 * <p>Content can be read at any position. It throws a {@link
 * io.github.bootformats.api.MalformedFormatException} where the archive is cut off.
 */
public final class CpioImage implements TreeImage {
  private final ImageSource source;
  private final ReadLimits limits;
  private final FileTree tree;
  private final List<Diagnostic> diagnostics;

  private CpioImage(ImageSource source, ReadLimits limits) throws IOException {
    this.source = source;
    this.limits = limits;
    TreeBuilder builder =
        new TreeBuilder(
            limits, new IndexBudget(limits, CpioLimits.MAX_INDEX_BYTES, CpioFinding.FORMAT));
    ArchiveReader reader = new ArchiveReader(source, limits);
    reader.read(
        (entry, available, padding) -> {
          if (!entry.isTrailer()) {
            builder.add(entry);
          }
        });
    CpioTree archive = new CpioTree(source, limits, builder.index());
    this.tree = FileTree.ofWholeSeconds(new CpioNode(archive, 0));
    List<Diagnostic> findings = new ArrayList<>(reader.findings());
    findings.addAll(builder.findings());
    this.diagnostics = List.copyOf(findings);
  }

  /**
   * Opens a file.
   *
   * @param path the archive
   * @return the image, which must be closed
   * @throws io.github.bootformats.api.FormatException if it is not an archive, or beyond the limits
   * @throws IOException if it cannot be opened or read
   */
  public static CpioImage open(Path path) throws IOException {
    ImageSource source = ImageSource.open(path);
    try {
      return new CpioImage(source, ReadLimits.defaults());
    } catch (IOException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /**
   * Opens an archive.
   *
   * @param source the archive; borrowed
   * @param limits those of {@link CpioLimits}, and {@link
   *     io.github.bootformats.api.tree.TreeWalk#MAX_DEPTH}
   * @return the image, which must be closed before {@code source}
   * @throws io.github.bootformats.api.FormatException if it is not an archive, or beyond the limits
   * @throws IOException if reading fails
   */
  public static CpioImage open(ImageSource source, ReadLimits limits) throws IOException {
    // A slice of all: closing it ends the tree, and not the source that was lent.
    return new CpioImage(source.slice(0, source.size()), limits);
  }

  /**
   * Reads the archive that the tree is made of. The tree does not keep it, for it is larger.
   *
   * @return the raw model
   * @throws io.github.bootformats.api.FormatException if it is beyond the limits
   * @throws IOException if reading fails
   */
  public CpioArchive archive() throws IOException {
    return CpioArchive.read(source, limits).model();
  }

  @Override
  public FileTree tree() {
    return tree;
  }

  /** Returns the findings of the archive, then those of the tree, each in the archive's order. */
  @Override
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
