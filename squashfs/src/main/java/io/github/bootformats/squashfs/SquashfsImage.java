package io.github.bootformats.squashfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreeImage;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An image as the tree of files that Linux 6.1 mounts ({@code fs/squashfs}, with xattrs and all
 * decompressors).
 *
 * <p>What Linux refuses to mount is refused at opening, with its own checks: tables must follow
 * each other as {@code mksquashfs} writes them. Opening reads a handful of blocks, whatever the
 * size; directories and files are read when they are asked for. What turns out to be damaged then
 * is an exception, where Linux would fail with {@code EIO}. The tree differs from a mount in this:
 *
 * <ul>
 *   <li>Images compressed with lzma, which Linux cannot read, are shown as squashfs-tools unpack
 *       them.
 *   <li>The version must be 4.0; Linux takes minor versions from 32768 on for negative ones, and
 *       mounts them.
 *   <li>Names must be names (Linux passes on {@code ..} and slashes, or fails), and must ascend in
 *       a directory (Linux shows what comes, and finds only some of it). Listing a directory that
 *       is damaged fails; Linux ends it silently.
 *   <li>An entry must have the type of its inode; Linux lets the inode win. Bits of a type in an
 *       inode's mode are ignored; Linux mixes them with the inode's type.
 *   <li>A directory that is met by a second name, or within itself, is refused there.
 *   <li>A fragment that is shorter than a file needs is an error; Linux fills up with zeros. A last
 *       block that is longer than its file is one, as with {@code CONFIG_SQUASHFS_FILE_DIRECT}; a
 *       kernel without drops the rest.
 *   <li>The LZMA data of an xz block must begin with its 0; Linux skips that byte.
 *   <li>An extended attribute whose name has nothing behind its prefix, or a NUL, is left out;
 *       Linux lists it, and does not give its value. A reference to a value must have 8 bytes;
 *       Linux does not look. Where one of a file's attributes is damaged, none is shown.
 *   <li>Inodes are told by their places, so links of a file, too; Linux goes by numbers, and where
 *       entries give one number to two inodes, shows for both the one that it read first.
 * </ul>
 *
 * <pre>{@code
 * try (SquashfsImage image = SquashfsImage.open(Path.of("root.squashfs"))) {
 *   TreeNode motd = image.tree().find(TreePath.of("etc/motd")).orElseThrow();
 * }
 * }</pre>
 *
 * <p>Images serve any number of threads, which share one cache of blocks.
 */
public final class SquashfsImage implements TreeImage {
  private final SquashfsReader reader;
  private final ImageSource owned;
  private final LinuxView view;
  private final FileTree tree;

  private SquashfsImage(SquashfsReader reader, ImageSource owned) throws IOException {
    this.reader = reader;
    this.owned = owned;
    LinuxMount.check(reader);
    this.view = new LinuxView(reader);
    this.tree = FileTree.ofWholeSeconds(view.root());
  }

  /**
   * Opens a file: an image, or an AppImage that has one.
   *
   * @param path the image
   * @return the image, which must be closed
   * @throws io.github.bootformats.api.FormatException if it is not an image that Linux mounts
   * @throws IOException if it cannot be opened or read
   */
  public static SquashfsImage open(Path path) throws IOException {
    ImageSource source = ImageSource.open(path);
    try {
      long offset = ImageLocator.find(source).orElse(0);
      ImageSource image = source.slice(offset, source.size() - offset);
      return of(SquashfsReader.open(image, SquashfsOptions.defaults()), source);
    } catch (IOException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /**
   * Opens an image.
   *
   * @param source the image from its first byte on; borrowed
   * @param limits those of {@link SquashfsLimits} and {@link
   *     io.github.bootformats.codecs.CodecLimits}
   * @return the image, which must be closed before {@code source}
   * @throws io.github.bootformats.api.FormatException if it is not an image that Linux mounts
   * @throws IOException if reading fails
   */
  public static SquashfsImage open(ImageSource source, ReadLimits limits) throws IOException {
    return open(source, SquashfsOptions.defaults().withLimits(limits));
  }

  /**
   * Opens an image.
   *
   * @param source the image from its first byte on, such as a {@linkplain ImageSource#slice slice}
   *     of a disk; borrowed
   * @param options limits, codecs and caches
   * @return the image, which must be closed before {@code source}
   * @throws io.github.bootformats.api.FormatException if it is not an image that Linux mounts
   * @throws IOException if reading fails
   */
  public static SquashfsImage open(ImageSource source, SquashfsOptions options) throws IOException {
    // A slice of all: closing it closes nothing that was lent.
    return of(SquashfsReader.open(source, options), source.slice(0, source.size()));
  }

  private static SquashfsImage of(SquashfsReader reader, ImageSource owned) throws IOException {
    try {
      return new SquashfsImage(reader, owned);
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  /**
   * Returns the structures that the tree is made of.
   *
   * @return the raw image, which is closed with this one
   */
  public SquashfsReader reader() {
    return reader;
  }

  @Override
  public FileTree tree() {
    return tree;
  }

  /** Returns what is odd about the superblock; {@link SquashfsCheck} looks at everything. */
  @Override
  public List<Diagnostic> diagnostics() {
    return SuperblockFindings.of(reader.superblock());
  }

  /**
   * Finds a file by the number of its inode, as a file handle of NFS does.
   *
   * @param number the number, from 1
   * @return a node without a name; empty where the image has no export table or no such number
   * @throws io.github.bootformats.api.FormatException if the image is damaged
   * @throws IOException if reading fails
   */
  public Optional<TreeNode> findInode(long number) throws IOException {
    Optional<MetadataRef> ref = reader.inodeRef(number);
    return ref.isEmpty() ? Optional.empty() : Optional.of(view.nameless(ref.get()));
  }

  /**
   * Returns the inode that a node of this tree shows.
   *
   * @param node a node of this tree
   * @return its inode
   * @throws IllegalArgumentException if it is another tree's
   * @throws io.github.bootformats.api.FormatException if the image is damaged
   * @throws IOException if reading fails
   */
  public SquashfsInode inode(TreeNode node) throws IOException {
    if (requireNonNull(node) instanceof SquashfsNode own && own.isOf(reader)) {
      return own.inode();
    }
    throw new IllegalArgumentException("not a node of this image: " + node);
  }

  @Override
  public void close() throws IOException {
    reader.close();
    owned.close();
  }
}
