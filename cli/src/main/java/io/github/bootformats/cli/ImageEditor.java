package io.github.bootformats.cli;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.cli.change.ChangeJson;
import io.github.bootformats.cli.change.ChangeText;
import io.github.bootformats.cli.change.DiskEdit;
import io.github.bootformats.cli.partitions.ReadDisk;
import io.github.bootformats.cli.term.Sizes;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.save.SavedSectors;
import java.io.IOException;
import java.util.Optional;

/**
 * Changes a disk as every command does: shows the plan, asks, keeps what is replaced, writes in an
 * order that survives a crash. Whatever is refused leaves the disk as it was.
 */
final class ImageEditor {
  private static final String NO_TABLE = "partition.no-table";

  private final RootCommand root;
  private final Bootfmt tool;

  ImageEditor(RootCommand root, Bootfmt tool) {
    this.root = root;
    this.tool = tool;
  }

  /** Works out what is to become of a layout. */
  @FunctionalInterface
  interface LayoutPlanner {
    /**
     * Returns the change.
     *
     * @throws IllegalArgumentException if it cannot be made; the message is for the user
     * @throws FormatException if the disk cannot be changed
     */
    LayoutChange plan(DiskLayout layout) throws IOException;
  }

  /** Works out what is to become of a disk. */
  @FunctionalInterface
  interface DiskPlanner {
    /**
     * Returns what is to be done.
     *
     * @throws IllegalArgumentException if it cannot be done; the message is for the user
     * @throws FormatException if the disk cannot be changed
     */
    DiskEdit plan(DiskLayout layout, ImageSource disk) throws IOException;
  }

  /** Shows something of a layout. */
  @FunctionalInterface
  interface LayoutPrinter {
    void print(String name, DiskLayout layout, Terminal terminal) throws IOException;
  }

  /**
   * Shows something of a disk; nothing is changed.
   *
   * @return the exit status
   */
  int show(ChangeOptions options, LayoutPrinter printer) throws IOException {
    ImageFile file = ImageFile.of(tool.directory(), options.image());
    try (ImageSource disk = file.read()) {
      printer.print(file.name(), layout(options, file, disk), root.terminal());
    }
    return Bootfmt.OK;
  }

  /**
   * Changes the layout of a disk.
   *
   * @return the exit status
   */
  int change(ChangeOptions options, LayoutPlanner planner) throws IOException {
    return edit(options, (layout, disk) -> DiskEdit.of(planner.plan(layout)));
  }

  /**
   * Changes a disk.
   *
   * @return the exit status
   */
  int edit(ChangeOptions options, DiskPlanner planner) throws IOException {
    options.check();
    ImageFile file = ImageFile.of(tool.directory(), options.image());
    try (ImageSource disk = file.read()) {
      return edit(options, file, disk, planner);
    }
  }

  /**
   * Changes a disk, or makes a new one where the file does not exist.
   *
   * @return the exit status
   */
  int editOrCreate(ChangeOptions options, DiskPlanner planner) throws IOException {
    options.check();
    ImageFile file = ImageFile.of(tool.directory(), options.image());
    try (ImageSource disk = file.exists() ? file.read() : ImageSource.of(new byte[0])) {
      return edit(options, file, disk, planner);
    }
  }

  private int edit(ChangeOptions options, ImageFile file, ImageSource disk, DiskPlanner planner)
      throws IOException {
    DiskLayout layout = layout(options, file, disk);
    DiskEdit edit = plan(file, disk, layout, planner);
    Terminal terminal = root.terminal();
    if (!options.json()) {
      ChangeText text = new ChangeText(terminal);
      if (edit.isEmpty()) {
        text.printEmpty(file.name(), edit);
        return Bootfmt.OK;
      }
      text.print(file.name(), edit);
    }
    boolean isWanted = !edit.isEmpty() && !options.dryRun();
    Optional<ImageFile> save = isWanted ? saveFile(options) : Optional.empty();
    if (isWanted && !write(options, file, disk, layout, edit, save)) {
      terminal.println("Nothing was written.");
      return Bootfmt.BAD_INPUT;
    }
    if (options.json()) {
      terminal.print(ChangeJson.of(file.name(), edit, save.map(ImageFile::name), isWanted));
    } else {
      terminal.println(outcome(terminal, file, edit, save, isWanted));
    }
    return Bootfmt.OK;
  }

  private static DiskLayout layout(ChangeOptions options, ImageFile file, ImageSource disk)
      throws IOException {
    return ReadDisk.of(disk, options.sectorSize().given().or(file::deviceSectorSize)).layout();
  }

