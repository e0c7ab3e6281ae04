package io.github.bootformats.overlay;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreeImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A tar archive as a tree: a layer of a container, or of overlayfs where it was made with extended
 * attributes. Headers of POSIX.1-1988 and GNU tar, and pax records with {@code SCHILY.xattr.}
 * attributes as GNU tar, libarchive and the tools of containers write them.
 *
 * <p>Entries count in their order, a later one replaces an earlier one of the same path. Paths are
 * relative to the root, absolute ones too; those with a {@code ..} or below something that is not a
 * directory are left out, and {@link #diagnostics()} says so. Directories without an entry have
 * permissions 0755. Compressed archives have to be unpacked first, sparse files are refused.
 *
 * <p>All entries are read when it is opened, content later, at any position.
 */
public final class TarImage implements TreeImage {
  private final ImageSource source;
  private final FileTree tree;
  private final List<Diagnostic> diagnostics;

  private TarImage(ImageSource source, ReadLimits limits) throws IOException {
    this.source = source;
    TarUnpacking unpacking = new TarUnpacking(source, limits);
    this.tree = unpacking.run();
    this.diagnostics = unpacking.findings();
  }

  /**
   * Opens a file.
   *
   * @param path the archive
   * @return the image, which must be closed
   * @throws io.github.bootformats.api.FormatException if it is not an archive, damaged, or beyond
   *     the limits
   * @throws IOException if it cannot be opened or read
   */
  public static TarImage open(Path path) throws IOException {
    ImageSource source = ImageSource.open(path);
    try {
      return new TarImage(source, ReadLimits.defaults());
    } catch (IOException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /**
   * Opens an archive.
   *
   * @param source the archive; borrowed
   * @param limits those of {@link OverlayLimits}, and {@link
   *     io.github.bootformats.api.tree.TreeWalk#MAX_DEPTH}
   * @return the image, which must be closed before {@code source}
   * @throws io.github.bootformats.api.FormatException if it is not an archive, damaged, or beyond
   *     the limits
   * @throws IOException if reading fails
   */
  public static TarImage open(ImageSource source, ReadLimits limits) throws IOException {
    // A slice of all: closing it ends the tree, and not the source that was lent.
    return new TarImage(source.slice(0, source.size()), limits);
  }

  @Override
  public FileTree tree() {
    return tree;
  }

  /** Returns what was left out, in the archive's order. */
  @Override
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
