package io.github.bootformats.cli;

import io.github.bootformats.cli.change.DiskEdit;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.WritePlan;
import io.github.bootformats.partition.authoring.PartitionSize;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Cuts an image file behind its partitions. */
@Command(
    name = "shrink",
    mixinStandardHelpOptions = true,
    description = {
      "Makes an image file smaller.",
      "The backup of a GPT moves to the new end before the file is cut there. Partitions stay as"
          + " they are: make the last one smaller with 'bootfmt partition resize' before. What lies"
          + " in no partition behind the new end is lost, if --save does not keep it.",
      ""
    })
final class PartitionShrinkCommand implements Callable<Integer> {
  /** What a size that nobody has asked for is a multiple of. */
  private static final long USUAL_UNIT = 1 << 20;

  private final ImageEditor editor;

  @Mixin private ChangeOptions options = new ChangeOptions();

  @Option(
      names = {"-s", "--size"},
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description =
          "how small the file becomes, or -SIZE for how much smaller; without it, as few MiB as"
              + " there can be")
  private @Nullable PartitionSize size;

  PartitionShrinkCommand(ImageEditor editor) {
    this.editor = editor;
  }

  @Override
  public Integer call() throws IOException {
    return editor.edit(options, (layout, disk) -> shrunk(layout));
  }

  private DiskEdit shrunk(DiskLayout layout) throws IOException {
    long smallest = layout.convert().smallestDiskSize();
    if (size != null) {
      return DiskEdit.of(layout.convert().toDiskSize(bytes(layout, size)));
    }
    long usual = -Math.floorDiv(-smallest, USUAL_UNIT) * USUAL_UNIT;
    if (usual < layout.diskSize()) {
      return DiskEdit.of(layout.convert().toDiskSize(usual));
    }
    String why =
        "the partitions and their table need %s bytes, and it has %s"
            .formatted(smallest, layout.diskSize());
    return DiskEdit.of(LayoutChange.of(layout, layout, List.of()), WritePlan.of(List.of()))
        .withNotes(
            List.of(
                smallest < layout.diskSize()
                    ? why + "; --size=" + smallest + "B cuts it there"
                    : why));
  }

  private static long bytes(DiskLayout layout, PartitionSize size) {
    String text = size.toString();
    boolean isLess = text.startsWith("-");
    PartitionSize plain = isLess ? PartitionSize.parse(text.substring(1)) : size;
    OptionalLong bytes = plain.inBytes(layout.sectorSize());
    if (bytes.isEmpty()) {
      throw new IllegalArgumentException("--size is a size such as 64M or -64M, not " + size);
    }
    long wanted = isLess ? layout.diskSize() - bytes.getAsLong() : bytes.getAsLong();
    if (wanted < 0 || wanted > layout.diskSize()) {
      throw new IllegalArgumentException(
          "has %s bytes, and does not shrink to %s".formatted(layout.diskSize(), wanted));
    }
    return wanted;
  }
}
