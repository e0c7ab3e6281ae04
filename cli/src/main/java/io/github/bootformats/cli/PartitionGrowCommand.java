package io.github.bootformats.cli;

import io.github.bootformats.cli.change.DiskEdit;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.authoring.LayoutPlan;
import io.github.bootformats.partition.authoring.PartitionSize;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes use of a disk that has grown. */
@Command(
    name = "grow",
    mixinStandardHelpOptions = true,
    description = {
      "Makes use of a disk that has grown, or makes an image file grow.",
      "The backup of a GPT moves to the new end. With --partition, a partition takes what is free"
          + " behind it; grow the file system in it afterwards.",
      ""
    })
final class PartitionGrowCommand implements Callable<Integer> {
  private final ImageEditor editor;

  @Mixin private ChangeOptions options = new ChangeOptions();

  @Option(
      names = {"-s", "--size"},
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description = "how large the file becomes, or +SIZE for how much larger")
  private @Nullable PartitionSize size;

  @Option(
      names = {"-p", "--partition"},
      paramLabel = "N",
      description = "this partition grows up to the next one, or to the end")
  private @Nullable Integer partition;

  PartitionGrowCommand(ImageEditor editor) {
    this.editor = editor;
  }

  @Override
  public Integer call() throws IOException {
    return editor.edit(options, (layout, disk) -> grown(layout));
  }

  private DiskEdit grown(DiskLayout layout) throws IOException {
    DiskLayout larger = layout.toBuilder().diskSize(bytes(layout)).build();
    LayoutChange moved = layout.convert().toDiskSize(larger.diskSize());
    if (partition == null) {
      return edit(layout, larger, moved.after(), moved.steps());
    }
    LayoutChange filled = filled(moved.after(), partition);
    List<String> steps = new ArrayList<>(moved.steps());
    steps.addAll(filled.steps());
    DiskEdit edit = edit(layout, larger, filled.after(), steps);
    return filled.isEmpty()
        ? edit.withNotes(List.of("partition " + partition + " has nothing free behind it"))
        : edit;
  }

  private static boolean isGpt(DiskLayout layout) {
    return layout.mbr().entries().stream().anyMatch(e -> e.type() == MbrTypes.GPT_PROTECTIVE);
  }

  private static DiskEdit edit(
      DiskLayout layout, DiskLayout larger, DiskLayout after, List<String> steps) {
    return DiskEdit.of(LayoutChange.of(layout, after, steps), after.encodeOver(larger));
  }

  /** Lets a partition take what is free; the extended one grows with its last logical one. */
  private static LayoutChange filled(DiskLayout layout, int number) throws IOException {
    LayoutChange alone = layout.plan().resize(number, PartitionSize.rest()).apply();
    if (isGpt(layout) || number <= MbrSector.ENTRIES || !alone.isEmpty()) {
      return alone;
    }
    for (int slot = 0; slot < MbrSector.ENTRIES; slot++) {
      if (layout.mbr().entry(slot).isExtended()) {
        LayoutPlan extended = layout.plan().resize(slot + 1, PartitionSize.rest());
        LayoutChange both = extended.resize(number, PartitionSize.rest()).apply();
        return both.after().equals(extended.apply().after()) ? alone : both;
      }
    }
    return alone;
  }

  private long bytes(DiskLayout layout) {
    if (size == null) {
      return layout.diskSize();
    }
    String text = size.toString();
    PartitionSize plain = text.startsWith("+") ? PartitionSize.parse(text.substring(1)) : size;
    OptionalLong bytes = plain.inBytes(layout.sectorSize());
    if (bytes.isEmpty()) {
      throw new IllegalArgumentException("--size is a size such as 64M or +64M, not " + size);
    }
    long wanted =
        plain.equals(size)
            ? bytes.getAsLong()
            : Math.addExact(layout.diskSize(), bytes.getAsLong());
    if (wanted < layout.diskSize()) {
      throw new IllegalArgumentException(
          "has %s bytes already; 'bootfmt partition shrink' makes it smaller"
              .formatted(layout.diskSize()));
    }
    return wanted;
  }
}
