package io.github.bootformats.grub;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootKind;
import io.github.bootformats.api.boot.BootModule;
import io.github.bootformats.grub.internal.run.Item;
import io.github.bootformats.grub.internal.run.Latin;
import io.github.bootformats.grub.internal.run.Loader;
import io.github.bootformats.grub.internal.run.LoaderArguments;
import io.github.bootformats.grub.internal.run.Machine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes neutral entries of what GRUB has loaded. */
final class BootEntries {
  private BootEntries() {}

  static BootEntry of(GrubEntry entry, Item item, Machine machine) {
    Loader loader = machine.loader();
    Loader.@Nullable Call kernel = loader.kernel();
    BootEntry.Builder builder =
        BootEntry.builder(kind(item, machine, kernel), entry.title())
            .id(entry.id())
            .source(item.place())
            .source(BootEntry.Part.TITLE, item.place());
    if (item.submenu()) {
      return builder.entries(entry.entries().stream().map(GrubEntry::toBootEntry).toList()).build();
    }
    if (kernel != null) {
      kernel(builder, kernel, machine.dialect().distribution());
    }
    Loader.@Nullable Call initrd = loader.initrd();
    if (initrd != null) {
      builder.initrds(bytes(initrd.arguments())).source(BootEntry.Part.INITRDS, initrd.place());
    }
    Loader.@Nullable Call tree = loader.deviceTree();
    if (tree != null && !tree.arguments().isEmpty()) {
      builder
          .deviceTree(Latin.bytes(tree.arguments().get(0)))
          .source(BootEntry.Part.DEVICE_TREE, tree.place());
    }
    modules(builder, loader.modules());
    return builder.build();
  }

  private static BootKind kind(Item item, Machine machine, Loader.@Nullable Call kernel) {
    if (item.submenu()) {
      return BootKind.SUBMENU;
    }
    if (kernel == null) {
      return machine.exited()
          ? BootKind.LOCAL
          : machine.showsMenu() ? BootKind.CONFIG : BootKind.OTHER;
    }
    return switch (kernel.name()) {
      case "linux", "linux16", "linuxefi" -> BootKind.LINUX;
      case "multiboot", "multiboot2", "xen_hypervisor" -> BootKind.MULTIBOOT;
      case "chainloader", "pxechainloader", "ntldr", "freedos" -> BootKind.CHAINLOAD;
      default -> BootKind.OTHER;
    };
  }

  /** Takes the words behind the options for the kernel and its arguments. */
  private static void kernel(BootEntry.Builder builder, Loader.Call call, boolean keepsHex) {
    List<String> words = call.arguments();
    boolean linux = call.name().startsWith("linux");
    int first = 0;
    while (!linux && first + 1 < words.size() && words.get(first).startsWith("--")) {
      first++;
    }
    List<String> arguments = words.subList(first + 1, words.size());
    String line =
        linux
            ? "BOOT_IMAGE=" + LoaderArguments.join(words, keepsHex)
            : LoaderArguments.join(arguments, keepsHex);
    builder
        .kernel(Latin.bytes(words.get(first)))
        .arguments(bytes(arguments))
        .commandLine(Latin.bytes(line))
        .source(BootEntry.Part.KERNEL, call.place())
        .source(BootEntry.Part.COMMAND_LINE, call.place());
  }

  private static void modules(BootEntry.Builder builder, List<Loader.Call> calls) {
    List<BootModule> modules = new ArrayList<>();
    for (Loader.Call call : calls) {
      List<String> words = call.arguments();
      int first = 0;
      while (first + 1 < words.size() && words.get(first).startsWith("--")) {
        first++;
      }
      modules.add(
          new BootModule(
              Latin.bytes(words.get(first)), bytes(words.subList(first + 1, words.size()))));
    }
    builder.modules(modules);
    if (!calls.isEmpty()) {
      builder.source(BootEntry.Part.MODULES, calls.get(calls.size() - 1).place());
    }
  }

  private static List<Bytes> bytes(List<String> words) {
    return words.stream().map(Latin::bytes).toList();
  }
}
