package io.github.bootformats.cli;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.cli.demo.DemoSource;
import io.github.bootformats.cli.demo.DiskStyle;
import io.github.bootformats.cli.demo.FoundParts;
import io.github.bootformats.cli.demo.QemuRun;
import io.github.bootformats.cli.demo.SampleDisk;
import io.github.bootformats.cli.inspect.InspectionText;
import io.github.bootformats.cli.inspect.Inspector;
import io.github.bootformats.cli.term.Style;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.squashfs.SquashfsCompression;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a disk that boots, shows the code that did it, and inspects the disk. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a disk that boots from its BIOS: GRUB, a SquashFS root with a kernel and an"
          + " initramfs, and an overlay over it. Shows the code and inspects the disk.",
      "Kernel, BusyBox and GRUB's images are not ours: they are looked for where Debian has them."
          + " Where one is missing, a text takes its place, and the disk does not boot.",
      ""
    })
final class DemoCommand implements Callable<Integer> {
  private static final String DISK = "target/demo/disk.img";

  private final RootCommand root;
  private final Bootfmt tool;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "the disk, a new file; when not given, " + DISK + ", which is replaced")
  private @Nullable String output;

  @Option(names = "--kernel", paramLabel = "FILE", description = "a Linux kernel for x86")
  private @Nullable String kernel;

  @Option(names = "--busybox", paramLabel = "FILE", description = "BusyBox, linked statically")
  private @Nullable String busybox;

  @Option(
      names = "--modules",
      paramLabel = "DIR",
      description = "the kernel's modules; when not given, /lib/modules and its release")
  private @Nullable String modules;

  @Option(names = "--boot-img", paramLabel = "FILE", description = "GRUB's boot.img")
  private @Nullable String bootImage;

  @Option(
      names = "--core-img",
      paramLabel = "FILE",
      description = "GRUB's core.img; when not given, grub-mkimage is called if it is there")
  private @Nullable String coreImage;

  @Option(names = "--mbr", description = "with an MBR; when not given, with a GPT")
  private boolean mbr;

  @Option(
      names = "--comp",
      paramLabel = "NAME",
      converter = GrubCompressionConverter.class,
      description = "the root's compression, one that GRUB reads: gzip, lzo or xz; default: lzo")
  private SquashfsCompression compression = SquashfsCompression.LZO;

  @Option(
      names = "--initramfs",
      paramLabel = "NAME",
      defaultValue = "xz",
      description = "the compression of the initramfs: gzip, xz, zstd, ...")
  private String initramfs = "xz";

  @Option(
      names = "--greeting",
      paramLabel = "TEXT",
      defaultValue = "BOOT-OK",
      description = "what the system says when it is up")
  private String greeting = "BOOT-OK";

  @Option(names = "--texts", description = "texts in the places of what is not ours")
  private boolean texts;

  @Option(names = "--boot", description = "then boot the disk in QEMU")
  private boolean boot;

  /** Reads the name of a compression that GRUB's squash4 knows. */
  static final class GrubCompressionConverter extends WordConverter<SquashfsCompression> {
    GrubCompressionConverter() {
      super(
          new SquashfsCompression[] {
            SquashfsCompression.GZIP, SquashfsCompression.LZO, SquashfsCompression.XZ
          });
    }
  }

  DemoCommand(RootCommand root, Bootfmt tool) {
    this.root = root;
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    Terminal terminal = root.terminal();
    String name = output == null ? DISK : output;
    Path disk = ImageFile.of(tool.directory(), name).path().toAbsolutePath();
    DiskStyle style = new DiskStyle(!mbr, compression, initramfs, greeting);
    FoundParts found = texts ? FoundParts.texts() : FoundParts.find(places(), style.gpt());
    if (output == null) {
      Files.createDirectories(disk.getParent());
      Files.deleteIfExists(disk);
    }
    SampleDisk.write(disk, found.parts(), style);
    heading(terminal, "This code wrote " + terminal.message(name) + ":");
    for (String line : DemoSource.lines()) {
      terminal.println(line.isEmpty() ? "" : "    " + line);
    }
    terminal.println("");
    for (String note : found.notes()) {
      terminal.println("With " + terminal.message(note));
    }
    if (!found.missing().isEmpty()) {
      terminal.println(
          "It does not boot, for this is missing: " + String.join(", ", found.missing()));
    }
    terminal.println("");
    heading(terminal, "$ bootfmt inspect " + terminal.message(name));
    try (ImageSource image = ImageSource.open(disk)) {
      new InspectionText(terminal, false).print(new Inspector(tool.formats()).inspect(name, image));
    }
    return boot ? boot(terminal, name, disk, found) : Bootfmt.OK;
  }

  private int boot(Terminal terminal, String name, Path disk, FoundParts found) throws IOException {
    if (!found.missing().isEmpty()) {
      throw new FileSystemException(
          name, null, "does not boot without " + String.join(", ", found.missing()));
    }
    terminal.println("");
    heading(terminal, "Booting it in QEMU:");
    boolean isUp = QemuRun.boot(disk, greeting, terminal);
    terminal.println(isUp ? "It came up." : "It did not come up.");
    return isUp ? Bootfmt.OK : Bootfmt.BAD_INPUT;
  }

  private FoundParts.Places places() throws IOException {
    return new FoundParts.Places(
        Path.of("/"), path(kernel), path(busybox), path(modules), path(bootImage), path(coreImage));
  }

  private Optional<Path> path(@Nullable String name) throws IOException {
    return name == null
        ? Optional.empty()
        : Optional.of(ImageFile.of(tool.directory(), name).path());
  }

  private static void heading(Terminal terminal, String text) throws IOException {
    terminal.println(terminal.styled(Style.CYAN, text));
    terminal.println("");
  }
}
