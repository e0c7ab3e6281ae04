package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The names of options that LILO 24 (the tables in cfg.c) or ELILO 3.16 (those in config.c and the
 * config.c of each architecture) know.
 */
public enum LiloKeyword {
  /** Makes a partition active. */
  ACTIVATE("activate", false),
  /** Kernel parameters behind the others. */
  ADDAPPEND("addappend", true),
  /** A second name. */
  ALIAS("alias", true),
  /** Kernel parameters. */
  APPEND("append", true),
  /** Hides other partitions of such types. */
  AUTOMATIC("automatic", false),
  /** Where the old boot sector is kept. */
  BACKUP("backup", true),
  /** The BIOS code of a disk. */
  BIOS("bios", true),
  /** Whether the BIOS tells the boot device. */
  BIOS_PASSES_DL("bios-passes-dl", true),
  /** The picture behind the menu. */
  BITMAP("bitmap", true),
  /** The colours of a menu over a picture. */
  BMP_COLORS("bmp-colors", true),
  /** The picture stays when the kernel starts. */
  BMP_RETAIN("bmp-retain", false),
  /** Where the menu is on the picture. */
  BMP_TABLE("bmp-table", true),
  /** Where the timer is on the picture. */
  BMP_TIMER("bmp-timer", true),
  /** The device whose boot sector LILO writes. */
  BOOT("boot", true),
  /** The BIOS code that another system is booted as. */
  BOOT_AS("boot-as", true),
  /** The global password is not needed. */
  BYPASS("bypass", false),
  /** Begins changes of the partition table. */
  CHANGE("change", false),
  /** Begins types of partitions that can be hidden. */
  CHANGE_RULES("change-rules", false),
  /** ELILO: looks for another kernel in an EFI variable. */
  CHECKALT("checkalt", false),
  /** ELILO: the user interface. */
  CHOOSER("chooser", true),
  /** Reads several sectors at once. */
  COMPACT("compact", false),
  /** How many cylinders a disk has. */
  CYLINDERS("cylinders", true),
  /** Makes a partition inactive. */
  DEACTIVATE("deactivate", false),
  /** ELILO: tells more. */
  DEBUG("debug", false),
  /** What is booted without a user. */
  DEFAULT("default", true),
  /** How long to wait for a key where there is no prompt, in tenths of a second. */
  DELAY("delay", true),
  /** ELILO: what the menu shows. */
  DESCRIPTION("description", true),
  /** Begins facts about a disk. */
  DISK("disk", true),
  /** The file with facts about disks. */
  DISKTAB("disktab", true),
  /** Makes a boot image for a CD. */
  EL_TORITO_BOOTABLE_CD("el-torito-bootable-cd", false),
  /** ELILO: a file that the key F1 shows. */
  F1("f1", true),
  /** ELILO: a file that the key F2 shows. */
  F2("f2", true),
  /** ELILO: a file that the key F3 shows. */
  F3("f3", true),
  /** ELILO: a file that the key F4 shows. */
  F4("f4", true),
  /** ELILO: a file that the key F5 shows. */
  F5("f5", true),
  /** ELILO: a file that the key F6 shows. */
  F6("f6", true),
  /** ELILO: a file that the key F7 shows. */
  F7("f7", true),
  /** ELILO: a file that the key F8 shows. */
  F8("f8", true),
  /** ELILO: a file that the key F9 shows. */
  F9("f9", true),
  /** ELILO: a file that the key F10 shows. */
  F10("f10", true),
  /** ELILO: a file that the key F11 shows. */
  F11("f11", true),
  /** ELILO: a file that the key F12 shows. */
  F12("f12", true),
  /** What is booted next time if this does not come up. */
  FALLBACK("fallback", true),
  /** Lets LILO repair addresses in a partition table. */
  FIX_TABLE("fix-table", false),
  /** Like backup, but overwrites. */
  FORCE_BACKUP("force-backup", true),
  /** ELILO for Itanium: the driver for floating point. */
  FPSWA("fpswa", true),
  /** Addresses are cylinder, head and sector. */
  GEOMETRIC("geometric", false),
  /** How many heads a disk has. */
  HEADS("heads", true),
  /** The id of a hidden partition. */
  HIDDEN("hidden", true),
  /** Lets LILO ignore a bad partition table. */
  IGNORE_TABLE("ignore-table", false),
  /** Begins an entry with a Linux kernel. */
  IMAGE("image", true),
  /** The BIOS cannot read the disk. */
  INACCESSIBLE("inaccessible", false),
  /** The initial RAM disk. */
  INITRD("initrd", true),
  /** Which user interface is installed. */
  INSTALL("install", true),
  /** The layout of the keyboard. */
  KEYTABLE("keytable", true),
  /** The name. */
  LABEL("label", true),
  /** Loads initial RAM disks above 15 MiB. */
  LARGE_MEMORY("large-memory", false),
  /** Addresses are 32-bit block numbers. */
  LBA32("lba32", false),
  /** ELILO for x86: does not look at the BIOS. */
  LEGACY_FREE("legacy-free", false),
  /** Addresses are 24-bit block numbers. */
  LINEAR("linear", false),
  /** Kernel parameters instead of all others. */
  LITERAL("literal", true),
  /** The chain loader. */
  LOADER("loader", true),
  /** What is booted becomes the default. */
  LOCK("lock", false),
  /** The password is always needed. */
  MANDATORY("mandatory", false),
  /** The map file. */
  MAP("map", true),
  /** Begins an exchange of BIOS drives. */
  MAP_DRIVE("map-drive", true),
  /** Another system is booted as the first disk. */
  MASTER_BOOT("master-boot", false),
  /** How many partitions a disk can have. */
  MAX_PARTITIONS("max-partitions", true),
  /** The colours of the menu. */
  MENU_SCHEME("menu-scheme", true),
  /** The heading of the menu. */
  MENU_TITLE("menu-title", true),
  /** A file that is shown before the prompt. */
  MESSAGE("message", true),
  /** Does not look through /dev. */
  NODEVCACHE("nodevcache", false),
  /** ELILO: leaves EDD 3.0 alone. */
  NOEDD30("noedd30", false),
  /** What is booted without a keyboard. */
  NOKBDEFAULT("nokbdefault", true),
  /** Not to be booted without a keyboard. */
  NOKBDISABLE("nokbdisable", false),
  /** Does not treat RAID in its own way. */
  NORAID("noraid", false),
  /** The id of a partition that is not hidden. */
  NORMAL("normal", true),
  /** No warnings. */
  NOWARN("nowarn", false),
  /** A missing file leaves the entry out. */
  OPTIONAL("optional", false),
  /** Begins an entry with another system. */
  OTHER("other", true),
  /** Begins facts about a partition, or changes of it. */
  PARTITION("partition", true),
  /** The password. */
  PASSWORD("password", true),
  /** Shows the prompt without a key. */
  PROMPT("prompt", false),
  /** Further boot sectors of a RAID. */
  RAID_EXTRA_BOOT("raid-extra-boot", true),
  /** The size of the RAM disk. */
  RAMDISK("ramdisk", true),
  /** Which sectors of a device are the kernel. */
  RANGE("range", true),
  /** The root is mounted read-only. */
  READ_ONLY("read-only", false),
  /** The root is mounted for writing. */
  READ_WRITE("read-write", false),
  /** ELILO for Itanium: the kernel can be moved. */
  RELOCATABLE("relocatable", false),
  /** Forgets the built-in types. */
  RESET("reset", false),
  /** The password is needed for parameters only. */
  RESTRICTED("restricted", false),
  /** The root device. */
  ROOT("root", true),
  /** How many sectors a track has. */
  SECTORS("sectors", true),
  /** A serial console. */
  SERIAL("serial", true),
  /** Hides a partition or shows it. */
  SET("set", true),
  /** One key boots the entry. */
  SINGLE_KEY("single-key", false),
  /** Loads initial RAM disks below 15 MiB. */
  SMALL_MEMORY("small-memory", false),
  /** Where a partition starts. */
  START("start", true),
  /** The BIOS codes of disks do not change. */
  STATIC_BIOS_CODES("static-bios-codes", false),
  /** Collects no data from the BIOS. */
  SUPPRESS_BOOT_TIME_BIOS_DATA("suppress-boot-time-BIOS-data", false),
  /** The device with the partition table. */
  TABLE("table", true),
  /** ELILO for x86-64: leaves the text mode alone. */
  TEXT_MODE("text-mode", false),
  /** How long the prompt waits, in tenths of a second. */
  TIMEOUT("timeout", true),
  /** Which BIOS drive another one becomes. */
  TO("to", true),
  /** Begins a type of partitions. */
  TYPE("type", true),
  /** Goes on without a user wherever possible. */
  UNATTENDED("unattended", false),
  /** Does not look at the boot sector. */
  UNSAFE("unsafe", false),
  /** How much LILO tells. */
  VERBOSE("verbose", true),
  /** The text mode. */
  VGA("vga", true),
  /** What is booted in a virtual machine. */
  VMDEFAULT("vmdefault", true),
  /** Not to be booted in a virtual machine. */
  VMDISABLE("vmdisable", false),
  /** ELILO: a program that starts the kernel, such as Xen. */
  VMM("vmm", true),
  /** Warns in a virtual machine. */
  VMWARN("vmwarn", false);

