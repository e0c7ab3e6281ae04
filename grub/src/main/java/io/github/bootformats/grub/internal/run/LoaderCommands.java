package io.github.bootformats.grub.internal.run;

import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** The commands that load kernels and what goes with them. */
final class LoaderCommands {
  private static final Set<String> KERNELS =
      Set.of(
          "linux",
          "linux16",
          "linuxefi",
          "multiboot",
          "multiboot2",
          "xen_hypervisor",
          "chainloader",
          "kfreebsd",
          "knetbsd",
          "kopenbsd",
          "xnu_kernel",
          "xnu_kernel64",
          "xnu_resume",
          "ntldr",
          "freedos",
          "plan9",
          "truecrypt",
          "pxechainloader");
  private static final Set<String> INITRDS = Set.of("initrd", "initrd16", "initrdefi");
  private static final Set<String> MODULES =
      Set.of(
          "module",
          "module2",
          "xen_module",
          "xen_linux",
          "xen_initrd",
          "kfreebsd_module",
          "kfreebsd_module_elf",
          "kfreebsd_loadenv",
          "knetbsd_module",
          "knetbsd_module_elf",
          "kopenbsd_ramdisk",
          "xnu_kext",
          "xnu_kextdir",
          "xnu_mkext",
          "xnu_ramdisk",
          "xnu_splash");

  private LoaderCommands() {}

  static void register(Map<String, Builtin> commands) {
    KERNELS.forEach(name -> commands.put(name, LoaderCommands::kernel));
    INITRDS.forEach(name -> commands.put(name, LoaderCommands::initrd));
    MODULES.forEach(name -> commands.put(name, LoaderCommands::module));
    commands.put("devicetree", LoaderCommands::deviceTree);
    commands.put("acpi", (machine, invocation) -> Status.OK);
  }

  static int kernel(Machine machine, Invocation invocation) {
    return load(machine, invocation, false, Loader::kernel);
  }

  static int initrd(Machine machine, Invocation invocation) {
    return load(machine, invocation, true, Loader::initrd);
  }

  static int module(Machine machine, Invocation invocation) {
    return load(machine, invocation, true, Loader::module);
  }

  private static int load(
      Machine machine,
      Invocation invocation,
      boolean needsKernel,
      BiConsumer<Loader, Loader.Call> load) {
    if (machine.isRehearsal()) {
      machine.loaderState().kernel(invocation.asCall());
      return Status.OK;
    }
    if (invocation.count() == 0) {
      return machine.fail(Status.BAD_ARGUMENT, "filename expected");
    }
    if (needsKernel && machine.loaderState().kernel() == null) {
      return machine.fail(Status.BAD_ARGUMENT, "you need to load the kernel first");
    }
    load.accept(machine.loaderState(), invocation.asCall());
    return Status.OK;
  }

  private static int deviceTree(Machine machine, Invocation invocation) {
    if (!machine.isRehearsal()) {
      machine.loaderState().deviceTree(invocation.asCall());
    }
    return Status.OK;
  }
}
