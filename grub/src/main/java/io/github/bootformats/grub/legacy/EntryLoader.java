package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootKind;
import io.github.bootformats.api.boot.BootModule;
import io.github.bootformats.api.boot.KernelCommandLine;
import io.github.bootformats.api.boot.SourceLocation;
import io.github.bootformats.grub.internal.run.Latin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an entry has loaded. Whether a kernel is Linux or speaks Multiboot is seen in its first
 * bytes; where these are not known, one for which modules are loaded is taken for Multiboot.
 */
final class EntryLoader {
  /** What is kept of Linux's command line, between 0x9000 and 0x90ff of the kernel's area. */
  static final int MAX_COMMAND_LINE = 0xff;

  private @Nullable PlacedFile kernel;
  private @Nullable SourceLocation kernelPlace;
  private String line = "";
  private KernelCall.Kind known = KernelCall.Kind.UNKNOWN;
  private boolean chain;
  private @Nullable PlacedFile initrd;
  private @Nullable SourceLocation initrdPlace;
  private final List<BootModule> modules = new ArrayList<>();
  private @Nullable SourceLocation modulesPlace;

  /**
   * Takes a kernel in the place of all that was loaded before.
   *
   * @return whether its command line is cut
   */
  boolean kernel(PlacedFile file, String text, KernelCall.Kind kind, SourceLocation place) {
    clear();
    kernel = file;
    kernelPlace = place;
    line = text;
    known = kind;
    return kind() == BootKind.LINUX && arguments(text).length() > MAX_COMMAND_LINE;
  }

  void chainload(PlacedFile file, SourceLocation place) {
    clear();
    kernel = file;
    kernelPlace = place;
    chain = true;
  }

  void clear() {
    kernel = null;
    kernelPlace = null;
    line = "";
    known = KernelCall.Kind.UNKNOWN;
    chain = false;
    initrd = null;
    modules.clear();
  }

  void initrd(PlacedFile file, SourceLocation place) {
    initrd = file;
    initrdPlace = place;
  }

  void module(PlacedFile file, List<Bytes> words, SourceLocation place) {
    modules.add(new BootModule(file.shown(), words));
    modulesPlace = place;
  }

  boolean isLoaded() {
    return kernel != null;
  }

  boolean takesInitrd() {
    return kernel != null
        && !chain
        && known != KernelCall.Kind.MULTIBOOT
        && known != KernelCall.Kind.BSD;
  }

  boolean takesModule() {
    return kernel != null && !chain && known != KernelCall.Kind.BSD;
  }

  /** Whether this is known to be Linux, so that a module is its initrd. */
  boolean isLinux() {
    return initrd != null || known == KernelCall.Kind.LINUX;
  }

  BootKind kind() {
    if (chain) {
      return BootKind.CHAINLOAD;
    }
    return switch (known) {
      case MULTIBOOT -> BootKind.MULTIBOOT;
      case BSD -> BootKind.OTHER;
      case LINUX, UNKNOWN -> modules.isEmpty() ? BootKind.LINUX : BootKind.MULTIBOOT;
    };
  }

  private static String arguments(String text) {
    return text.substring(LineRules.nextWord(text));
  }

  void describe(BootEntry.Builder entry) {
    if (kernel == null || kernelPlace == null) {
      return;
    }
    entry.kernel(kernel.shown()).source(BootEntry.Part.KERNEL, kernelPlace);
    if (chain) {
      return;
    }
    String arguments = arguments(line);
    boolean linux = kind() == BootKind.LINUX;
    String given = linux ? cut(arguments) : line;
    entry
        .commandLine(Latin.bytes(given))
        .arguments(KernelCommandLine.parse(Latin.bytes(linux ? given : arguments)).words())
        .source(BootEntry.Part.COMMAND_LINE, kernelPlace)
        .modules(modules);
    if (initrd != null && initrdPlace != null) {
      entry.initrds(List.of(initrd.shown())).source(BootEntry.Part.INITRDS, initrdPlace);
    }
    if (modulesPlace != null && !modules.isEmpty()) {
      entry.source(BootEntry.Part.MODULES, modulesPlace);
    }
  }

  private static String cut(String text) {
    return text.length() > MAX_COMMAND_LINE ? text.substring(0, MAX_COMMAND_LINE) : text;
  }
}