  private static final Map<String, LiloKeyword> BY_LOWER_CASE = new HashMap<>();

  static {
    for (LiloKeyword keyword : values()) {
      BY_LOWER_CASE.put(keyword.word.toLowerCase(Locale.ROOT), keyword);
    }
  }

  private final String word;
  private final boolean takesValue;

  LiloKeyword(String word, boolean takesValue) {
    this.word = word;
    this.takesValue = takesValue;
  }

  /**
   * Returns how it is written.
   *
   * @return such as {@code read-only}
   */
  public String word() {
    return word;
  }

  /**
   * Returns whether there must be a value behind it; without this there must be none.
   *
   * @return whether it takes a value
   */
  public boolean takesValue() {
    return takesValue;
  }

  /** Whether it begins an entry. */
  boolean beginsSection() {
    return this == IMAGE || this == OTHER;
  }

  /** Finds a name: in any case for LILO, as it is written for ELILO. */
  static Optional<LiloKeyword> find(Bytes name, LiloDialect dialect) {
    return name.decodeUtf8()
        .flatMap(LiloKeyword::ofWord)
        .filter(keyword -> OptionTable.knows(dialect, keyword))
        .filter(keyword -> keyword.isWritten(name, dialect));
  }

  private boolean isWritten(Bytes name, LiloDialect dialect) {
    Bytes plain = Bytes.utf8(word);
    // Beyond ASCII there are letters whose lower case is in it.
    return dialect == LiloDialect.LILO ? Ascii.equalsIgnoreCase(name, plain) : name.equals(plain);
  }

  /** Finds a word in any case, whatever the loader. */
  static Optional<LiloKeyword> ofWord(String word) {
    return Optional.ofNullable(BY_LOWER_CASE.get(word.toLowerCase(Locale.ROOT)));
  }
}
