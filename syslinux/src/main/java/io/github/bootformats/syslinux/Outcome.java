package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.BootKind;
import io.github.bootformats.api.boot.BootModule;
import java.util.List;

/** What executing a command comes to. */
sealed interface Outcome {
  /** The kernel's name and its parameters, apart. */
  record Linux(Bytes kernel, List<Bytes> initrds, Bytes commandLine, BootKind kind)
      implements Outcome {}

  /** A boot sector, or a network bootstrap program. */
  record Chain(Bytes file) implements Outcome {}

  /** What the firmware does next. */
  record Local(Bytes argument) implements Outcome {}

  /** A COM32 module and its arguments. */
  record Program(Bytes module, Bytes arguments) implements Outcome {
    /** Whether this is a menu program, which reads configurations itself. */
    boolean isMenu() {
      String name = baseName();
      return name.equals("menu.c32") || name.equals("vesamenu.c32");
    }

    String baseName() {
      String name = module.toString();
      return name.substring(name.lastIndexOf('/') + 1);
    }
  }

  /** A Multiboot kernel by mboot.c32. */
  record Multiboot(Bytes kernel, Bytes commandLine, List<BootModule> modules) implements Outcome {}

  /** Another configuration for the core, and the directory to change to, perhaps nothing. */
  record Config(Bytes file, Bytes directory) implements Outcome {}

  /** Nothing is started; SYSLINUX goes back to where it came from. */
  record Failure(SyslinuxFinding finding, String reason) implements Outcome {}
}
