package io.github.bootformats.cli;

import io.github.bootformats.partition.authoring.PartitionSize;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Gives a partition another size. */
@Command(
    name = "resize",
    mixinStandardHelpOptions = true,
    description = {
      "Gives a partition another end; its start stays where it is.",
      "Shrink the file system in it before, or grow it afterwards: nobody looks at it here.",
      ""
    },
    footerHeading = "%nSizes:%n",
    footer = {
      "  512M, 1.5G, 2TiB  powers of 1024; 512MB is 512 million bytes",
      "  2048s             sectors of the disk",
      "  +64M, -64M        more or less than now",
      "  rest              everything up to the next partition"
    })
final class PartitionResizeCommand implements Callable<Integer> {
  private final ImageEditor editor;

  @Mixin private ChangeOptions options = new ChangeOptions();

  @Parameters(index = "1", paramLabel = "N", description = "the partition's number")
  private int number;

  @Parameters(
      index = "2",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description = "how large it becomes")
  private PartitionSize size = PartitionSize.rest();

  private PartitionResizeCommand(ImageEditor editor) {
    this.editor = editor;
  }

  /** Returns the command, which takes -64M for a size and not for options. */
  static CommandLine of(ImageEditor editor) {
    return new CommandLine(new PartitionResizeCommand(editor))
        .setUnmatchedOptionsArePositionalParams(true);
  }

  @Override
  public Integer call() throws IOException {
    return editor.change(options, layout -> layout.plan().resize(number, size).apply());
  }
}
