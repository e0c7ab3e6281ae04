package io.github.bootformats.cli;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.mbr.BootCode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts boot code into the first sector. */
@Command(
    name = "install-mbr",
    mixinStandardHelpOptions = true,
    description = {
      "Puts boot code of at most 440 bytes into the first sector, such as SYSLINUX's mbr.bin, or"
          + " gptmbr.bin for a GPT. Partition table and disk signature stay.",
      ""
    })
final class InstallMbrCommand implements Callable<Integer> {
  private final ImageEditor editor;
  private final Bootfmt tool;

  @Mixin private ChangeOptions options = new ChangeOptions();

  @Option(
      names = "--code",
      paramLabel = "FILE",
      required = true,
      description = "the boot code: /usr/lib/syslinux/mbr/mbr.bin")
  private String code = "";

  InstallMbrCommand(ImageEditor editor, Bootfmt tool) {
    this.editor = editor;
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    Bytes bytes = BootCodeFile.read(tool, code);
    return editor.change(options, layout -> change(layout, bytes));
  }

  private static LayoutChange change(DiskLayout layout, Bytes code) {
    DiskLayout after = layout.withBootCode(code);
    String whose = BootCode.of(after.mbr()).description();
    return LayoutChange.of(layout, after, List.of("Replace the boot code (" + whose + ")"));
  }
}
