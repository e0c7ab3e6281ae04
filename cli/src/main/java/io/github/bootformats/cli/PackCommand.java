package io.github.bootformats.cli;

import io.github.bootformats.codecs.StreamCodec;
import io.github.bootformats.cpio.CpioWriteOptions;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes an archive of a tree. */
@Command(
    name = "pack",
    mixinStandardHelpOptions = true,
    description = {
      "Makes an archive of a directory, or of the files in another image, with their owners and"
          + " devices: newc if no other format is asked for. The same files give the same bytes.",
      ""
    })
final class PackCommand implements Callable<Integer> {
  private final RootCommand root;
  private final Bootfmt tool;

  @Mixin private PackOptions options = new PackOptions();

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
    PackFormat format = options.format().orElse(PackFormat.NEWC);
    CpioWriteOptions writing = options.writing(format);
    Optional<StreamCodec> codec = options.compression(format);
    ImageFile target = ImageFile.of(tool.directory(), out);
    try (OpenTree open = OpenTree.open(source, tool)) {
      return new NewArchive(target, codec, root.terminal()).write(open, writing);
    }
  }
}
