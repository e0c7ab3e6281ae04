package io.github.bootformats.cli;

import io.github.bootformats.codecs.StreamCodec;
import io.github.bootformats.cpio.CpioWriteOptions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes an archive of a tree. */
@Command(
    name = "pack",
    mixinStandardHelpOptions = true,
    description = {
      "Makes an archive of a directory, or of the files in another image, with their owners and"
          + " devices: newc if no other format is asked for. The same files give the same bytes.",
      "A SquashFS image gets SOURCE_DATE_EPOCH as its own time as well.",
      "An initramfs can also be made of a manifest, which lists its entries, and can begin with"
          + " microcode.",
      ""
    })
final class PackCommand implements Callable<Integer> {
  private final RootCommand root;
  private final Bootfmt tool;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private PackOptions options = new PackOptions();

  @Mixin private SquashfsPackOptions squashfs = new SquashfsPackOptions();

  @Option(
      names = "--manifest",
      paramLabel = "STYLE",
      converter = ManifestStyle.Converter.class,
      description =
          "SRC is a manifest, or - for the standard input: ${COMPLETION-CANDIDATES}; its relative"
              + " locations begin in this directory")
  private @Nullable ManifestStyle manifest;

  @Option(
      names = "--microcode",
      paramLabel = "FILE",
      description =
          "begin with this microcode of AMD or Intel, or with all in this directory, for the kernel"
              + " to load early; may be given several times")
  private List<String> microcode = List.of();

  @Parameters(
      index = "0",
      paramLabel = "SRC",
      description = "a directory, an archive or image, or disk.img#2 for partition 2")
  private String source = "";

  @Parameters(index = "1", paramLabel = "OUT", description = "the archive; must not exist yet")
  private String out = "";

  PackCommand(RootCommand root, Bootfmt tool) {
    this.root = root;
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    boolean isInitramfs = manifest != null || !microcode.isEmpty();
    PackFormat format =
        options.format().orElse(isInitramfs ? PackFormat.INITRAMFS : PackFormat.NEWC);
    if (isInitramfs && format != PackFormat.INITRAMFS) {
      throw new ParameterException(
          spec.commandLine(), "--manifest and --microcode are for --format initramfs");
    }
    NewArchive archive = new NewArchive(ImageFile.of(tool.directory(), out), root.terminal());
    if (!isInitramfs) {
      return new ArchiveRequest(format, options, squashfs).write(source, archive, tool);
    }
    squashfs.refuseFor(format);
    if (manifest != null) {
      options.refuseMetadata();
    }
    CpioWriteOptions writing = options.writing(format, tool.environment());
    Optional<StreamCodec> codec = options.compression(format);
    try (NewInitramfs initramfs = new NewInitramfs(tool, writing, codec, microcode)) {
      return manifest == null
          ? initramfs.write(source, options, archive, root.terminal())
          : initramfs.write(source, manifest, archive);
    }
  }
}
