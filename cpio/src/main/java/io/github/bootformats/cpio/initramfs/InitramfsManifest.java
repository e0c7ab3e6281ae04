package io.github.bootformats.cpio.initramfs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.codecs.EncodeOptions;
import io.github.bootformats.codecs.StreamCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A text that lists the entries of an image, one a line, so that an image can be made without files
 * that look like it, devices and owners included:
 *
 * <pre>{@code
 * dir /dev 0755 0 0
 * nod /dev/console 0600 0 0 c 5 1
 * file /init ${ROOT}/init.sh 0755 0 0
 * }</pre>
 *
 * <p>There are two forms: that of Linux's own {@code usr/gen_init_cpio}, above, and that of {@code
 * 3cpio --create}, whose fields are between tabs, can be left out, and are arranged in segments
 * with a compression each. {@link InitramfsBuilder#add(InitramfsManifest,
 * io.github.bootformats.api.tree.FileTree, io.github.bootformats.api.tree.TreePath)} makes them.
 *
 * <p>What the tools take, but do not do as the line says, is refused: words that are left over,
 * numbers that do not fit, types and parameters that do not exist. Names are bytes.
 */
public final class InitramfsManifest {
  /**
   * How segments are written: with what numbers their files begin, and on which device they lie.
   */
  enum Style {
    GEN_INIT_CPIO(721, 3, 1),
    THREE_CPIO(1, 0, 0);

    final long firstInode;
    final long major;
    final long minor;

    Style(long firstInode, long major, long minor) {
      this.firstInode = firstInode;
      this.major = major;
      this.minor = minor;
    }
  }

  private final Style style;
  private final List<ManifestSegment> segments;

  private InitramfsManifest(Style style, List<ManifestSegment> segments) {
    this.style = style;
    this.segments = segments;
  }

  /**
   * Reads a manifest of {@code gen_init_cpio}: one archive that is not compressed, whose bytes are
   * the same that Linux 6.1's makes of it. Where it takes the time of now, for all but files, it is
   * the latest time of {@link io.github.bootformats.cpio.CpioWriteOptions}, or else 0.
   *
   * @param text the manifest
   * @param variables what stands for <code>${NAME}</code> in locations; what is not there is empty
   * @param limits {@link InitramfsLimits#MAX_MANIFEST_BYTES}
   * @return the manifest
   * @throws FormatException if a line cannot be read; the message names it, what was expected and
   *     what was found
   */
  public static InitramfsManifest ofGenInitCpio(
      Bytes text, Map<String, String> variables, ReadLimits limits) throws FormatException {
    return ofGenInitCpio(lines(text, limits), new GenInitCpioLines(variables));
  }

  private static InitramfsManifest ofGenInitCpio(List<String> lines, GenInitCpioLines parser)
      throws FormatException {
    List<ManifestEntry> entries = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      parser.entry(i + 1, lines.get(i)).ifPresent(entries::add);
    }
    ManifestSegment all = new ManifestSegment(Optional.empty(), EncodeOptions.defaults(), entries);
    return new InitramfsManifest(Style.GEN_INIT_CPIO, List.of(all));
  }

  /**
   * Reads a manifest of {@code 3cpio}, version 0.14. A line {@code #cpio: zstd -9} begins a
   * segment.
   *
   * @param text the manifest
   * @param limits {@link InitramfsLimits#MAX_MANIFEST_BYTES}
   * @return the manifest
   * @throws FormatException if a line cannot be read; the message names it, what was expected and
   *     what was found
   */
  public static InitramfsManifest of3cpio(Bytes text, ReadLimits limits) throws FormatException {
    List<String> lines = lines(text, limits);
    ThreeCpioLines parser = new ThreeCpioLines();
    for (int i = 0; i < lines.size(); i++) {
      parser.add(i + 1, lines.get(i));
    }
    return new InitramfsManifest(Style.THREE_CPIO, parser.segments());
  }

  private static List<String> lines(Bytes text, ReadLimits limits) throws LimitExceededException {
    limits.check(InitramfsLimits.MAX_MANIFEST_BYTES, text.length(), InitramfsFinding.FORMAT, -1);
    return List.of(new String(text.toByteArray(), ISO_8859_1).split("\r?\n"));
  }

  /**
   * Compresses all segments.
   *
   * @param codec the id of a codec
   * @param options how to compress
   * @return a manifest of the same entries
   * @throws IllegalArgumentException if there is no such codec
   */
  public InitramfsManifest compressed(String codec, EncodeOptions options) {
    Optional<StreamCodec> chosen = Optional.of(InitramfsBuilder.codecOf(codec));
    return new InitramfsManifest(
        style,
        segments.stream()
            .map(segment -> new ManifestSegment(chosen, options, segment.entries()))
            .toList());
  }

  Style style() {
    return style;
  }

  List<ManifestSegment> segments() {
    return segments;
  }

  /** Returns how many segments and entries there are. */
  @Override
  public String toString() {
    int entries = segments.stream().mapToInt(segment -> segment.entries().size()).sum();
    return "manifest of %s segments with %s entries".formatted(segments.size(), entries);
  }
}
