package io.github.bootformats.cpio;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Makes archives of trees.
 *
 * <pre>{@code
 * CpioTreeWriter.of(CpioWriteOptions.of(CpioDialect.NEWC)).write(tree, out);
 * }</pre>
 *
 * <p>The archive is written in one go and needs no memory but for names of files that have several.
 * The tree must not change meanwhile, for it is walked twice, and content is read twice for crc.
 *
 * <ul>
 *   <li>Names are relative, without a {@code ./}; the root is {@code .}.
 *   <li>Hard links share device, inode number and {@code nlink}, which counts their names in the
 *       tree. In newc and crc the data stands with the last name, as GNU cpio has it and Linux
 *       takes it; in odc and binary archives with every name.
 *   <li>Times are whole seconds. Extended attributes have no place; the result tells which files
 *       had some.
 *   <li>What does not fit into a field is refused, never cut.
 * </ul>
 *
 * <p>Instances are immutable and may be used any number of times.
 */
public final class CpioTreeWriter {
  private final CpioWriteOptions options;

  private CpioTreeWriter(CpioWriteOptions options) {
    this.options = requireNonNull(options);
  }

  /**
   * Creates a writer.
   *
   * @param options how to write
   * @return the writer
   */
  public static CpioTreeWriter of(CpioWriteOptions options) {
    return new CpioTreeWriter(options);
  }

  /**
   * Writes a tree.
   *
   * @param tree what to write
   * @param out receives the archive; neither flushed nor closed. Buffering it gains nothing
   * @return what was written
   * @throws io.github.bootformats.api.UnsupportedFormatException if something does not fit into a
   *     field: its reason is {@code cpio.value-too-large}, its message names the field and the file
   * @throws io.github.bootformats.api.FormatException if the tree is damaged or beyond its limits
   * @throws IOException if reading or writing fails; what was written is no archive then
   */
  public CpioPacked write(FileTree tree, OutputStream out) throws IOException {
    return write(tree, out, ReadLimits.defaults(), Progress.NONE);
  }

  /**
   * Writes a tree.
   *
   * @param tree what to write
   * @param out receives the archive; neither flushed nor closed. Buffering it gains nothing
   * @param limits those of {@link io.github.bootformats.api.tree.TreeWalk}
   * @param progress told the bytes written, without a total
   * @return what was written
   * @throws io.github.bootformats.api.UnsupportedFormatException if something does not fit into a
   *     field: its reason is {@code cpio.value-too-large}, its message names the field and the file
   * @throws io.github.bootformats.api.FormatException if the tree is damaged or beyond its limits
   * @throws IOException if reading or writing fails or is cancelled; what was written is no archive
   *     then
   */
  public CpioPacked write(FileTree tree, OutputStream out, ReadLimits limits, Progress progress)
      throws IOException {
    LinkCounts links = LinkCounts.of(tree, limits);
    return new TreePacker(options, links, CpioWriter.of(out, progress)).pack(tree, limits);
  }
}
