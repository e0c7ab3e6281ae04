package io.github.bootformats.cli;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.codecs.StreamCodec;
import io.github.bootformats.cpio.CpioWriteOptions;
import io.github.bootformats.overlay.TarTreeWriter;
import io.github.bootformats.squashfs.SquashfsWriteOptions;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes one archive of layers. */
@Command(
    name = "flatten",
    mixinStandardHelpOptions = true,
    description = {
      "Makes one archive of all that is seen when the layers are mounted, without whiteouts and"
          + " other markers, in the format that its name or --format tells.",
      ""
    },
    footerHeading = "%n",
    footer = {
      "Of names: .tar for tar; .squashfs and .sqfs for squashfs; .cpio and .newc for newc, .crc for"
          + " crc, .odc for odc, .bin for bin, .img for initramfs, which have no extended"
          + " attributes."
    })
final class OverlayFlattenCommand implements Callable<Integer> {
  private static final String TAR = ".tar";

  private final RootCommand root;
  private final Bootfmt tool;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private OverlayLayers layers = new OverlayLayers();

  @Mixin private PackOptions options = new PackOptions();

  @Mixin private SquashfsPackOptions squashfs = new SquashfsPackOptions();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "the archive; must not exist yet")
  private String out = "";

  OverlayFlattenCommand(RootCommand root, Bootfmt tool) {
    this.root = root;
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    ImageFile target = ImageFile.of(tool.directory(), out);
    NewArchive archive = new NewArchive(target, root.terminal());
    Writer writer = writer();
    try (OpenOverlay open = layers.open(tool)) {
      open.refuseToHold(target);
      writer.write(options.applied(open.merged()), archive);
      return open.complain(root.terminal());
    }
  }

  /** Writes a tree in the chosen format. */
  private interface Writer {
    void write(FileTree tree, NewArchive archive) throws IOException;
  }

  private Writer writer() {
    if (options.format().isEmpty() && out.endsWith(TAR)) {
      return (tree, archive) -> archive.write((file, progress) -> tar(tree, file, progress));
    }
    PackFormat format =
        options.format().or(() -> PackFormat.ofName(out)).orElseThrow(this::unknownFormat);
    if (format == PackFormat.SQUASHFS) {
      SquashfsWriteOptions writing = squashfs.writing(options, tool.environment());
      return (tree, archive) -> archive.write(tree, writing);
    }
    squashfs.refuseFor(format);
    CpioWriteOptions writing = options.writing(format, tool.environment());
    Optional<StreamCodec> codec = options.compression(format);
    return (tree, archive) -> archive.write(tree, writing, codec);
  }

  private static List<Diagnostic> tar(FileTree tree, WritableByteChannel file, Progress progress)
      throws IOException {
    TarTreeWriter.of(ReadLimits.defaults()).write(tree, Channels.newOutputStream(file), progress);
    return List.of();
  }

  private ParameterException unknownFormat() {
    return new ParameterException(
        spec.commandLine(),
        "the name '%s' tells no format (.tar, %s): give --format"
            .formatted(out, PackFormat.suffixList()));
  }
}
