package io.github.bootformats.cli;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.cli.change.DiskEdit;
import io.github.bootformats.grub.bios.GrubBiosBoot;
import io.github.bootformats.grub.bios.GrubBiosInstallation;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.DiskWrite;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.partition.WritePlan;
import io.github.bootformats.partition.mbr.MbrSector;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Installs GRUB 2 for a BIOS. */
@Command(
    name = "install-grub",
    mixinStandardHelpOptions = true,
    description = {
      "Installs GRUB 2 on a disk that a BIOS boots, as 'grub-bios-setup --no-rs-codes' does:"
          + " boot.img in the first sector, core.img before the first partition or, on a GPT, in"
          + " the BIOS boot partition. Partition table and disk signature stay.",
      "boot.img is part of GRUB (/usr/lib/grub/i386-pc/boot.img), core.img is made by"
          + " grub-mkimage.",
      ""
    })
final class InstallGrubCommand implements Callable<Integer> {
  private static final int SECTOR = 512;

  private final ImageEditor editor;
  private final Bootfmt tool;

  @Mixin private ChangeOptions options = new ChangeOptions();

  @Option(
      names = "--boot-img",
      paramLabel = "FILE",
      required = true,
      description = "GRUB's boot.img, 512 bytes")
  private String bootImage = "";

  @Option(
      names = "--core-img",
      paramLabel = "FILE",
      required = true,
      description = "what grub-mkimage -O i386-pc made")
  private String coreImage = "";

  InstallGrubCommand(ImageEditor editor, Bootfmt tool) {
    this.editor = editor;
    this.tool = tool;
  }

  @Override
  public Integer call() throws IOException {
    Bytes boot = BootCodeFile.read(tool, bootImage);
    Bytes core = BootCodeFile.read(tool, coreImage);
    return editor.edit(options, (layout, disk) -> plan(boot, core, layout, disk));
  }

  private static DiskEdit plan(Bytes boot, Bytes core, DiskLayout layout, ImageSource disk)
      throws IOException {
    GrubBiosBoot grub = GrubBiosBoot.plan(boot, core, disk, layout.as(PartitionConsumer.LINUX_6_1));
    GrubBiosInstallation installed = grub.installation();
    Bytes code = grub.bootSector().slice(0, MbrSector.BOOT_CODE_BYTES);
    DiskLayout after = layout.withBootCode(code);
    Bytes sectors = installed.core().orElseThrow();
    String where =
        "%s sectors from sector %s on"
            .formatted(sectors.length() / SECTOR, installed.kernelSector());
    WritePlan writes =
        WritePlan.of(
            List.of(
                new DiskWrite("core.img", installed.kernelSector() * SECTOR, sectors, true),
                new DiskWrite("boot.img", 0, grub.bootSector(), true)));
    String prefix = installed.prefix().map(p -> ", which looks for " + p).orElse("");
    LayoutChange change =
        LayoutChange.of(
            layout, after, List.of("Install GRUB 2: boot.img, and core.img in " + where + prefix));
    return DiskEdit.of(change, writes);
  }
}
