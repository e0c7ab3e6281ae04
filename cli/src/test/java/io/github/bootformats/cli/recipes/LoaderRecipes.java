package io.github.bootformats.cli.recipes;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.KernelCommandLine;
import io.github.bootformats.api.boot.KernelParameter;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.grub.GrubEntry;
import io.github.bootformats.grub.GrubHost;
import io.github.bootformats.grub.GrubMenu;
import io.github.bootformats.grub.GrubScript;
import io.github.bootformats.syslinux.PxelinuxClient;
import io.github.bootformats.syslinux.PxelinuxDirectory;
import io.github.bootformats.syslinux.SyslinuxConsumer;
import io.github.bootformats.syslinux.SyslinuxDocument;
import io.github.bootformats.syslinux.SyslinuxEditor;
import io.github.bootformats.syslinux.SyslinuxHost;
import io.github.bootformats.tree.nio.TreeFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Recipes about boot loaders. */
final class LoaderRecipes {
  private LoaderRecipes() {}

  static String nextBoot(FileTree disk) throws IOException {
    try (TreeFileSystem files = TreeFileSystem.of(disk)) {
      Bytes config = Bytes.of(Files.readAllBytes(files.getPath("/boot/grub/grub.cfg")));
      GrubMenu menu = GrubScript.parse(config).evaluate(GrubHost.of(disk));
      GrubEntry entry = menu.defaultEntry().orElseThrow();
      return entry.commandLine() + " (" + entry.source() + ")";
    }
  }

  static Bytes withSerialConsole(Bytes config) {
    SyslinuxEditor editor = SyslinuxEditor.of(SyslinuxDocument.parse(config).model());
    KernelParameter serial = KernelParameter.of("console", "ttyS0,115200n8");
    for (Bytes entry : editor.entries()) {
      KernelCommandLine parameters = editor.parameters(entry);
      editor = editor.withParameters(entry, parameters.append(serial));
    }
    return editor.toBytes();
  }

  static Optional<BootEntry> whatItBoots(Path tftp, String mac) throws IOException {
    PxelinuxClient client = PxelinuxClient.builder().mac(mac).build();
    PxelinuxDirectory.Selection found = PxelinuxDirectory.of(tftp, TreePath.root()).select(client);
    System.out.println("PXELINUX asks for " + found.tried());
    if (found.config().isEmpty()) {
      return Optional.empty();
    }
    SyslinuxHost.Builder host =
        SyslinuxHost.builder(tftp).complete().workingDirectory(TreePath.root());
    client.describeTo(host);
    return SyslinuxConsumer.SYSLINUX_6_04
        .menu(host.build(), found.config().get(), ReadLimits.defaults())
        .selectedEntry();
  }
}
