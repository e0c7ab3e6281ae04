package io.github.bootformats.cpio.initramfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.tree.FileTree;
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
 * Makes an initramfs image of trees of files, a segment of each. Linux unpacks them in their order,
 * later files over earlier ones.
 *
 * <pre>{@code
 * InitramfsBuilder.create()
 *     .addPlain(MicrocodeTree.intel(microcode))
 *     .add(HostTree.of(Path.of("root")), "zstd")
 *     .writeTo(out);
 * }</pre>
 *
 * <p>The same trees make the same bytes. A builder serves one thread.
 */
public final class InitramfsBuilder {
  private final List<Segment> segments = new ArrayList<>();
  private CpioWriteOptions options = CpioWriteOptions.of(CpioDialect.NEWC);

  private record Segment(FileTree tree, Optional<StreamCodec> codec, EncodeOptions options) {}

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
   * @param options of the dialect newc or crc, the only ones that Linux takes
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
   * Adds an archive that is not compressed. Microcode must be in such a one, and before all others.
   *
   * @param tree its files; read when the image is written
   * @return this builder
   */
  public InitramfsBuilder addPlain(FileTree tree) {
    segments.add(new Segment(requireNonNull(tree), Optional.empty(), EncodeOptions.defaults()));
    return this;
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
    segments.add(
        new Segment(
            requireNonNull(tree), Optional.of(codecOf(codec)), requireNonNull(compression)));
    return this;
  }

  static StreamCodec codecOf(String id) {
    return Codecs.standard().stream(id)
        .orElseThrow(() -> new IllegalArgumentException("no codec of the name " + id));
  }

  /**
   * Writes the image.
   *
   * @param out receives it; neither flushed nor closed
   * @throws io.github.bootformats.api.UnsupportedFormatException if something does not fit into the
   *     archive, or the library of a codec is missing
   * @throws IOException if reading or writing fails
   */
  public void writeTo(OutputStream out) throws IOException {
    SegmentWriter writer = new SegmentWriter(out);
    for (Segment segment : segments) {
      writer.align(segment.codec.isEmpty());
      writer.write(
          archive -> CpioTreeWriter.of(options).write(segment.tree, archive),
          segment.codec,
          segment.options);
    }
  }
}
