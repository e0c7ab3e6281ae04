package io.github.bootformats.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes an archive of another format. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = {
      "Makes an archive of the files in another one, in the format that its name or --format tells,"
          + " with owners, times, devices and hard links. The same files give the same bytes.",
      ""
    },
    footerHeading = "%n",
    footer = {
      "Of names: .cpio and .newc for newc, .crc for crc, .odc for odc, .bin for bin, .img for"
          + " initramfs, .squashfs and .sqfs for squashfs."
    })
final class ConvertCommand implements Callable<Integer> {
  private final RootCommand root;
  private final Bootfmt tool;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private PackOptions options = new PackOptions();

  @Mixin private SquashfsPackOptions squashfs = new SquashfsPackOptions();

  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "an archive or image, disk.img#2 for partition 2, or a directory")
  private String source = "";

  @Parameters(index = "1", paramLabel = "B", description = "the archive; must not exist yet")
  private String out = "";

  ConvertCommand(RootCommand root, Bootfmt tool) {
    this.root = root;
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    PackFormat format =
        options.format().or(() -> PackFormat.ofName(out)).orElseThrow(this::unknownFormat);
    NewArchive archive = new NewArchive(ImageFile.of(tool.directory(), out), root.terminal());
    return new ArchiveRequest(format, options, squashfs).write(source, archive, tool);
  }

  private ParameterException unknownFormat() {
    return new ParameterException(
        spec.commandLine(),
        "the name '%s' tells no format (%s): give --format"
            .formatted(out, PackFormat.suffixList()));
  }
}
