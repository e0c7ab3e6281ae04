package io.github.bootformats.grub.legacy;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The commands of GRUB Legacy, and where a configuration may use them (manual 0.97, chapter 13).
 */
public enum LegacyKeyword {
  /** Sets the entry that is booted: a number from 0, or {@code saved}. */
  DEFAULT(Use.MENU),
  /** Sets the entries that are booted instead when one fails. */
  FALLBACK(Use.MENU),
  /** Does not show the menu before a key is pressed. */
  HIDDENMENU(Use.MENU),
  /** Sets the seconds after which the default entry is booted. */
  TIMEOUT(Use.MENU),
  /** Begins an entry. */
  TITLE(Use.TITLE),

  /** Gets an address by BOOTP. */
  BOOTP(Use.BOTH),
  /** Sets the colours of the menu. */
  COLOR(Use.BOTH),
  /** Says which device is a BIOS drive; only GRUB's shell heeds it. */
  DEVICE(Use.BOTH),
  /** Gets an address by DHCP. */
  DHCP(Use.BOTH),
  /** Hides a partition by changing its type. */
  HIDE(Use.BOTH),
  /** Sets an address. */
  IFCONFIG(Use.BOTH),
  /** Pages long output. */
  PAGER(Use.BOTH),
  /** Writes a new primary partition. */
  PARTNEW(Use.BOTH),
  /** Changes the type of a partition. */
  PARTTYPE(Use.BOTH),
  /** Before the entries locks the menu's editor; in an entry asks for a password. */
  PASSWORD(Use.BOTH),
  /** Gets an address by RARP. */
  RARP(Use.BOTH),
  /** Sets a serial line up. */
  SERIAL(Use.BOTH),
  /** Maps a key of the keyboard. */
  SETKEY(Use.BOTH),
  /** Chooses a terminal. */
  TERMINAL(Use.BOTH),
  /** Describes a terminal. */
  TERMINFO(Use.BOTH),
  /** Sets the TFTP server. */
  TFTPSERVER(Use.BOTH),
  /** Takes back {@code hide}. */
  UNHIDE(Use.BOTH),

  /** Sets the background colour of Debian's graphical menu. */
  BACKGROUND(Use.BOTH),
  /** Sets the border's colour of Debian's graphical menu. */
  BORDER(Use.BOTH),
  /** Clears the screen. */
  CLEAR(Use.ENTRY),
  /** Sets the foreground colour of Debian's graphical menu. */
  FOREGROUND(Use.BOTH),
  /** Draws shadows in Debian's graphical menu. */
  SHADE(Use.BOTH),
  /** Sets the picture behind Debian's graphical menu. */
  SPLASHIMAGE(Use.BOTH),
  /** Sets the size of Debian's graphical menu. */
  VIEWPORT(Use.BOTH),

  /** Prints a file's blocks. */
  BLOCKLIST(Use.ENTRY),
  /** Boots what is loaded; runs by itself at the end of an entry. */
  BOOT(Use.ENTRY),
  /** Shows a file. */
  CAT(Use.ENTRY),
  /** Loads another boot loader: a file, or {@code +1} for the first sector of the root device. */
  CHAINLOADER(Use.ENTRY),
  /** Compares two files. */
  CMP(Use.ENTRY),
  /** Goes on with another configuration. */
  CONFIGFILE(Use.ENTRY),
  /** Toggles messages. */
  DEBUG(Use.ENTRY),
  /** Shows what APM says. */
  DISPLAYAPM(Use.ENTRY),
  /** Shows the memory. */
  DISPLAYMEM(Use.ENTRY),
  /** Copies a file. */
  DUMP(Use.ENTRY),
  /** Embeds a stage 1.5. */
  EMBED(Use.ENTRY),
  /** Lists the devices that have a file. */
  FIND(Use.ENTRY),
  /** Tests a file system's code. */
  FSTEST(Use.ENTRY),
  /** Shows or sets a drive's geometry. */
  GEOMETRY(Use.ENTRY),
  /** Switches the machine off. */
  HALT(Use.ENTRY),
  /** Shows help. */
  HELP(Use.ENTRY),
  /** Looks for processors. */
  IMPSPROBE(Use.ENTRY),
  /** Loads an initrd. */
  INITRD(Use.ENTRY),
  /** Installs GRUB. */
  INSTALL(Use.ENTRY),
  /** Looks for a drive's ports. */
  IOPROBE(Use.ENTRY),
  /** Loads a kernel. */
  KERNEL(Use.ENTRY),
  /** Fails unless a password was given before. */
  LOCK(Use.ENTRY),
  /** Marks the root partition as active. */
  MAKEACTIVE(Use.ENTRY),
  /** Exchanges BIOS drives. */
  MAP(Use.ENTRY),
  /** Encrypts a password. */
  MD5CRYPT(Use.ENTRY),
  /** Loads a module of a Multiboot kernel. */
  MODULE(Use.ENTRY),
  /** Loads a module as it is, even if it is compressed. */
  MODULENOUNZIP(Use.ENTRY),
  /** Waits for a key. */
  PAUSE(Use.ENTRY),
  /** Leaves GRUB's shell. */
  QUIT(Use.ENTRY),
  /** Shows memory. */
  READ(Use.ENTRY),
  /** Starts the machine anew. */
  REBOOT(Use.ENTRY),
  /** Sets the root device, and mounts it. */
  ROOT(Use.ENTRY),
  /** Sets the root device without mounting it. */
  ROOTNOVERIFY(Use.ENTRY),
  /** Keeps the number of this entry for {@code default saved}. */
  SAVEDEFAULT(Use.ENTRY),
  /** Installs GRUB. */
  SETUP(Use.ENTRY),
  /** Tests a file system's code. */
  TESTLOAD(Use.ENTRY),
  /** Tests a video mode. */
  TESTVBE(Use.ENTRY),
  /** Says how much upper memory there is. */
  UPPERMEM(Use.ENTRY),
  /** Shows video modes. */
  VBEPROBE(Use.ENTRY),

  /** Sets the root device by the UUID of its file system; only Ubuntu's GRUB Legacy knows it. */
  UUID(Use.ENTRY),
  /** Prints no commands; only Ubuntu's GRUB Legacy knows it. */
  QUIET(Use.BOTH);

  private enum Use {
    MENU,
    ENTRY,
    BOTH,
    TITLE
  }

  private static final Map<String, LegacyKeyword> BY_WORD =
      Stream.of(values()).collect(Collectors.toMap(LegacyKeyword::word, Function.identity()));

  private final Use use;

  LegacyKeyword(Use use) {
    this.use = use;
  }

  /**
   * Finds a command as GRUB does: capital letters are others.
   *
   * @param word the first word of a line
   * @return the command; empty if GRUB knows none of this name
   */
  public static Optional<LegacyKeyword> of(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }

  /**
   * Returns how the command is written.
   *
   * @return the word
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns whether the command has an effect before the first entry.
   *
   * @return true if GRUB runs it there
   */
  public boolean isForMenu() {
    return use == Use.MENU || use == Use.BOTH;
  }

  /**
   * Returns whether the command may be used in an entry.
   *
   * @return false if the entry fails at it
   */
  public boolean isForEntry() {
    return use == Use.ENTRY || use == Use.BOTH;
  }
}
