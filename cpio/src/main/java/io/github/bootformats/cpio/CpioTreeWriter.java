package io.github.bootformats.cpio;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.WritableByteChannel;

/**
 * Makes archives of trees.
 *
 * <pre>{@code
 * CpioTreeWriter.of(CpioWriteOptions.of(CpioDialect.NEWC)).write(tree, out);
 * }</pre>
 *
 * <p>The archive is written in one go. A tree of more than 50,000 entries is walked twice, in
 * memory for the files that have several names; of a smaller one all nodes are remembered. It must
 * not change meanwhile. Content is read twice for crc.
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
    return write(tree, CpioWriter.of(out, progress), limits);
  }

  /**
   * Writes a tree to a channel, which from files to a file takes fewer copies than a stream.
   *
   * @param tree what to write
   * @param out receives the archive; blocks, and is not closed
   * @param limits those of {@link io.github.bootformats.api.tree.TreeWalk}
   * @param progress told the bytes written, without a total
   * @return what was written
   * @throws io.github.bootformats.api.UnsupportedFormatException if something does not fit into a
   *     field, as above
   * @throws io.github.bootformats.api.FormatException if the tree is damaged or beyond its limits
   * @throws IOException if reading or writing fails or is cancelled; what was written is no archive
   *     then
   */
  public CpioPacked write(
      FileTree tree, WritableByteChannel out, ReadLimits limits, Progress progress)
      throws IOException {
    return write(tree, CpioWriter.of(out, progress), limits);
  }

  private CpioPacked write(FileTree tree, CpioWriter writer, ReadLimits limits) throws IOException {
    EntryList entries = new EntryList(tree, limits);
    return new TreePacker(options, LinkCounts.of(entries), writer).pack(entries);
  }
}
