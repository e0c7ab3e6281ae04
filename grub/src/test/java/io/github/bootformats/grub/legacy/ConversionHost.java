package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.grub.GrubHost;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A machine with a menu for GRUB Legacy and the kernels that it names, each of them on each disk,
 * as either GRUB would see it.
 */
final class ConversionHost {
  static final LegacyDevice BOOT_DEVICE = new LegacyDevice("hd", 0, 0, '\0');

  private static final int DISKS = 3;
  private static final int PARTITIONS = 7;

  private static final int MULTIBOOT_MAGIC = 0x1badb002;

  private final Set<String> kernels;
  private final MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));

  ConversionHost(LegacyDocument menu) throws IOException {
    kernels = kernels(menu);
    put(LegacyBoot.CONFIG.toString(), menu.toBytes());
    for (String kernel : kernels) {
      put(kernel, isMultiboot(kernel) ? multiboot() : linux());
    }
  }

  /** Returns whether all kernels of an entry are there. */
  boolean hasAll(LegacyEntry entry) {
    return kernels.containsAll(kernels(entry));
  }

  /** Which kernels speak Multiboot; the others are Linux. */
  static boolean isMultiboot(String path) {
    return path.matches("/k[27]|.*xen.*");
  }

  LegacyHost legacy() {
    LegacyHost.Builder host = LegacyHost.builder().bootDevice(BOOT_DEVICE);
    for (int disk = 0; disk < DISKS; disk++) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        host.filesystem(new LegacyDevice("hd", disk, partition, '\0'), tree);
      }
    }
    return host.build();
  }

  GrubHost grub2() {
    GrubHost.Builder host = GrubHost.builder().root("hd0,1");
    for (int disk = 0; disk < DISKS; disk++) {
      for (int partition = 1; partition <= PARTITIONS; partition++) {
        host.filesystem("hd" + disk + "," + partition, tree);
      }
    }
    return host.build();
  }

  /** Returns the paths of an entry's kernels, without devices. */
  static List<String> kernels(LegacyEntry entry) {
    return entry.commands().stream()
        .filter(command -> command.is(LegacyKeyword.KERNEL))
        .flatMap(command -> KernelCall.of(command.latinArgument()).stream())
        .map(call -> LineRules.firstWord(call.line()).replaceFirst("^\\([^)]*\\)", ""))
        .toList();
  }

  private static Set<String> kernels(LegacyDocument menu) {
    Set<String> kernels = new TreeSet<>();
    for (LegacyEntry entry : menu.entries()) {
      kernels(entry).stream()
          .filter(path -> path.matches("(/[\\w.+-]+)+") && !path.equals(RandomMenus.MISSING))
          .forEach(kernels::add);
    }
    return kernels;
  }

  private void put(String path, Bytes content) throws IOException {
    for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
      TreePath directory = TreePath.of(path.substring(1, slash));
      if (tree.find(directory).isEmpty()) {
        tree.createDirectory(directory, NodeMetadata.of(0755));
      }
    }
    tree.createFile(TreePath.of(path.substring(1)), NodeMetadata.of(0644), FileContent.of(content));
  }

  /** The header of a bzImage. */
  private static Bytes linux() {
    byte[] kernel = new byte[0x400];
    Bytes.utf8("HdrS").copyTo(kernel, 0x202);
    kernel[0x211] = 1;
    return Bytes.of(kernel);
  }

  /** A Multiboot header without flags. */
  private static Bytes multiboot() {
    ByteBuffer kernel = ByteBuffer.allocate(0x400).order(ByteOrder.LITTLE_ENDIAN);
    kernel.putInt(MULTIBOOT_MAGIC).putInt(0).putInt(-MULTIBOOT_MAGIC);
    return Bytes.of(kernel.array());
  }
}
