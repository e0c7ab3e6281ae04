package io.github.bootformats.grub.internal.run;

import io.github.bootformats.api.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code grub-menulst2cfg} makes of GRUB Legacy's {@code kernel}, {@code initrd} and {@code
 * module} (GRUB's module {@code legacycfg}). A file is named twice: as GRUB 2 calls it, and as it
 * was written, which is what a Multiboot kernel is told.
 */
final class LegacyLoaderCommands {
  private static final int MAX_OPTIONS = 2;

  private LegacyLoaderCommands() {}

  static void register(Map<String, Builtin> commands) {
    commands.put("legacy_kernel", LegacyLoaderCommands::kernel);
    commands.put("legacy_initrd", LegacyLoaderCommands::initrd);
    commands.put("legacy_initrd_nounzip", LegacyLoaderCommands::initrdNoUnzip);
  }

  private static int kernel(Machine machine, Invocation invocation) {
    Loader loader = machine.loaderState();
    List<String> words = withoutOptions(loader, invocation.arguments());
    if (words.size() < 2) {
      return machine.fail(Status.BAD_ARGUMENT, "filename expected");
    }
    String file = words.get(0);
    Optional<Bytes> head = machine.files().head(file, KernelHeader.SEARCHED);
    @Nullable LegacyKernel before = loader.legacyKernel();
    LegacyKernel kind = before == null ? LegacyKernel.of(head) : before;
    if (!kind.accepts(head)) {
      return machine.fail(Status.BAD_OS, "couldn't load file " + file);
    }
    loader.setLegacyKernel(kind);
    List<String> once = new ArrayList<>(words);
    once.remove(1);
    return switch (kind) {
      case LINUX -> LoaderCommands.kernel(machine, invocation.as(linux(machine, "linux"), once));
      case MULTIBOOT -> LoaderCommands.kernel(machine, invocation.as("multiboot", words));
      case KFREEBSD -> LoaderCommands.kernel(machine, invocation.as("kfreebsd", once));
      case KNETBSD -> LoaderCommands.kernel(machine, invocation.as("knetbsd", once));
      case KOPENBSD -> LoaderCommands.kernel(machine, invocation.as("kopenbsd", once));
    };
  }

  /** Takes options off; what kind of kernel one says is kept, whatever comes of it. */
  private static List<String> withoutOptions(Loader loader, List<String> words) {
    int first = 0;
    while (first < MAX_OPTIONS && first < words.size()) {
      Optional<LegacyKernel> kind = LegacyKernel.ofOption(words.get(first));
      if (kind.isEmpty() && !words.get(first).equals("--no-mem-option")) {
        break;
      }
      kind.ifPresent(loader::setLegacyKernel);
      first++;
    }
    return words.subList(first, words.size());
  }

  /** Returns which command loads for Linux: on a PC with a BIOS the one for its boot protocol. */
  private static String linux(Machine machine, String command) {
    return command + (machine.host().platform().equals("pc") ? "16" : "");
  }

  private static int initrd(Machine machine, Invocation invocation) {
    List<String> words = invocation.arguments();
    List<String> first = words.subList(0, Math.min(1, words.size()));
    return module(
        machine, invocation.as(linux(machine, "initrd"), first), invocation.as("module", words));
  }

  /** For Linux each word is an initrd, also what follows the file's name. */
  private static int initrdNoUnzip(Machine machine, Invocation invocation) {
    List<String> words = new ArrayList<>(invocation.arguments());
    words.add(0, "--nounzip");
    return module(
        machine, invocation.as("initrd16", invocation.arguments()), invocation.as("module", words));
  }

  private static int module(Machine machine, Invocation initrd, Invocation module) {
    @Nullable LegacyKernel kernel = machine.loaderState().legacyKernel();
    if (kernel == LegacyKernel.LINUX) {
      return LoaderCommands.initrd(machine, initrd);
    }
    return kernel == LegacyKernel.MULTIBOOT
        ? LoaderCommands.module(machine, module)
        : machine.fail(Status.BAD_ARGUMENT, "you need to load the kernel first");
  }
}
