package io.github.bootformats.cli;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.cli.change.DiskEdit;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.save.SavedSectors;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts back what {@code --save} kept. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {"Puts the sectors back that a change with --save FILE has replaced.", ""})
final class PartitionRestoreCommand implements Callable<Integer> {
  private final ImageEditor editor;
  private final Bootfmt tool;

  @Mixin private ChangeOptions options = new ChangeOptions();

  @Parameters(index = "1", paramLabel = "FILE", description = "what --save wrote")
  private String file = "";

  @Option(
      names = "--force",
      description = "even if these sectors have changed again since, or were written in part only")
  private boolean force;

  PartitionRestoreCommand(ImageEditor editor, Bootfmt tool) {
    this.editor = editor;
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    SavedSectors saved = read();
    return editor.edit(options, (layout, disk) -> restored(saved, disk));
  }

  private SavedSectors read() throws IOException {
    ImageFile kept = ImageFile.of(tool.directory(), file);
    try (ImageSource source = kept.read()) {
      return SavedSectors.read(source);
    } catch (FormatException e) {
      throw kept.problem(String.valueOf(e.getMessage()), e);
    }
  }

  private DiskEdit restored(SavedSectors saved, ImageSource disk) throws IOException {
    SavedSectors.State state = saved.compare(disk);
    if (state == SavedSectors.State.OTHER_SIZE) {
      throw new IllegalArgumentException(
          "has %s bytes, but %s was saved from a disk of %s bytes"
              .formatted(disk.size(), file, saved.sizeBefore()));
    }
    if (state == SavedSectors.State.OTHER_CONTENT && !force) {
      throw new IllegalArgumentException(
          "the sectors that "
              + file
              + " was saved from have changed since, or were written in part only; --force puts"
              + " them back all the same");
    }
    try (ImageSource wanted = saved.over(disk)) {
      DiskLayout now = DiskLayout.read(disk, saved.sectorSize()).model();
      DiskLayout then = DiskLayout.read(wanted, saved.sectorSize()).model();
      List<String> steps =
          List.of("what %s keeps put back in %s".formatted(file, places(saved.ranges().size())));
      return DiskEdit.of(LayoutChange.of(now, then, steps), saved.restore(disk));
    }
  }

  private static String places(int count) {
    return count == 1 ? "1 place" : count + " places";
  }
}