  private static DiskEdit plan(
      ImageFile file, ImageSource disk, DiskLayout layout, DiskPlanner planner) throws IOException {
    DiskEdit edit;
    try {
      edit = planner.plan(layout, disk);
    } catch (FormatException e) {
      throw file.problem(e.reason().equals(NO_TABLE) ? noTable(layout) : message(e), e);
    } catch (IllegalArgumentException e) {
      throw file.problem(String.valueOf(e.getMessage()), e);
    }
    if (edit.after().diskSize() != disk.size() && !file.canGrow()) {
      throw file.problem("is a device, whose size stays what it is");
    }
    return edit;
  }

  private static String noTable(DiskLayout layout) {
    return layout.foreignLabels().stream()
        .findFirst()
        .map(
            label ->
                "there is no GPT and no MBR to change, but another label: "
                    + label.name()
                    + "; 'bootfmt partition create --force' replaces it")
        .orElse("there is no partition table to change; 'bootfmt partition create' makes one");
  }

  /** Leaves the format's name out where it tells nothing: the user knows what a partition is. */
  static String message(FormatException e) {
    return String.valueOf(e.getMessage()).replaceFirst("^(partition( at byte 0)?|grub-bios): ", "");
  }

  /** Returns an exception for a planner to throw, with a hint what the user can do. */
  static IllegalArgumentException impossible(FormatException e, String hint) {
    return new IllegalArgumentException(message(e) + hint, e);
  }

  private Optional<ImageFile> saveFile(ChangeOptions options) throws IOException {
    if (options.save().isEmpty()) {
      return Optional.empty();
    }
    ImageFile save = ImageFile.of(tool.directory(), options.save().get());
    if (save.exists()) {
      throw save.problem("already exists; --save writes a new file");
    }
    return Optional.of(save);
  }

  /** Returns false if the user does not want it. */
  private boolean write(
      ChangeOptions options,
      ImageFile file,
      ImageSource disk,
      DiskLayout layout,
      DiskEdit edit,
      Optional<ImageFile> save)
      throws IOException {
    if (!file.exists()) {
      if (!isAgreed(options, file)) {
        return false;
      }
      try (ImageTarget target = file.create()) {
        write(disk, target, edit, save);
      }
      return true;
    }
    try (ImageTarget target = file.write()) {
      if (!isAgreed(options, file)) {
        return false;
      }
      if (!DiskLayout.read(disk, layout.sectorSize()).model().equals(layout)) {
        throw file.problem("has been changed by somebody else meanwhile; nothing was written");
      }
      write(disk, target, edit, save);
    }
    return true;
  }

  private boolean isAgreed(ChangeOptions options, ImageFile file) throws IOException {
    Terminal terminal = root.terminal();
    if (options.yes()) {
      return true;
    }
    if (!terminal.canAsk()) {
      throw file.problem("nothing was written: there is no terminal to ask on, so give --yes");
    }
    return terminal.confirms("Write this to " + terminal.value(file.name()) + "?");
  }

  private static void write(
      ImageSource disk, ImageTarget target, DiskEdit edit, Optional<ImageFile> save)
      throws IOException {
    long size = edit.after().diskSize();
    if (save.isPresent()) {
      SavedSectors saved = saved(disk, edit, save.get());
      try (ImageTarget kept = save.get().create()) {
        kept.write(0, saved.encode().asByteBuffer());
        kept.force();
      }
    }
    if (size > disk.size()) {
      target.truncate(size);
    }
    edit.writes().applyTo(target);
    if (size < disk.size()) {
      target.truncate(size);
      target.force();
    }
  }

  private static SavedSectors saved(ImageSource disk, DiskEdit edit, ImageFile save)
      throws IOException {
    try {
      return SavedSectors.before(
          disk, edit.after().sectorSize(), edit.writes(), edit.after().diskSize());
    } catch (LimitExceededException e) {
      throw save.problem(
          "keeps %s at most, and more than that is to be replaced or cut off; nothing was written"
              .formatted(Sizes.of(e.allowed())),
          e);
    }
  }

  private static String outcome(
      Terminal terminal, ImageFile file, DiskEdit edit, Optional<ImageFile> save, boolean written) {
    if (!written) {
      return "Nothing was written: this is a dry run.";
    }
    StringBuilder outcome =
        new StringBuilder("Written: " + Sizes.of(edit.writes().totalBytes()) + ".");
    String name = terminal.value(file.name());
    save.ifPresent(
        kept ->
            outcome.append(
                " To undo: bootfmt partition restore %s %s"
                    .formatted(name, terminal.value(kept.name()))));
    if (!file.canGrow()) {
      outcome
          .append("\nLinux goes on with the old table until it is told: partprobe ")
          .append(name);
    }
    return outcome.toString();
  }
}
