package io.github.bootformats.grub.internal.run;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The commands of GRUB, by their names. */
final class Builtins {
  private static final Map<String, Builtin> COMMON = new HashMap<>();
  private static final Map<String, Builtin> DISTRIBUTION = new HashMap<>();

  /** Commands that change nothing that scripts or menus can see, and succeed. */
  private static final String[] SILENT = {
    "915resolution",
    "authenticate",
    "background_color",
    "backtrace",
    "badram",
    "clear",
    "cmosclean",
    "cmosdump",
    "cmosset",
    "cmostest",
    "cpuid",
    "cryptomount",
    "cutmem",
    "date",
    "debug",
    "distrust",
    "drivemap",
    "efi_netfs",
    "fakebios",
    "fix_video",
    "fwconfig",
    "gdbstub",
    "gdbstub_break",
    "gdbstub_stop",
    "gettext",
    "gptsync",
    "hello",
    "hexdump",
    "insmod",
    "keymap",
    "keystatus",
    "list_trusted",
    "load_efi_file",
    "loadbios",
    "lockdown",
    "loopback",
    "ls",
    "lsacpi",
    "lsapm",
    "lscoreboot",
    "lsefi",
    "lsefimmap",
    "lsefisystab",
    "lsmmap",
    "lsmod",
    "lspci",
    "lssal",
    "mac_bless",
    "macppcbless",
    "mactelbless",
    "mmap",
    "nativedisk",
    "net_add_addr",
    "net_add_dns",
    "net_add_route",
    "net_bootp",
    "net_bootp6",
    "net_del_addr",
    "net_del_dns",
    "net_del_route",
    "net_dhcp",
    "net_get_dhcp_option",
    "net_ipv6_autoconf",
    "net_ls_addr",
    "net_ls_cards",
    "net_ls_dns",
    "net_ls_routes",
    "net_nslookup",
    "normal_exit",
    "outb",
    "outl",
    "outw",
    "parttool",
    "pcidump",
    "play",
    "read_byte",
    "rmmod",
    "serial",
    "setpci",
    "spkmodem",
    "terminal_input",
    "terminal_output",
    "terminfo",
    "trust",
    "usb",
    "vbeinfo",
    "vbetest",
    "verify_detached",
    "videoinfo",
    "videotest",
    "write_byte",
    "write_dword",
    "write_word",
    "xnu_devprop_load",
    "xnu_uuid"
  };

  static {
    for (String name : SILENT) {
      COMMON.put(name, (machine, invocation) -> silent(machine, invocation));
    }
    BasicCommands.register(COMMON);
    VariableCommands.register(COMMON);
    FlowCommands.register(COMMON);
    MenuCommands.register(COMMON);
    FileCommands.register(COMMON);
    LoaderCommands.register(COMMON);
    EnvironmentCommands.register(COMMON);
    SearchCommand.register(COMMON);
    LegacyLoaderCommands.register(COMMON);
    PasswordCommands.register(COMMON);
    UnmodelledCommands.register(COMMON);
    DistributionCommands.register(DISTRIBUTION);
    DISTRIBUTION.putAll(COMMON);
  }

  private Builtins() {}

  static @Nullable Builtin find(Machine machine, String name) {
    return (machine.dialect().distribution() ? DISTRIBUTION : COMMON).get(name);
  }

  private static int silent(Machine machine, Invocation invocation) {
    boolean expandsNames =
        invocation.name().equals("insmod")
            && invocation.count() > 0
            && (invocation.argument(0).equals("regexp")
                || invocation.argument(0).endsWith("/regexp.mod"));
    if (expandsNames) {
      machine.enableWildcards();
    }
    return Status.OK;
  }
}
