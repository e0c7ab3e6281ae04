package io.github.bootformats.squashfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.tree.FileTree;
import java.io.IOException;

/**
 * Makes images of version 4.0 of trees.
 *
 * <pre>{@code
 * try (ImageTarget target = ImageTarget.create(Path.of("root.squashfs"))) {
 *   SquashfsWriter.of(SquashfsWriteOptions.defaults()).write(HostTree.of(directory), target);
 * }
 * }</pre>
 *
 * <p>The tree is walked twice, first to count the names of files and to compare their sizes; it
 * must not change meanwhile. Content is read once, and those of several long files of one size
 * twice where {@linkplain SquashfsWriteOptions.Builder#duplicates duplicates} are looked for. The
 * image is written once, from the beginning to the end, and not read.
 *
 * <p><b>Reproducible.</b> The same tree and options give the same bytes, with any number of
 * threads, with the same release of this library and of the encoders that it uses: those of the JDK
 * for gzip (whose zlib differs between JDKs), XZ for Java, zstd-jni.
 *
 * <p><b>Memory.</b> Blocks on their way take {@code 4 * (threads + 1)} times the size of a block,
 * and the encoders what they need. Compressed inodes and listings are kept until all data is
 * written; 8 bytes an inode, and an open directory's entries, come on top.
 *
 * <p><b>Failures.</b> Whatever fails, be it the disk that is full, a file that got shorter, or a
 * caller who cancels: the place of the superblock holds zeros until all else is {@linkplain
 * ImageTarget#force on the storage}. What was written is no image then, and nobody takes it for
 * one.
 *
 * <p>What does not fit into a field is refused, never cut, with an {@link
 * io.github.bootformats.api.UnsupportedFormatException} that names the file, as is what Linux does
 * not read: targets of more than 4095 bytes, names of more than 256.
 *
 * <p>Instances are immutable and may be used any number of times.
 */
public final class SquashfsWriter {
  private final SquashfsWriteOptions options;

  private SquashfsWriter(SquashfsWriteOptions options) {
    this.options = requireNonNull(options);
  }

  /**
   * Creates a writer.
   *
   * @param options how to write
   * @return the writer
   */
  public static SquashfsWriter of(SquashfsWriteOptions options) {
    return new SquashfsWriter(options);
  }

  /**
   * Writes a tree.
   *
   * @param tree what to write
   * @param target receives the image at its beginning; not closed, and what it had behind the image
   *     stays
   * @return what was written
   * @throws io.github.bootformats.api.UnsupportedFormatException if something does not fit into a
   *     field or cannot be stored, or the library of a compression is missing
   * @throws io.github.bootformats.api.FormatException if the tree is damaged or beyond its limits
   * @throws IOException if reading or writing fails
   */
  public SquashfsPacked write(FileTree tree, ImageTarget target) throws IOException {
    return write(tree, target, ReadLimits.defaults(), Progress.NONE);
  }

  /**
   * Writes a tree.
   *
   * @param tree what to write
   * @param target receives the image at its beginning; not closed, and what it had behind the image
   *     stays
   * @param limits those of {@link io.github.bootformats.api.tree.TreeWalk}, and {@link
   *     SquashfsLimits#MAX_FILE_BLOCKS}
   * @param progress told the bytes of content that are read, of all there are; -1 while they are
   *     counted
   * @return what was written
   * @throws io.github.bootformats.api.UnsupportedFormatException if something does not fit into a
   *     field or cannot be stored, or the library of a compression is missing
   * @throws io.github.bootformats.api.FormatException if the tree is damaged or beyond its limits
   * @throws IOException if reading or writing fails or is cancelled
   */
  public SquashfsPacked write(
      FileTree tree, ImageTarget target, ReadLimits limits, Progress progress) throws IOException {
    return ImagePacker.pack(options, tree, target, limits, progress);
  }
}
