package io.github.bootformats.grub.internal.run;

import io.github.bootformats.grub.GrubFinding;
import java.util.Map;

/**
 * Commands that GRUB has and that are not modelled: they succeed, change nothing, and are said in a
 * finding.
 */
final class UnmodelledCommands {
  private static final String[] LEGACY_CONFIGURATION = {
    "legacy_source",
    "legacy_configfile",
    "extract_legacy_entries_source",
    "extract_legacy_entries_configfile"
  };

  private static final String[] SYSLINUX_CONFIGURATION = {
    "syslinux_source",
    "syslinux_configfile",
    "extract_syslinux_entries_source",
    "extract_syslinux_entries_configfile"
  };

  /** What prints, measures or asks the hardware; some set variables. */
  private static final String[] OTHER = {
    "blocklist",
    "cbmemc",
    "cmp",
    "coreboot_boottime",
    "crc",
    "dump",
    "efiemu_loadcore",
    "efiemu_prepare",
    "efiemu_unload",
    "file",
    "hashsum",
    "hdparm",
    "hexdump_random",
    "hwmatch",
    "inb",
    "inl",
    "inw",
    "legacy_check_password",
    "legacy_password",
    "lsfonts",
    "md5sum",
    "rdmsr",
    "read_dword",
    "read_word",
    "sendkey",
    "sha1sum",
    "sha256sum",
    "sha512sum",
    "smbios",
    "testload",
    "testspeed",
    "time",
    "tr",
    "wrmsr",
    "zfs-bootfs",
    "zfsinfo",
    "zfskey"
  };

  private UnmodelledCommands() {}

  static void register(Map<String, Builtin> commands) {
    put(
        commands,
        LEGACY_CONFIGURATION,
        "reads a configuration of GRUB Legacy; its entries are missing here");
    put(
        commands,
        SYSLINUX_CONFIGURATION,
        "reads a configuration of SYSLINUX; its entries are missing here");
    put(commands, OTHER, "is not modelled; it is taken to succeed without a result");
  }

  private static void put(Map<String, Builtin> commands, String[] names, String what) {
    for (String name : names) {
      commands.put(name, (machine, invocation) -> note(machine, invocation, what));
    }
  }

  static int note(Machine machine, Invocation invocation, String what) {
    machine.note(
        Machine.at(
            GrubFinding.NOT_MODELLED.diagnostic(invocation.name() + " " + what),
            invocation.place()));
    return Status.OK;
  }
}
