package io.github.bootformats.syslinux;

import java.util.Locale;

/**
 * A directive of a configuration, by the words that it begins with.
 *
 * <p>Which they are is what the two readers of SYSLINUX 6.04 know, the core's and that of the menu
 * programs, and what loaders that read the same files know besides. Case does not matter; white
 * space or the end of the line must follow.
 */
public enum SyslinuxKeyword {
  /** Begins an entry. */
  LABEL("label"),
  /** What is loaded; the suffix of its name decides how. */
  KERNEL("kernel"),
  /** A Linux kernel, whatever its name. */
  LINUX("linux"),
  /** A boot sector. */
  BOOT("boot"),
  /** A boot sector whose parameter block is filled in from the disk. */
  BSS("bss"),
  /** A network bootstrap program. */
  PXE("pxe"),
  /** An image of a floppy disk. */
  FDIMAGE("fdimage"),
  /** A COMBOOT program; SYSLINUX 5 and later load none. */
  COMBOOT("comboot"),
  /** A COM32 module. */
  COM32("com32"),
  /** Another configuration. */
  CONFIG("config"),
  /** What the firmware boots next. */
  LOCALBOOT("localboot"),
  /** A type that the readers know and nothing loads. */
  NONE("none"),
  /** The initial RAM disks of a Linux kernel, separated by commas. */
  INITRD("initrd"),
  /** A device tree: not for SYSLINUX, but for U-Boot and others. */
  FDT("fdt"),
  /** A directory of device trees: not for SYSLINUX, but for U-Boot and others. */
  FDTDIR("fdtdir"),
  /** Overlays of the device tree: not for SYSLINUX, but for U-Boot and others. */
  FDTOVERLAYS("fdtoverlays"),
  /** A device tree: another name of {@link #FDT}. */
  DEVICETREE("devicetree"),
  /** A directory of device trees: another name of {@link #FDTDIR}. */
  DEVICETREEDIR("devicetreedir"),
  /** Overlays of the device tree: another name of {@link #FDTOVERLAYS}. */
  DEVICETREE_OVERLAY("devicetree-overlay"),
  /** Parameters of the kernel. */
  APPEND("append"),
  /** Which facts about the machine are appended: the older name of {@link #SYSAPPEND}. */
  IPAPPEND("ipappend"),
  /** Which facts about the machine are appended: a sum of powers of 2. */
  SYSAPPEND("sysappend"),
  /** What is booted without a user. */
  DEFAULT("default"),
  /** The program that is the user interface; goes before {@link #DEFAULT}. */
  UI("ui"),
  /** What is booted when the time is up. */
  ONTIMEOUT("ontimeout"),
  /** What is booted when loading fails. */
  ONERROR("onerror"),
  /** Whether there is a prompt without a key. */
  PROMPT("prompt"),
  /** How long to wait for the first key, in tenths of a second. */
  TIMEOUT("timeout"),
  /** How long to wait in all, in tenths of a second. */
  TOTALTIMEOUT("totaltimeout"),
  /** Whether the user may add parameters. */
  ALLOWOPTIONS("allowoptions"),
  /** Whether Shift and other keys are ignored. */
  NOESCAPE("noescape"),
  /** Whether the Tab key does not list labels. */
  NOCOMPLETE("nocomplete"),
  /** Whether names of files may be booted that are no labels. */
  IMPLICIT("implicit"),
  /** Whether the processor is not halted while idle. */
  NOHALT("nohalt"),
  /** Prints text while the file is read. */
  SAY("say"),
  /** Prints a file while this one is read. */
  DISPLAY("display"),
  /** A font for the screen. */
  FONT("font"),
  /** A keyboard map. */
  KBDMAP("kbdmap"),
  /** A serial console. */
  SERIAL("serial"),
  /** Whether the screen is a console. */
  CONSOLE("console"),
  /** Reads another file in this place. */
  INCLUDE("include"),
  /** Where modules are looked for. */
  PATH("path"),
  /** Which facts about the machine go to an HTTP server. */
  SENDCOOKIES("sendcookies"),
  /** How often PXE is tried. */
  PXERETRY("pxeretry"),
  /** A file to show for a function key: F0 to F12. */
  F_KEY("f"),
  /** Begins text up to {@code ENDTEXT}; {@code TEXT HELP} explains an entry. */
  TEXT("text"),
  /** What the menu shows of an entry or submenu. */
  MENU_LABEL("menu label"),
  /** The heading of a menu. */
  MENU_TITLE("menu title"),
  /** Makes the entry its menu's default. */
  MENU_DEFAULT("menu default"),
  /** Keeps the entry out of the menu. */
  MENU_HIDE("menu hide"),
  /** Protects the entry by a password. */
  MENU_PASSWD("menu passwd"),
  /** Shows the menu only if Shift is held. */
  MENU_SHIFTKEY("menu shiftkey"),
  /** Remembers the chosen entry. */
  MENU_SAVE("menu save"),
  /** Does not remember the chosen entry. */
  MENU_NOSAVE("menu nosave"),
  /** Boots at once when the hot key is pressed. */
  MENU_IMMEDIATE("menu immediate"),
  /** Does not boot when the hot key is pressed. */
  MENU_NOIMMEDIATE("menu noimmediate"),
  /** What is booted when loading fails from this menu. */
  MENU_ONERROR("menu onerror"),
  /** The password for editing. */
  MENU_MASTER_PASSWD("menu master passwd"),
  /** Reads another file in this place, as a submenu if there is a tag. */
  MENU_INCLUDE("menu include"),
  /** A picture or colour behind the menu. */
  MENU_BACKGROUND("menu background"),
  /** Shows the menu only when a key is pressed. */
  MENU_HIDDEN("menu hidden"),
  /** Boots something when a key is pressed while the menu is hidden. */
  MENU_HIDDENKEY("menu hiddenkey"),
  /** Clears the screen before booting. */
  MENU_CLEAR("menu clear"),
  /** The message of the time-out. */
  MENU_AUTOBOOT("menu autoboot"),
  /** The message about the Tab key. */
  MENU_TABMSG("menu tabmsg"),
  /** The message when the Tab key does nothing. */
  MENU_NOTABMSG("menu notabmsg"),
  /** The prompt for a password. */
  MENU_PASSPROMPT("menu passprompt"),
  /** The colour of a part of the menu. */
  MENU_COLOR("menu color"),
  /** The colour of a part of the menu. */
  MENU_COLOUR("menu colour"),
  /** The colours of messages. */
  MENU_MSGCOLOR("menu msgcolor"),
  /** The colours of messages. */
  MENU_MSGCOLOUR("menu msgcolour"),
  /** An empty line in the menu. */
  MENU_SEPARATOR("menu separator"),
  /** Shows the entry, but does not let it be chosen. */
  MENU_DISABLE("menu disable"),
  /** The same as {@link #MENU_DISABLE}. */
  MENU_DISABLED("menu disabled"),
  /** Spaces before the entry. */
  MENU_INDENT("menu indent"),
  /** Begins a submenu. */
  MENU_BEGIN("menu begin"),
  /** Ends a submenu. */
  MENU_END("menu end"),
  /** Makes the entry leave the menu program. */
  MENU_QUIT("menu quit"),
  /** Makes the entry go to a submenu. */
  MENU_GOTO("menu goto"),
  /** Makes the entry leave the submenu. */
  MENU_EXIT("menu exit"),
  /** Begins with this submenu. */
  MENU_START("menu start"),
  /** Makes the entry show a file. */
  MENU_HELP("menu help"),
  /** The resolution of the screen. */
  MENU_RESOLUTION("menu resolution"),
  /** A measure of the layout. */
  MENU_WIDTH("menu width"),
  /** A measure of the layout. */
  MENU_MARGIN("menu margin"),
  /** A measure of the layout. */
  MENU_PASSWORDMARGIN("menu passwordmargin"),
  /** A measure of the layout. */
  MENU_ROWS("menu rows"),
  /** A measure of the layout. */
  MENU_TABMSGROW("menu tabmsgrow"),
  /** A measure of the layout. */
  MENU_CMDLINEROW("menu cmdlinerow"),
  /** A measure of the layout. */
  MENU_ENDROW("menu endrow"),
  /** A measure of the layout. */
  MENU_PASSWORDROW("menu passwordrow"),
  /** A measure of the layout. */
  MENU_TIMEOUTROW("menu timeoutrow"),
  /** A measure of the layout. */
  MENU_HELPMSGROW("menu helpmsgrow"),
  /** A measure of the layout. */
  MENU_HELPMSGENDROW("menu helpmsgendrow"),
  /** A measure of the layout. */
  MENU_HSHIFT("menu hshift"),
  /** A measure of the layout. */
  MENU_VSHIFT("menu vshift"),
  /** A measure of the layout. */
  MENU_HIDDENROW("menu hiddenrow");

  private final String words;

  SyslinuxKeyword(String words) {
    this.words = words;
  }

  /**
   * Returns the words, as people write them.
   *
   * @return upper-case words with single spaces, such as {@code MENU LABEL}
   */
  public String words() {
    return words.toUpperCase(Locale.ROOT);
  }

  /**
   * Returns whether this says what an entry loads: {@code KERNEL} and its kin.
   *
   * @return whether the argument is a file, or what stands for one
   */
  public boolean isKernel() {
    return compareTo(KERNEL) >= 0 && compareTo(NONE) <= 0;
  }

  /**
   * Returns whether this is about menus: {@code MENU} and another word.
   *
   * @return whether the first word is {@code MENU}
   */
  public boolean isMenu() {
    return compareTo(MENU_LABEL) >= 0;
  }

  /**
   * Returns whether SYSLINUX does not know this, only other loaders do.
   *
   * @return whether SYSLINUX ignores it
   */
  public boolean isForeign() {
    return compareTo(FDT) >= 0 && compareTo(DEVICETREE_OVERLAY) <= 0;
  }

  /** The lower-case words that a line begins with. */
  String lowerCase() {
    return words;
  }
}
