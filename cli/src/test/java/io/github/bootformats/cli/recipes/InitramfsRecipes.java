package io.github.bootformats.cli.recipes;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.cpio.initramfs.InitramfsBuilder;
import io.github.bootformats.cpio.initramfs.InitramfsConsumer;
import io.github.bootformats.cpio.initramfs.InitramfsImage;
import io.github.bootformats.cpio.initramfs.LinuxRootfs;
import io.github.bootformats.kernel.KernelConsumer;
import io.github.bootformats.kernel.KernelImage;
import io.github.bootformats.kernel.X86Kernel;
import io.github.bootformats.tree.HostTree;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Recipes about kernels and what they unpack. */
final class InitramfsRecipes {
  private InitramfsRecipes() {}

  static void rename(Path initrd, String hostname, Path changed) throws IOException {
    try (InitramfsImage image = InitramfsImage.open(initrd)) {
      image
          .edit()
          .replace(Bytes.utf8("etc/hostname"), FileContent.of(Bytes.utf8(hostname + "\n")))
          .writeTo(changed);
    }
  }

  static void makeInitramfs(Path directory, Path initrd) throws IOException {
    HostTree host = HostTree.of(directory);
    MemoryTree tree = MemoryTree.copyOf(host, ReadLimits.defaults());
    try (TreeWalk walk = TreeWalk.unsorted(host, ReadLimits.defaults())) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        tree.setMetadata(walk.path(), node.metadata().withOwner(0, 0).withMtime(0, 0));
      }
    }
    try (OutputStream out = Files.newOutputStream(initrd)) {
      InitramfsBuilder.create().add(tree, "xz").writeTo(out);
    }
  }

  static List<String> complaints(Path initrd) throws IOException {
    List<String> complaints = new ArrayList<>();
    try (InitramfsImage image = InitramfsImage.open(initrd)) {
      LinuxRootfs rootfs = image.as(InitramfsConsumer.LINUX_6_1);
      rootfs.message().map("Initramfs unpacking failed: "::concat).ifPresent(complaints::add);
      rootfs.diagnostics().stream().map(Diagnostic::toString).forEach(complaints::add);
      if (rootfs.tree().find(TreePath.of("init")).isEmpty()) {
        complaints.add("there is no /init");
      }
    }
    return complaints;
  }

  static String describeKernel(Path file) throws IOException {
    try (ImageSource source = ImageSource.open(file)) {
      KernelImage kernel = KernelImage.read(source).model();
      String release = kernel.release().map(Bytes::toString).orElse("of an unknown release");
      if (kernel instanceof X86Kernel x86) {
        return KernelConsumer.GRUB_2_06
            .refusal(x86)
            .map(reason -> release + ", which GRUB refuses: " + reason)
            .orElse(release + ", which GRUB boots");
      }
      return release + " for " + kernel.architecture();
    }
  }
}
