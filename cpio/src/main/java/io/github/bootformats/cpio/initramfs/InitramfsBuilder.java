package io.github.bootformats.cpio.initramfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.codecs.Codecs;
import io.github.bootformats.codecs.EncodeOptions;
import io.github.bootformats.codecs.StreamCodec;
import io.github.bootformats.cpio.CpioDialect;
import io.github.bootformats.cpio.CpioTreeWriter;
import io.github.bootformats.cpio.CpioWriteOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes an initramfs image of trees of files and of manifests, a segment of each. Linux unpacks
 * them in their order, later files over earlier ones.
 *
 * <pre>{@code
 * InitramfsBuilder.create()
 *     .addMicrocode(List.of(FileContent.of(source)))
 *     .add(HostTree.of(Path.of("root")), "zstd")
 *     .writeTo(out);
 * }</pre>
 *
 * <p>The same trees make the same bytes. A builder serves one thread.
 */
public final class InitramfsBuilder {
  private final List<Segment> segments = new ArrayList<>();
  private CpioWriteOptions options = CpioWriteOptions.of(CpioDialect.NEWC);

  /** What a segment holds. */
  @FunctionalInterface
  private interface Archive {
    List<Diagnostic> writeTo(
        OutputStream out, CpioWriteOptions options, ReadLimits limits, Progress progress)
        throws IOException;
  }

  private record Segment(Archive archive, Optional<StreamCodec> codec, EncodeOptions options) {}

  private InitramfsBuilder() {}

  /**
   * Starts an image without segments.
   *
   * @return a builder
   */
  public static InitramfsBuilder create() {
    return new InitramfsBuilder();
  }

  /**
   * Sets how archives are written.
   *
   * @param options of the dialect newc or crc, the only ones that Linux takes; a manifest takes the
   *     latest time and the size of blocks, and is newc
   * @return this builder
   * @throws IllegalArgumentException if the dialect is another one
   */
  public InitramfsBuilder options(CpioWriteOptions options) {
    if (options.dialect() != CpioDialect.NEWC && options.dialect() != CpioDialect.CRC) {
      throw new IllegalArgumentException(
          "Linux unpacks archives of newc and crc, not of " + options.dialect());
    }
    this.options = options;
    return this;
  }

  /**
   * Adds an archive with microcode for the kernel to load before all else. It is only found in an
   * archive that is not compressed, and before all others: call this first.
   *
   * @param files updates of Intel or AMD as their packages have them, told apart by their content;
   *     read when the image is written
   * @return this builder
   * @throws io.github.bootformats.api.MalformedFormatException if a file is neither
   * @throws IOException if a file cannot be read
   * @throws IllegalStateException if there is a segment already
   */
  public InitramfsBuilder addMicrocode(List<? extends FileContent> files) throws IOException {
    if (!segments.isEmpty()) {
      throw new IllegalStateException("microcode must be in the first segment");
    }
    Microcode microcode = Microcode.of(files);
    return add(
        (out, writing, limits, progress) -> {
          microcode.writeTo(out);
          return List.of();
        },
        Optional.empty(),
        EncodeOptions.defaults());
  }

  /**
   * Adds an archive that is not compressed.
   *
   * @param tree its files; read when the image is written
   * @return this builder
   */
  public InitramfsBuilder addPlain(FileTree tree) {
    return add(archive(tree), Optional.empty(), EncodeOptions.defaults());
  }

  /**
   * Adds a compressed archive with the codec's usual options.
   *
   * @param tree its files; read when the image is written
   * @param codec the id of a codec: {@code gzip}, {@code bzip2}, {@code lzma}, {@code xz}, {@code
   *     lzo}, {@code lz4} or {@code zstd}
   * @return this builder
   * @throws IllegalArgumentException if there is no such codec
   */
  public InitramfsBuilder add(FileTree tree, String codec) {
    return add(tree, codec, EncodeOptions.defaults());
  }

  /**
   * Adds a compressed archive.
   *
   * @param tree its files; read when the image is written
   * @param codec the id of a codec
   * @param compression how to compress
   * @return this builder
   * @throws IllegalArgumentException if there is no such codec
   */
  public InitramfsBuilder add(FileTree tree, String codec, EncodeOptions compression) {
    return add(archive(tree), Optional.of(codecOf(codec)), compression);
  }

  /**
   * Adds the segments of a manifest.
   *
   * @param manifest what is in them
   * @param files where the locations of the manifest are looked up, such as all files of the host;
   *     read when the image is written
   * @param directory where locations begin that are relative
   * @return this builder
   */
  public InitramfsBuilder add(InitramfsManifest manifest, FileTree files, TreePath directory) {
    requireNonNull(files);
    requireNonNull(directory);
    for (ManifestSegment segment : manifest.segments()) {
      add(
          (out, writing, limits, progress) -> {
            new ManifestWriter(manifest.style(), files, directory, writing, limits)
                .write(segment, out, progress);
            return List.of();
          },
          segment.codec(),
          segment.options());
    }
    return this;
  }

  private InitramfsBuilder add(
      Archive archive, Optional<StreamCodec> codec, EncodeOptions compression) {
    segments.add(new Segment(archive, codec, requireNonNull(compression)));
    return this;
  }

  private static Archive archive(FileTree tree) {
    requireNonNull(tree);
    return (out, writing, limits, progress) ->
        CpioTreeWriter.of(writing).write(tree, out, limits, progress).diagnostics();
  }

  static StreamCodec codecOf(String id) {
    return Codecs.standard().stream(id)
        .orElseThrow(() -> new IllegalArgumentException("no codec of the name " + id));
  }

  /**
   * Writes the image.
   *
   * @param out receives it; neither flushed nor closed
   * @return what could not be written as it is
   * @throws io.github.bootformats.api.UnsupportedFormatException if something does not fit into the
   *     archive, or the library of a codec is missing
   * @throws IOException if reading or writing fails
   */
  public List<Diagnostic> writeTo(OutputStream out) throws IOException {
    return writeTo(out, ReadLimits.defaults(), Progress.NONE);
  }

  /**
   * Writes the image.
   *
   * @param out receives it; neither flushed nor closed
   * @param limits for the trees that are read
   * @param progress told the bytes done of each segment, before they are compressed
   * @return what could not be written as it is
   * @throws io.github.bootformats.api.UnsupportedFormatException if something does not fit into the
   *     archive, or the library of a codec is missing
   * @throws io.github.bootformats.api.FormatException if a location of a manifest is not there; the
   *     message names the line
   * @throws IOException if reading or writing fails, or is cancelled
   */
  public List<Diagnostic> writeTo(OutputStream out, ReadLimits limits, Progress progress)
      throws IOException {
    List<Diagnostic> findings = new ArrayList<>();
    SegmentWriter writer = new SegmentWriter(out);
    for (Segment segment : segments) {
      writer.align(segment.codec.isEmpty());
      writer.write(
          archive -> findings.addAll(segment.archive.writeTo(archive, options, limits, progress)),
          segment.codec,
          segment.options);
    }
    return List.copyOf(findings);
  }
}
